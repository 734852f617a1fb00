import { readFloats, readInts } from "../numbers.ts";
import { readTask, serve } from "../protocol.ts";
import { startTfjs } from "./backend.mjs";

const { tf, about } = await startTfjs();
const { folder, rows, batch, parameters, checkSteps } = readTask();
const classes = 10;

// Batches are cut before: tfjs copies where others only look.
const inputs = tf.tensor2d(readFloats(folder, "inputs"), [rows, 784]);
const labels = tf.oneHot(tf.tensor1d(readInts(folder, "labels"), "int32"), classes).toFloat();
const batches = Array.from({ length: rows / batch }, (_, i) => ({
  x: inputs.slice([i * batch, 0], [batch, 784]),
  y: labels.slice([i * batch, 0], [batch, classes]),
}));

const variables = Object.fromEntries(
  Object.entries(parameters).map(([name, shape]) => [name, tf.variable(tf.zeros(shape))]),
);
const layers = Object.keys(parameters).length / 2;
let optimizer;
let step = 0;

function reset() {
  optimizer?.dispose();
  optimizer = tf.train.adam(1e-3, 0.9, 0.999, 1e-8);
  step = 0;
  for (const [name, shape] of Object.entries(parameters)) {
    tf.tidy(() => variables[name].assign(tf.tensor(readFloats(folder, name), shape)));
  }
}

function loss({ x, y }) {
  let values = x;
  for (let i = 0; i < layers; i++) {
    values = values.matMul(variables[`weight${i}`]).add(variables[`bias${i}`]);
    if (i < layers - 1) values = values.relu();
  }
  return tf.losses.softmaxCrossEntropy(y, values);
}

function train(steps) {
  for (let i = 0; i < steps; i++) {
    const now = batches[step++ % batches.length];
    optimizer.minimize(() => loss(now), false, Object.values(variables));
  }
}

function check() {
  reset();
  return Array.from({ length: checkSteps }, () => {
    const now = batches[step++ % batches.length];
    const cost = optimizer.minimize(() => loss(now), true, Object.values(variables));
    const value = cost.dataSync()[0];
    cost.dispose();
    return value;
  });
}

await serve({ about, reset, work: train, check });
