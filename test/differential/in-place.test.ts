import {
  concat,
  convolution,
  cumsum,
  gradients,
  literal,
  pad,
  softmax,
  state,
  type Tensor,
  variance,
} from "@titrate/tensor";
import { describe, it } from "vitest";
import { differential } from "./differential.ts";
import { precisions } from "./same-bits.ts";
import { plain } from "./values.ts";

// A new value that is computed into the state's own memory must not overwrite what it has still to read.
const w = state("w", [6, 6]);
const index = literal([3, 1, 4, 1, 5, 0], [6], "int");
const column = literal([0, 5, 5, 2, 3, 3], [6, 1], "int").broadcastTo([6, 6]);

/** What a step may read of the state that it updates. */
const readings: Readonly<Record<string, () => Tensor>> = {
  "its own element": () => w.tanh(),
  "its transpose": () => w.transpose(),
  "it backwards": () => w.flip(0).flip(1),
  "its first row": () => w.slice(0, 0, 1),
  "its last row": () => w.slice(0, 5),
  "its first column": () => w.slice(1, 0, 1),
  "one element": () => w.slice(0, 2, 3).slice(1, 3, 4),
  "its neighbours": () => concat([w.slice(1, 1), w.slice(1, 0, 1)], 1),
  "the row before": () =>
    pad(w.slice(0, 0, 5), [
      [1, 0],
      [0, 0],
    ]),
  "every second row, twice": () => concat([w.slice(0, 0, 6, 2), w.slice(0, 1, 6, 2)], 0),
  "it in another shape": () => w.reshape([4, 9]).transpose().reshape([6, 6]),
  "its sum": () => w.sum().div(36),
  "sums of rows": () => w.sum(1, { keepDims: true }).div(6),
  "sums of columns": () => w.sum(0).div(6),
  "its largest": () => w.max(),
  "running sums": () => cumsum(w, 0).div(6),
  "its softmax": () => softmax(w, 0),
  "its variance": () => variance(w, 1),
  "its square": () => w.matmul(w).div(6),
  "its square, from the right": () => w.transpose().matmul(w).div(6),
  "a product of its rows": () =>
    w
      .slice(0, 0, 2)
      .transpose()
      .matmul(w.slice(0, 3, 5)),
  "an outer product of one row": () =>
    w
      .slice(0, 0, 1)
      .transpose()
      .matmul(w.slice(0, 0, 1)),
  "an outer product of its column and its row": () => w.slice(1, 2, 3).matmul(w.slice(0, 4, 5)),
  "rows that are taken": () => w.take(0, index),
  "elements that are gathered": () => w.gather(0, w.argmax(1, { keepDims: true }).broadcastTo([6, 6])),
  "itself scattered": () => w.mul(0.1).scatterAdd(0, column, w.transpose()),
  windows: () =>
    convolution(w.reshape([1, 6, 6]), literal([0.5, -1, 0.2], [1, 1, 3]).broadcastTo([6, 6, 3]), {
      padding: 1,
    }).reshape([6, 6]),
};

function expectSameSteps(update: Tensor, of: Tensor, more: Readonly<Record<string, Tensor>> = {}): void {
  for (const precision of precisions)
    differential(
      {
        precision,
        tables: [],
        state: [{ name: "w", tensor: of }],
        entries: {
          train: {
            batch: 0,
            rows: [],
            scalars: [],
            updates: [{ state: of, value: update }],
            outputs: more,
          },
        },
      },
      [{ entry: "train", steps: 4 }],
      { state: { w: plain("w", of.shape) } },
    );
}

describe("a state's update that reads", () => {
  it.each(Object.entries(readings))("%s", (_, reading) => {
    expectSameSteps(w.sub(reading().mul(0.1)), w);
    expectSameSteps(reading().broadcastTo([6, 6]), w);
    expectSameSteps(w.sub(reading().mul(0.1)), w, { reading: reading(), w });
  });
  it.each(Object.entries(readings))("the gradient of %s", (_, reading) => {
    const weights = literal(plain("weights", [6, 6]), [6, 6]);
    const loss = reading().mul(weights).add(w.square()).mul(w).sum();
    expectSameSteps(w.sub(gradients(loss, [w])[0]!.mul(0.01)), w, { loss });
  });
});

describe("found by a random graph", () => {
  it("a product of one column, added to a transposed tensor, in the update of what it reads", () => {
    const s = state("s", [2, 5, 1, 1]);
    const turned = s.transpose();
    const product = s.matmul(turned.slice(2, 0, 1));
    const loss = [turned, product, product.tanh()].reduce<Tensor | undefined>((sum, x) => {
      const part = x.tanh().sum();
      return sum?.add(part) ?? part;
    }, undefined)!;
    expectSameSteps(s.sub(gradients(loss, [s])[0]!.mul(0.1)), s, { loss });
  });
});
