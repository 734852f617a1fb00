import type { UpdateRule } from "@titrate/plugin";
import { type Training, trainingOf } from "./training.ts";

const [rows, words, bag, width] = [60, 13, 4, 5];

/** Duchi, Hazan & Singer 2011: steps shrink with the squares that an element has seen; rare words learn fast. */
const adagrad: UpdateRule = {
  hyper: { lr: 0.1, eps: 1e-10 },
  state: { squares: "zeros" },
  update({ param, grad, squares }, { lr, eps }) {
    const next = squares!.add(grad.square());
    return { param: param.sub(grad.mul(lr!).div(next.sqrt().add(eps!))), squares: next };
  },
};

/** Bags of words, some of a word twice, looked up in a table whose gradient is a scatterAdd; a logistic output. */
export const embedding: Training = trainingOf({
  precision: "f64",
  seed: 9,
  rows,
  batch: 16,
  epochs: 15,
  optimizer: adagrad,
  tables(streams) {
    const random = streams("dataset");
    const bags = Array.from({ length: rows }, () => Array.from({ length: bag }, () => random.integer(words)));
    const isLiked = bags.map((one) => (one.reduce((sum, word) => sum + (word % 3) - 1, 0) > 0 ? 1 : 0));
    return {
      bags: { shape: [bag], dtype: "int", values: bags.flat() },
      liked: { shape: [], dtype: "bool", values: isLiked },
    };
  },
  step({ bags, liked }, { weight, level }) {
    const size = bags!.shape[0]!;
    const table = weight("table", [words, width], 0.3);
    const vectors = table.take(0, bags!.reshape([size * bag])).reshape([size, bag, width]);
    const features = vectors.sum(1).tanh();
    const logits = features
      .matmul(weight("out.weight", [width, 1]))
      .add(level("out.bias", [1], 0))
      .reshape([size]);
    // log(1 + exp(-z)) of the signed logit, without overflow.
    const signed = liked!.where(logits, logits.neg());
    return { loss: signed.abs().neg().exp().log1p().sub(signed.minimum(0)).mean() };
  },
});
