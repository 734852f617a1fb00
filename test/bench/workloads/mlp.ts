import type { Child, Rival, Workload } from "../contest.ts";
import { randomNumbers, writeNumbers } from "../harness/random-numbers.ts";
import { titrate } from "./titrate.ts";
import { torchSettings } from "./torch-settings.ts";

const sizes = [784, 256, 128, 10];
const rows = 1024;

const parameters = Object.fromEntries(
  sizes.slice(1).flatMap((units, i) => [
    [`weight${i}`, [sizes[i]!, units]],
    [`bias${i}`, [units]],
  ]),
);
const task = { rows, batch: 64, inputShape: [784], parameters, checkSteps: 20 };
/** The losses of twenty steps; Adam divides by small numbers, so other orders of rounding show early. */
const agreement = 1e-3;

function prepare(folder: string): void {
  const random = randomNumbers(2);
  writeNumbers(folder, { inputs: random.floats(rows * 784, 0, 1), labels: random.ints(rows, 10) });
  for (const [i, units] of sizes.slice(1).entries()) {
    const bound = 1 / Math.sqrt(sizes[i]!);
    writeNumbers(folder, {
      [`weight${i}`]: random.floats(sizes[i]! * units, -bound, bound),
      [`bias${i}`]: random.floats(units, -bound, bound),
    });
  }
}

const numpy: Rival = {
  peer: "numpy",
  start: {
    kind: "child",
    program: "python",
    script: "peers/numpy/mlp.py",
    task,
    needs: ["numpy", "openblas"],
  },
  target: 0.75,
  wideTarget: 1.4,
  agreement,
  note: "hand-written, in place",
};
const npm = (peer: string, script: string, need: `npm:${string}`, target: number): Rival => {
  const start: Child = { kind: "child", program: "node", script, task, needs: [need] };
  return { peer, start, target, agreement };
};

export const mlp: Workload = {
  name: "mlp",
  about: "784-256-128-10 with ReLU, batches of 64, softmax cross-entropy, Adam.",
  contests: [
    {
      name: "mlp",
      unit: "steps/s",
      prepare,
      ours: titrate("mlp", task),
      rivals: [
        ...torchSettings("peers/torch/mlp.py", task, agreement, {
          default: { target: 1.2, wideTarget: 2 },
          tuned: { target: 0.85, wideTarget: 1.5 },
        }),
        numpy,
        npm("tfjs-wasm", "peers/tfjs/mlp.mjs", "npm:@tensorflow/tfjs-backend-wasm", 10),
        npm("jax-js", "peers/jax-js/mlp.mjs", "npm:@jax-js/jax", 8),
      ],
    },
  ],
};
