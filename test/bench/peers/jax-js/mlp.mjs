import { init, jit, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import { readFloats, readInts } from "../numbers.ts";
import { readTask, serve } from "../protocol.ts";

await init("wasm");
const { folder, rows, batch, parameters, checkSteps } = readTask();
const names = Object.keys(parameters);
const layers = names.length / 2;
const [rate, beta1, beta2, epsilon] = [1e-3, 0.9, 0.999, 1e-8];

const inputs = readFloats(folder, "inputs");
const labels = readInts(folder, "labels");
const batches = Array.from({ length: rows / batch }, (_, i) => ({
  x: np.array(inputs.slice(i * batch * 784, (i + 1) * batch * 784)).reshape([batch, 784]),
  y: nn.oneHot(np.array(labels.slice(i * batch, (i + 1) * batch), { dtype: np.int32 }), 10),
}));

// In jax-js an argument is given away; `.ref` keeps it.
function loss(p, x, y) {
  let values = x;
  for (let i = 0; i < layers; i++) {
    values = np.matmul(values, p[2 * i]).add(p[2 * i + 1]);
    if (i < layers - 1) values = nn.relu(values);
  }
  return nn.logSoftmax(values, -1).mul(y).sum().div(-batch);
}

/** `corrections` are 1 / (1 - beta^t) of both moments. */
const step = jit((p, m, v, corrections, x, y) => {
  const [cost, slopes] = valueAndGrad(loss)(
    p.map((value) => value.ref),
    x,
    y,
  );
  const nextM = m.map((value, i) => value.mul(beta1).add(slopes[i].ref.mul(1 - beta1)));
  const nextV = v.map((value, i) => value.mul(beta2).add(np.square(slopes[i]).mul(1 - beta2)));
  const [correction1, correction2] = corrections;
  const nextP = p.map((value, i) => {
    const size = np.sqrt(nextV[i].ref.mul(correction2.ref)).add(epsilon);
    return value.sub(nextM[i].ref.mul(correction1.ref).div(size).mul(rate));
  });
  correction1.dispose();
  correction2.dispose();
  return [nextP, nextM, nextV, cost];
});

let now;
function reset() {
  for (const value of now === undefined ? [] : [...now.p, ...now.m, ...now.v]) value.dispose();
  const zeros = () => names.map((name) => np.zeros(parameters[name]));
  const first = names.map((name) => np.array(readFloats(folder, name)).reshape(parameters[name]));
  now = { p: first, m: zeros(), v: zeros(), step: 0 };
}

/** One step; @returns its loss, which the caller owns. */
async function trainOnce() {
  const { x, y } = batches[now.step % batches.length];
  const t = now.step + 1;
  const corrections = [np.array(1 / (1 - beta1 ** t)), np.array(1 / (1 - beta2 ** t))];
  const [p, m, v, cost] = step(now.p, now.m, now.v, corrections, x.ref, y.ref);
  now = { p, m, v, step: t };
  await p[0].blockUntilReady();
  return cost;
}

async function train(steps) {
  for (let i = 0; i < steps; i++) (await trainOnce()).dispose();
}

async function check() {
  reset();
  const losses = [];
  for (let i = 0; i < checkSteps; i++) losses.push((await (await trainOnce()).data())[0]);
  return losses;
}

await serve({ about: { threads: 1 }, reset, work: train, check });
