import brain from "brain.js";
import { readTask, serve } from "../protocol.ts";

const { inputs, targets } = readTask();
const rows = targets.map((target, i) => ({ input: inputs.slice(3 * i, 3 * i + 3), output: [target] }));
let net;

/** It draws its first weights itself, in its first training. */
function reset() {
  net = new brain.NeuralNetwork({ hiddenLayers: [4], activation: "sigmoid" });
}

/** Passes over all rows; no error is small enough to stop. */
function train(iterations) {
  return net.train(rows, { iterations, errorThresh: 1e-30, learningRate: 0.3 }).iterations;
}

function check() {
  reset();
  train(20_000);
  return rows.map(({ input, output }) => Math.abs(output[0] - net.run(input)[0]));
}

await serve({ about: {}, reset, work: train, check });
