import type { Child, Contest, Rival, Workload } from "../contest.ts";
import { randomNumbers, writeNumbers } from "../harness/random-numbers.ts";
import { titrate } from "./titrate.ts";

const sizes = [
  [64, 784, 256],
  [256, 256, 256],
  [512, 512, 512],
  [1024, 1024, 1024],
] as const;

function contest([m, k, n]: (typeof sizes)[number]): Contest {
  const task = { m, k, n };
  const node = (script: string, need: `npm:${string}`, more: Partial<Child> = {}): Child => ({
    kind: "child",
    program: "node",
    script,
    needs: [need],
    ...more,
    task: { ...task, ...more.task },
  });
  // Sums of up to 1,024 products of numbers around 0, added in other orders.
  const agreement = 1e-2;
  const openblas: Rival = {
    peer: "openblas",
    start: {
      kind: "child",
      program: "python",
      script: "peers/numpy/matmul.py",
      task,
      needs: ["numpy", "openblas"],
    },
    target: 0.45,
    wideTarget: 0.8,
    agreement,
    note: "through NumPy, into an array that is there",
  };
  const runtime = (name: "onnxruntime-web" | "onnxruntime-node") =>
    node("peers/onnxruntime/matmul.mjs", `npm:${name}`, { task: { package: name } });
  const promised = { target: 1.4, wideTarget: 2.5, agreement };
  return {
    name: `matmul ${m}x${k}x${n}`,
    unit: "GFLOP/s",
    prepare: (folder) => {
      const random = randomNumbers(4);
      writeNumbers(folder, { left: random.floats(m * k, 0, 1), right: random.floats(k * n, 0, 1) });
    },
    ours: titrate("matmul", task),
    rivals: [
      openblas,
      { peer: "onnxruntime-web", start: runtime("onnxruntime-web"), ...promised },
      {
        peer: "tfjs-wasm",
        start: node("peers/tfjs/matmul.mjs", "npm:@tensorflow/tfjs-backend-wasm"),
        ...promised,
      },
      { peer: "jax-js", start: node("peers/jax-js/matmul.mjs", "npm:@jax-js/jax"), ...promised },
      { peer: "onnxruntime-node", start: runtime("onnxruntime-node"), agreement },
    ],
  };
}

export const matmul: Workload = {
  name: "matmul",
  about: "Products of two f32 matrices, [m, k] x [k, n].",
  contests: sizes.map(contest),
};
