import type { Rival, Workload } from "../contest.ts";
import { randomNumbers, writeNumbers } from "../harness/random-numbers.ts";
import { titrate } from "./titrate.ts";
import { torchSettings } from "./torch-settings.ts";

const rows = 256;
const parameters = {
  kernel0: [16, 1, 3, 3],
  offset0: [16],
  kernel1: [32, 16, 3, 3],
  offset1: [32],
  weight: [32 * 7 * 7, 10],
  bias: [10],
};
/** How many products go into one output, which scales its first values. */
const fanIn = { kernel0: 9, offset0: 9, kernel1: 144, offset1: 144, weight: 1568, bias: 1568 };
const task = { rows, batch: 32, inputShape: [1, 28, 28], parameters, checkSteps: 10 };

function prepare(folder: string): void {
  const random = randomNumbers(3);
  writeNumbers(folder, { inputs: random.floats(rows * 784, 0, 1), labels: random.ints(rows, 10) });
  for (const [name, shape] of Object.entries(parameters)) {
    const bound = 1 / Math.sqrt(fanIn[name as keyof typeof fanIn]);
    const count = shape.reduce((a, b) => a * b);
    writeNumbers(folder, { [name]: random.floats(count, -bound, bound) });
  }
}

const tfjs: Rival = {
  peer: "tfjs-wasm",
  start: { kind: "child", program: "node", script: "" },
  unable: "tfjs-wasm cannot train it: it has no kernel for a convolution's gradient (Conv2DBackpropFilter)",
};

export const cnn: Workload = {
  name: "cnn",
  about:
    "Convolutions 1-16 and 16-32 of 3x3, each with ReLU and pooling 2x2, then dense 10; batches of 32, Adam.",
  contests: [
    {
      name: "cnn",
      unit: "steps/s",
      prepare,
      ours: titrate("cnn", task),
      rivals: [
        ...torchSettings("peers/torch/cnn.py", task, 1e-3, {
          default: { target: 1, wideTarget: 2 },
          tuned: { target: 0.6, wideTarget: 1.3 },
        }),
        tfjs,
      ],
    },
  ],
};
