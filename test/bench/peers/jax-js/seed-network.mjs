import { grad, init, jit, nn, numpy as np } from "@jax-js/jax";
import { readTask, serve } from "../protocol.ts";

await init("wasm");
const task = readTask();
const array = (numbers, shape) => np.array(Float32Array.from(numbers)).reshape(shape);
const x = array(task.inputs, [4, 3]);
const y = array(task.targets, [4, 1]);

// In jax-js an argument is given away; `.ref` keeps it.
const predict = (hidden, output, x) => {
  return nn.sigmoid(np.matmul(nn.sigmoid(np.matmul(x, hidden)), output));
};
const loss = ([hidden, output], x, y) => {
  const miss = y.sub(predict(hidden, output, x));
  return np.square(miss).sum().mul(0.5);
};
const step = jit((weights, x, y) => {
  const [hidden, output] = weights;
  const [slopeHidden, slopeOutput] = grad(loss)([hidden.ref, output.ref], x, y);
  return [hidden.sub(slopeHidden), output.sub(slopeOutput)];
});

let weights;
function reset() {
  for (const weight of weights ?? []) weight.dispose();
  weights = [array(task.hidden, [3, 4]), array(task.output, [4, 1])];
}

async function train(iterations) {
  for (let i = 0; i < iterations; i++) {
    weights = step(weights, x.ref, y.ref);
    // Without this its queue grows, and a step takes a hundred times as long.
    await weights[0].blockUntilReady();
  }
}

async function check() {
  reset();
  let done = 0;
  const errors = [];
  for (const checkpoint of task.checkpoints) {
    await train(checkpoint - done);
    done = checkpoint;
    const [hidden, output] = weights;
    const error = np.abs(y.ref.sub(predict(hidden.ref, output.ref, x.ref))).mean();
    errors.push((await error.data())[0]);
  }
  return errors;
}

await serve({ about: { threads: 1 }, reset, work: train, check });
