import { readTask, serve } from "../protocol.ts";

// The whole iteration without a loop or an array: every number is a local variable, every 0 and 1 of the inputs is
// folded in, and the engine does the rest.
const { inputs, targets, hidden, output, checkpoints } = readTask();
const units = [0, 1, 2, 3];
const each = (list, write) => list.map(write).join("\n");
const weight = (i, unit) => `h${i * 4 + unit}`;
const sigmoid = (sum) => `1 / (1 + Math.exp(-(${sum})))`;
const onBits = (row) => [0, 1, 2].filter((i) => inputs[row * 3 + i] === 1);
const sum = (terms) => terms.join(" + ") || "0";

const forward = each([0, 1, 2, 3], (row) => {
  const activations = each(units, (unit) => {
    return `const a${row}${unit} = ${sigmoid(sum(onBits(row).map((i) => weight(i, unit))))};`;
  });
  return `${activations}\nconst p${row} = ${sigmoid(sum(units.map((unit) => `a${row}${unit} * o${unit}`)))};`;
});
const backward = each([0, 1, 2, 3], (row) => {
  const deltas = each(
    units,
    (unit) => `const b${row}${unit} = d${row} * o${unit} * a${row}${unit} * (1 - a${row}${unit});`,
  );
  return `const d${row} = (${targets[row]} - p${row}) * p${row} * (1 - p${row});\n${deltas}`;
});
const updates = each(units, (unit) => {
  const own = `o${unit} += ${sum([0, 1, 2, 3].map((row) => `a${row}${unit} * d${row}`))};`;
  const below = each([0, 1, 2], (i) => {
    const rows = [0, 1, 2, 3].filter((row) => onBits(row).includes(i));
    return `${weight(i, unit)} += ${sum(rows.map((row) => `b${row}${unit}`))};`;
  });
  return `${own}\n${below}`;
});

const names = [...hidden.map((_, i) => `h${i}`), ...output.map((_, i) => `o${i}`)];
const numbers = [...hidden, ...output];
const train = new Function(
  "numbers",
  "iterations",
  `let [${names}] = numbers;
   for (let iteration = 0; iteration < iterations; iteration++) {
     ${forward}\n${backward}\n${updates}
   }
   ${each(names, (name, i) => `numbers[${i}] = ${name};`)}`,
);
const error = new Function(
  "numbers",
  `const [${names}] = numbers;
   ${forward}
   return (${sum(targets.map((target, row) => `Math.abs(${target} - p${row})`))}) / 4;`,
);

function reset() {
  for (const [i, value] of [...hidden, ...output].entries()) numbers[i] = value;
}

function check() {
  reset();
  let done = 0;
  return checkpoints.map((checkpoint) => {
    train(numbers, checkpoint - done);
    done = checkpoint;
    return error(numbers);
  });
}

await serve({ about: {}, reset, work: (iterations) => train(numbers, iterations), check });
