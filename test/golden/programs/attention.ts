import type { UpdateRule } from "@titrate/plugin";
import { iota, softmax, type Tensor, variance } from "@titrate/tensor";
import { crossEntropy } from "./class-loss.ts";
import type { Declarations } from "./declarations.ts";
import { type Training, trainingOf } from "./training.ts";

const [rows, length, tokens, width, heads] = [28, 7, 5, 12, 2];

/** Loshchilov & Hutter 2019, algorithm 2: Adam whose decay of weights does not pass through its moments. */
const adamw: UpdateRule = {
  hyper: { lr: 0.01, beta1: 0.9, beta2: 0.99, eps: 1e-8, decay: 0.01 },
  state: { m: "zeros", v: "zeros", power1: "one", power2: "one" },
  update({ param, grad, m, v, power1, power2 }, { lr, beta1, beta2, eps, decay }) {
    const nextM = m!.mul(beta1!).add(grad.mul(beta1!.oneMinus()));
    const nextV = v!.mul(beta2!).add(grad.square().mul(beta2!.oneMinus()));
    const [next1, next2] = [power1!.mul(beta1!), power2!.mul(beta2!)];
    const step = nextM.div(next1.oneMinus()).div(nextV.div(next2.oneMinus()).sqrt().add(eps!));
    const decayed = param.sub(param.mul(lr!.mul(decay!)));
    return { param: decayed.sub(step.mul(lr!)), m: nextM, v: nextV, power1: next1, power2: next2 };
  },
};

/** One block of a causal transformer that learns to continue sequences with a period. */
export const attention: Training = trainingOf({
  precision: "f32",
  seed: 6,
  rows,
  batch: 8,
  epochs: 12,
  optimizer: adamw,
  tables(streams) {
    const random = streams("dataset");
    const sequences = Array.from({ length: rows }, () => {
      const period = Array.from({ length: 2 + random.integer(2) }, () => random.integer(tokens));
      return Array.from({ length: length + 1 }, (_, i) => period[i % period.length]!);
    });
    return {
      context: { shape: [length], dtype: "int", values: sequences.flatMap((line) => line.slice(0, -1)) },
      next: { shape: [length], dtype: "int", values: sequences.flatMap((line) => line.slice(1)) },
    };
  },
  step({ context, next }, declare) {
    const { weight, level } = declare;
    const size = context!.shape[0]!;
    const embedded = weight("embedding", [tokens, width], 0.5).take(0, context!.reshape([size * length]));
    const x = embedded.reshape([size, length, width]).add(weight("position", [length, width], 0.3));
    const attended = x.add(attend(normalize(x, "before", declare), declare));
    const inner = normalize(attended, "between", declare).matmul(weight("up", [width, 2 * width]));
    const gelu = inner.mul(inner.div(Math.SQRT2).erf().add(1)).mul(0.5);
    const out = attended.add(gelu.matmul(weight("down", [2 * width, width])));
    const logits = normalize(out, "after", declare).matmul(weight("unembed", [width, tokens]));
    return { loss: crossEntropy(logits.add(level("unembed.bias", [tokens], 0)), next!) };
  },
});

/** Attention to oneself and what came before, in heads. */
function attend(x: Tensor, { weight }: Declarations): Tensor {
  const [size] = x.shape as [number];
  const split = (name: string): Tensor =>
    x
      .matmul(weight(name, [width, width]))
      .reshape([size, length, heads, width / heads])
      .transpose([0, 2, 1, 3]);
  const [query, key, value] = [split("query"), split("key"), split("value")];
  const scores = query.matmul(key.transpose([0, 1, 3, 2])).div(Math.sqrt(width / heads));
  const isPast = iota(length).reshape([length, 1]).greaterEqual(iota(length));
  const mixed = softmax(isPast.where(scores, -Infinity)).matmul(value);
  return mixed
    .transpose([0, 2, 1, 3])
    .reshape([size, length, width])
    .matmul(weight("mix", [width, width]));
}

/** Layer norm over the last axis. */
function normalize(x: Tensor, name: string, { level }: Declarations): Tensor {
  const deviation = variance(x, -1, { keepDims: true }).add(1e-5).sqrt();
  const normal = x.sub(x.mean(-1, { keepDims: true })).div(deviation);
  return normal.mul(level(`${name}.gain`, [width], 1)).add(level(`${name}.shift`, [width], 0));
}
