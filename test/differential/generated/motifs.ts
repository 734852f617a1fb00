import { concat, convolution, softmax, state, type Tensor, uniform, variance } from "@titrate/tensor";
import { resize } from "./fit.ts";
import type { Picks } from "./picks.ts";

/** A network that is being built: motifs ask it for parameters and remember what others may read again. */
export interface Net {
  readonly parameter: (shape: readonly number[]) => Tensor;
  /** Earlier values, the input first. */
  readonly earlier: readonly Tensor[];
  readonly key: Tensor;
  readonly counter: Tensor;
}

/** From a matrix to a matrix. */
type Motif = (h: Tensor, net: Net, pick: Picks) => Tensor;

const activations: readonly ((x: Tensor) => Tensor)[] = [
  (x) => x.maximum(0),
  (x) => x.tanh(),
  (x) => x.mul(x.sigmoid()),
  (x) => x.mul(x.div(Math.SQRT2).erf().add(1)).mul(0.5),
  (x) => x.greater(0).where(x, x.minimum(0).expm1()),
  (x) => x,
];
const sizeOfAxis = (h: Tensor): [rows: number, columns: number] => [h.shape[0]!, h.shape[1]!];
const width = (pick: Picks): number => pick.of([3, 1, 2, 4, 5, 7, 8, 9, 16, 17, 33, 40]);

/** What compilers break: shared intermediates, reductions that come back, products through views, tied weights. */
export const motifs: Readonly<Record<string, Motif>> = {
  dense: (h, { parameter }, pick) => {
    const units = width(pick);
    return pick.of(activations)(h.matmul(parameter([h.shape[1]!, units])).add(parameter([units])));
  },
  tied: (h, { parameter }, pick) => {
    const w = parameter([h.shape[1]!, width(pick)]);
    return h.matmul(w).tanh().matmul(w.transpose());
  },
  transposedWeights: (h, { parameter }, pick) =>
    h.matmul(parameter([width(pick), h.shape[1]!]).transpose()).add(0.1),
  productFromTheLeft: (h, { parameter }, pick) =>
    parameter([h.shape[0]!, width(pick)])
      .transpose()
      .matmul(h),
  attention: (h, { parameter }) => {
    const [rows, columns] = sizeOfAxis(h);
    const scores = h
      .matmul(parameter([columns, columns]))
      .matmul(h.transpose())
      .div(Math.sqrt(columns));
    return softmax(scores)
      .matmul(h)
      .add(parameter([rows, 1]));
  },
  usedThrice: (h, _, pick) => {
    const u = pick.of(activations)(h.add(0.3));
    return u.mul(h).add(u).sub(u.flip(1).mul(0.5));
  },
  normalized: (h, { parameter }, pick) => {
    const axis = pick.below(2);
    const deviation = variance(h, axis, { keepDims: true }).add(1e-3).sqrt();
    const gain = parameter([h.shape[1]!]);
    return h
      .sub(h.mean(axis, { keepDims: true }))
      .div(deviation)
      .mul(gain)
      .add(gain.square());
  },
  share: (h, _, pick) => {
    const axis = pick.below(2);
    return h.mul(softmax(h, axis)).sub(h.max(axis, { keepDims: true }).mul(0.2));
  },
  throughTheTotal: (h) =>
    h
      .div(h.square().sum().add(1).sqrt())
      .mul(h.sum(0))
      .add(h.sum(1, { keepDims: true })),
  viewOfViewOfProduct: (h, { parameter }, pick) => {
    const product = h.matmul(parameter([h.shape[1]!, width(pick) + 1]));
    return product.transpose().slice(0, 1).flip(1).transpose();
  },
  gated: (h, { parameter }, pick) => {
    const units = width(pick);
    const both = h.matmul(parameter([h.shape[1]!, 2 * units])).add(parameter([2 * units]));
    return both.slice(1, 0, units).mul(both.slice(1, units, 2 * units).sigmoid());
  },
  residual: (h, { parameter }, pick) =>
    h.add(pick.of(activations)(h.matmul(parameter([h.shape[1]!, h.shape[1]!])))),
  reshaped: (h) => {
    const [rows, columns] = sizeOfAxis(h);
    const pairs = h.reshape([rows, 1, columns]).broadcastTo([rows, 2, columns]);
    return pairs
      .transpose([0, 2, 1])
      .reshape([rows, 2 * columns])
      .slice(1, 0, undefined, 2)
      .add(pairs.sum(1));
  },
  largestOfRow: (h) => h.sub(h.gather(1, h.argmax(1, { keepDims: true }))).exp(),
  rowsTaken: (h, { parameter }, pick) => {
    const table = parameter([width(pick), h.shape[1]!]);
    return table.take(0, table.matmul(h.transpose()).argmax(0)).mul(h);
  },
  masked: (h) => h.greater(h.mean()).where(h, h.mul(0.1)),
  joined: (h, { earlier }, pick) => concat([h, resize(pick.of(earlier), 0, h.shape[0]!), h.neg()], 1),
  convolved: (h, { parameter }) => {
    const [rows, columns] = sizeOfAxis(h);
    const kernel = parameter([2, 1, Math.min(3, columns)]);
    const result = convolution(h.reshape([rows, 1, columns]), kernel, { padding: 1 }).maximum(0);
    return result.reshape([rows, 2 * result.shape[2]!]);
  },
  dropped: (h, { key, counter }) => uniform(key, counter, h.shape).less(0.3).where(0, h.div(0.7)),
  recurrent: (h, { parameter }) => {
    const [rows, columns] = sizeOfAxis(h);
    const w = parameter([columns, columns]);
    const states: Tensor[] = [];
    for (let row = 0; row < Math.min(rows, 4); row++) {
      const x = h.slice(0, row, row + 1);
      states.push((states.length === 0 ? x : states.at(-1)!.matmul(w).add(x)).tanh());
    }
    return concat(states, 0);
  },
};

/** A new parameter at each call, and all that were made. */
export function parameters(): { parameter: Net["parameter"]; made: Tensor<"state">[] } {
  const made: Tensor<"state">[] = [];
  const parameter = (shape: readonly number[]): Tensor => {
    const tensor = state(`w${made.length}`, shape) as Tensor<"state">;
    made.push(tensor);
    return tensor;
  };
  return { parameter, made };
}
