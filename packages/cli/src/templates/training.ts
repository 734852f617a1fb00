// Plugins that run around graphs, or update what they hold.

export const optimizer = (
  name: string,
): string => `import { defineOptimizer, fraction, positive } from "@titrate/plugin";

export default defineOptimizer({
  name: "${name}",
  summary: "Gradient descent along a momentum: m = beta * m + g; p = p - lr * m.",
  source: "Where the formula is from",
  params: { lr: positive(0.01), beta: fraction(0.9) },
  state: { m: "zeros" },
  update({ param, grad, m }, { lr, beta }) {
    const next = m.mul(beta).add(grad);
    return { param: param.sub(next.mul(lr)), m: next };
  },
});
`;

export const schedule = (
  name: string,
): string => `import { defineSchedule, exact, fraction } from "@titrate/plugin";

export default defineSchedule({
  name: "${name}",
  summary: "Half a cosine, from lr down to floor * lr.",
  source: "Where the formula is from",
  params: { floor: fraction(0) },
  rate({ step, steps, base }, { floor }) {
    const falling = (1 + exact.cos((Math.PI * step) / steps)) / 2;
    return base * (floor + (1 - floor) * falling);
  },
});
`;

export const dataset = (
  name: string,
): string => `import { count, defineDataset, matrix, nonNegative } from "@titrate/plugin";

export default defineDataset({
  name: "${name}",
  summary: "Points in the unit square; the target is 1 where x + y is above 1.",
  params: { rows: count(100), noise: nonNegative(0) },
  load({ rows, noise }, { random }) {
    const draw = () => {
      const points = Array.from({ length: rows }, () => [random.uniform(), random.uniform()] as const);
      const targets = points.map(([x, y]) => [x + y + noise * random.normal() > 1 ? 1 : 0]);
      return { inputs: matrix(points), targets: matrix(targets) };
    };
    return { train: draw(), test: draw() };
  },
});
`;

export const transform = (
  name: string,
): string => `import { defineTransform, type Examples } from "@titrate/plugin";

export default defineTransform({
  name: "${name}",
  summary: "Divides the inputs by the largest size that they have in train.",
  fits: true,
  apply(dataset) {
    const { train, validation, test } = dataset;
    let largest = 0;
    for (const value of train.inputs.data) if (Math.abs(value) > largest) largest = Math.abs(value);
    const scaled = ({ inputs, ...rest }: Examples): Examples => {
      const data = new Float64Array(inputs.data.length);
      for (const [index, value] of inputs.data.entries()) data[index] = value / (largest || 1);
      return { ...rest, inputs: { ...inputs, dtype: "float", data } };
    };
    return {
      ...dataset,
      train: scaled(train),
      ...(validation && { validation: scaled(validation) }),
      ...(test && { test: scaled(test) }),
    };
  },
});
`;

export const callback = (name: string): string => `import { defineCallback, real, z } from "@titrate/plugin";

export default defineCallback({
  name: "${name}",
  summary: "Ends the training once a figure is at or below a value.",
  params: { metric: z.string().default("train/loss"), value: real(0.001) },
  watches: ({ metric }) => [metric],
  decide(history, { metric, value }) {
    const last = history.at(-1)?.metrics[metric] ?? Number.NaN;
    return last <= value ? { stop: \`\${metric} is \${last}\` } : undefined;
  },
});
`;
