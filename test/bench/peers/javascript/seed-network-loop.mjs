import { readTask, serve } from "../protocol.ts";

// As one writes it by hand: loops over rows and units, typed arrays, everything allocated before.
const task = readTask();
const x = Float32Array.from(task.inputs);
const y = Float32Array.from(task.targets);
const hidden = new Float32Array(12);
const output = new Float32Array(4);
const active = new Float32Array(16);
const slopeHidden = new Float32Array(12);
const slopeOutput = new Float32Array(4);

function reset() {
  hidden.set(task.hidden);
  output.set(task.output);
}

function predict(row) {
  let sum = 0;
  for (let unit = 0; unit < 4; unit++) {
    let z = 0;
    for (let i = 0; i < 3; i++) z += x[row * 3 + i] * hidden[i * 4 + unit];
    const a = 1 / (1 + Math.exp(-z));
    active[row * 4 + unit] = a;
    sum += a * output[unit];
  }
  return 1 / (1 + Math.exp(-sum));
}

function train(iterations) {
  for (let iteration = 0; iteration < iterations; iteration++) {
    slopeHidden.fill(0);
    slopeOutput.fill(0);
    for (let row = 0; row < 4; row++) {
      const p = predict(row);
      const delta = (y[row] - p) * p * (1 - p);
      for (let unit = 0; unit < 4; unit++) {
        const a = active[row * 4 + unit];
        slopeOutput[unit] += a * delta;
        const back = delta * output[unit] * a * (1 - a);
        for (let i = 0; i < 3; i++) slopeHidden[i * 4 + unit] += x[row * 3 + i] * back;
      }
    }
    for (let i = 0; i < 4; i++) output[i] += slopeOutput[i];
    for (let i = 0; i < 12; i++) hidden[i] += slopeHidden[i];
  }
}

function check() {
  reset();
  let done = 0;
  return task.checkpoints.map((checkpoint) => {
    train(checkpoint - done);
    done = checkpoint;
    return [0, 1, 2, 3].reduce((sum, row) => sum + Math.abs(y[row] - predict(row)), 0) / 4;
  });
}

await serve({ about: {}, reset, work: train, check });
