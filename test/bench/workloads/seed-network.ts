import type { Child, Contest, Rival, Workload } from "../contest.ts";
import { randomNumbers, writeNumbers } from "../harness/random-numbers.ts";
import { titrate } from "./titrate.ts";

const random = randomNumbers(1);
const start = {
  inputs: [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1],
  targets: [0, 1, 1, 0],
  hidden: [...random.floats(12, -1, 1)],
  output: [...random.floats(4, -1, 1)],
};
/** Floating point's rounding order moves the errors by 1e-6 in f32, and chaos is far. */
const agreement = 1e-3;
const checkpoints = [0, 10, 100, 1000];
const taskIn = (precision: "f32" | "f64") => ({ ...start, precision, checkpoints });

const node = (script: string, needs: Child["needs"] = [], flags: Child["flags"] = []): Child => {
  return { kind: "child", program: "node", script, task: taskIn("f32"), needs, flags };
};
const python = (script: string, precision: "f32" | "f64", need: "numpy" | "torch"): Child => {
  return { kind: "child", program: "python", script, task: taskIn(precision), needs: ["numpy", need] };
};
const online = "updates after each row, and has biases: another algorithm";

const rivals: readonly Rival[] = [
  { peer: "numpy", start: python("peers/numpy/seed_network.py", "f32", "numpy"), target: 120, agreement },
  { peer: "pytorch", start: python("peers/torch/seed_network.py", "f32", "torch"), target: 1000, agreement },
  {
    peer: "tfjs-wasm",
    start: node("peers/tfjs/seed-network.mjs", ["npm:@tensorflow/tfjs-backend-wasm"]),
    target: 1000,
    agreement,
  },
  {
    peer: "jax-js",
    start: node("peers/jax-js/seed-network.mjs", ["npm:@jax-js/jax"]),
    target: 1000,
    agreement,
  },
  {
    peer: "brain.js",
    start: node("peers/javascript/brain.mjs", ["npm:brain.js"]),
    target: 10,
    errorBelow: 0.1,
    note: online,
  },
  {
    peer: "synaptic",
    start: node("peers/javascript/synaptic.mjs", ["npm:synaptic"]),
    target: 10,
    errorBelow: 0.1,
    note: online,
  },
  { peer: "javascript", start: node("peers/javascript/seed-network-loop.mjs"), target: 6, agreement },
  {
    peer: "javascript-straight-line",
    start: node("peers/javascript/seed-network-straight-line.mjs"),
    target: 2,
    agreement,
    note: "generated; computes in doubles",
  },
  {
    peer: "c",
    start: {
      kind: "child",
      program: "c",
      script: "peers/c/seed-network.c",
      flags: ["-O3", "-march=native"],
      needs: ["gcc"],
    },
    target: 1.2,
    agreement,
    note: "gcc -O3 -march=native",
  },
];

const contest = (precision: "f32" | "f64", rivals: readonly Rival[]): Contest => ({
  name: `seed-network ${precision}`,
  unit: "iterations/s",
  prepare: (folder) => {
    const { hidden, output } = start;
    writeNumbers(folder, { "seed-network": Float32Array.from([...hidden, ...output]) });
  },
  ours: titrate("seed-network", taskIn(precision)),
  rivals,
});

export const seedNetwork: Workload = {
  name: "seed-network",
  about: "3-4-1 without biases on 4 rows, full batch, sigmoid, gradient descent.",
  contests: [
    contest("f32", rivals),
    contest("f64", [
      { peer: "numpy", start: python("peers/numpy/seed_network.py", "f64", "numpy"), target: 40, agreement },
    ]),
  ],
};
