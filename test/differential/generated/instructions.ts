import {
  concat,
  cumsum,
  logSoftmax,
  pad,
  sizeOf,
  softmax,
  straightThrough,
  Tensor,
  uniform,
  variance,
} from "@titrate/tensor";
import { asMatrix, flat, isCompatible, resize, swapLast, tame } from "./fit.ts";
import type { Picks } from "./picks.ts";

/** The tensors that there are so far. */
export interface Pool {
  readonly floats: readonly Tensor[];
  readonly ints: readonly Tensor[];
  readonly bools: readonly Tensor[];
  /** Key and counter of random numbers. */
  readonly key: Tensor;
  readonly counter: Tensor;
}

/** A new tensor out of the pool's; undefined where nothing fits. */
type Make = (pool: Pool, pick: Picks) => Tensor | undefined;

const partner = (x: Tensor, list: readonly Tensor[], pick: Picks): Tensor =>
  pick.of([x, ...list.filter((y) => isCompatible(x.shape, y.shape))]);

/** A shape of so many elements, of up to four axes. */
function factors(size: number, pick: Picks): number[] {
  const shape: number[] = [];
  let left = size;
  while (left > 1 && shape.length < 3) {
    const divisors = [2, 3, 4, 5, 6, 7, 8, left].filter((divisor) => left % divisor === 0);
    shape.push(pick.of(divisors));
    left /= shape.at(-1)!;
  }
  return pick.below(4) === 0 ? [size] : [...shape, left];
}

/** What needs an axis gets one. */
const axial = (x: Tensor): Tensor => (x.shape.length === 0 ? x.reshape([1]) : x);
const axisOf = (x: Tensor, pick: Picks): number => pick.below(x.shape.length);

const bounded = [
  "sin",
  "cos",
  "tanh",
  "sigmoid",
  "erf",
  "abs",
  "neg",
  "sign",
  "round",
  "floor",
  "ceil",
] as const;
const steep = ["exp", "expm1", "square", "sqrt", "log", "log1p", "reciprocal"] as const;

export const instructions: Readonly<Record<string, Make>> = {
  bounded: ({ floats }, pick) => pick.of(floats)[pick.of(bounded)](),
  steep: ({ floats }, pick) => {
    const x = pick.of(floats);
    return (pick.below(4) > 0 ? tame(x).add(1.5) : x)[pick.of(steep)]();
  },
  binary: ({ floats }, pick) => {
    const x = pick.of(floats);
    return x[pick.of(["add", "sub", "mul", "div", "maximum", "minimum"] as const)](partner(x, floats, pick));
  },
  power: ({ floats }, pick) => {
    const x = pick.of(floats);
    return tame(x)
      .add(1.5)
      .pow(tame(partner(x, floats, pick)));
  },
  constant: ({ floats }, pick) =>
    pick
      .of(floats)
      [pick.of(["add", "sub", "mul", "div", "maximum"] as const)](pick.of([0.1, -1.5, 2, 1 / 3])),
  ints: ({ ints }, pick) => {
    const x = pick.of(ints);
    return x[pick.of(["add", "sub", "mul", "maximum"] as const)](partner(x, ints, pick));
  },
  compare: ({ floats }, pick) => {
    const x = pick.of(floats);
    return x[pick.of(["less", "greaterEqual", "equal", "notEqual"] as const)](partner(x, floats, pick));
  },
  logic: ({ bools }, pick) => {
    const x = pick.of(bools);
    return pick.below(3) === 0 ? x.not() : x[pick.of(["and", "or"] as const)](partner(x, bools, pick));
  },
  choose: ({ bools, floats }, pick) => {
    const x = pick.of(floats);
    const conditions = bools.filter((condition) => isCompatible(condition.shape, x.shape));
    return pick.of([x.less(0), ...conditions]).where(x, -0.5);
  },
  cast: ({ floats, ints, bools }, pick) =>
    pick.of([
      () => pick.of(bools).cast("int"),
      () => pick.of(ints).cast("float"),
      () => pick.of(floats).cast("int"),
    ])(),

  slice: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    const axis = axisOf(x, pick);
    const from = pick.below(x.shape[axis]! + 1);
    return x.slice(axis, from, undefined, 1 + pick.below(3));
  },
  transpose: ({ floats }, pick) => {
    const x = pick.of(floats);
    const left = [...x.shape.keys()];
    return x.transpose(x.shape.map(() => left.splice(pick.below(left.length), 1)[0]!));
  },
  flip: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    return x.flip(axisOf(x, pick));
  },
  windows: ({ floats }, pick) => {
    const x = flat(pick.of(floats));
    const [length] = x.shape as [number];
    const width = 1 + pick.below(5);
    if (length < width || length > 120) return undefined;
    const [offset, stride] = pick.below(2) ? [length - 1, -1] : [0, 1];
    return new Tensor("view", { offset, shape: [length - width + 1, width], strides: [stride, stride] }, [x]);
  },
  reshape: ({ floats }, pick) => {
    const x = pick.of(floats);
    return x.reshape(factors(sizeOf(x.shape), pick));
  },
  /** Two tensors of as many elements, one in the other's shape: their axes need have nothing in common. */
  inShape: ({ floats }, pick) => {
    const x = pick.of(floats);
    const y = pick.of(floats.filter((other) => sizeOf(other.shape) === sizeOf(x.shape)));
    const seen = x.reshape(y.shape);
    return pick.below(2) ? seen.mul(0.5).add(y) : seen.maximum(y);
  },
  broadcast: ({ floats }, pick) => {
    const x = pick.of(floats);
    return x.broadcastTo([
      1 + pick.below(4),
      ...x.shape.map((length) => (length === 1 ? 1 + pick.below(9) : length)),
    ]);
  },

  reduce: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    return x[pick.of(["max", "mean", "sum"] as const)](axisOf(x, pick), { keepDims: pick.below(2) === 1 });
  },
  reduceAxes: ({ floats }, pick) => {
    const x = pick.of(floats);
    const axes = [...x.shape.keys()].filter(() => pick.below(2) === 0);
    return x.sum(axes, { keepDims: pick.below(2) === 0 });
  },
  count: ({ ints }, pick) => axial(pick.of(ints)).sum(0),
  argmax: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    const axis = axisOf(x, pick);
    return x.shape[axis] === 0 ? undefined : x.argmax(axis, { keepDims: pick.below(2) === 0 });
  },
  spread: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    const axis = axisOf(x, pick);
    const deviation = variance(x, axis, { keepDims: true }).add(0.1).sqrt();
    return pick.of([() => softmax(x, axis), () => x.div(deviation), () => logSoftmax(x, axis)])();
  },
  cumsum: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    return cumsum(x, axisOf(x, pick));
  },

  product: ({ floats }, pick) => {
    const x = pick.of(floats);
    const y = pick.of(floats);
    const rows = x.shape.length < 2 ? asMatrix(x) : x;
    const other =
      y.shape.length < 2 || !isCompatible(x.shape.slice(0, -2), y.shape.slice(0, -2)) ? asMatrix(y) : y;
    const turned = pick.below(2) ? swapLast(other) : other;
    return rows.matmul(resize(turned, -2, rows.shape.at(-1)!));
  },
  gram: ({ floats }, pick) => {
    const x = asMatrix(pick.of(floats));
    return pick.below(2) ? x.matmul(x.transpose()) : x.transpose().matmul(x);
  },

  concat: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    const axis = axisOf(x, pick);
    const others = floats.filter((y) => y.shape.length === x.shape.length);
    const y = pick.of([x, ...others]);
    const fitted = x.shape.reduce((z, length, i) => (i === axis ? z : resize(z, i, length)), y);
    return concat([x, fitted, x], axis);
  },
  pad: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    const isLong = x.shape.at(-1)! > 2;
    return pad(
      x,
      [[pick.below(3), pick.below(3)]],
      isLong && pick.below(3) === 0 ? { mode: "reflect" } : { value: 2 },
    );
  },
  overlay: ({ floats }, pick) => {
    const x = asMatrix(pick.of(floats));
    const [rows, columns] = x.shape as [number, number];
    if (rows * columns === 0) return undefined;
    const step = 1 + pick.below(2);
    const shape = [(rows - 1) * step + columns];
    return new Tensor(
      "place",
      { shape, pieces: [{ offset: 0, strides: [step, 1] }], fill: 0, accumulate: true },
      [x],
    );
  },

  take: ({ floats, ints }, pick) => {
    const x = axial(pick.of(floats));
    const axis = axisOf(x, pick);
    const index = flat(pick.of(ints));
    return x.shape[axis] === 0 ? undefined : x.take(axis, index.maximum(0).minimum(x.shape[axis]! - 1));
  },
  gather: ({ floats }, pick) => {
    const x = axial(pick.of(floats));
    const axis = axisOf(x, pick);
    return x.shape[axis] === 0 ? undefined : x.gather(axis, x.argmax(axis, { keepDims: true }));
  },
  scatter: ({ floats, ints }, pick) => {
    const x = axial(pick.of(floats));
    const axis = axisOf(x, pick);
    const [index, length] = [flat(pick.of(ints)), x.shape[axis]!];
    if (length === 0) return undefined;
    const shape = x.shape.with(axis, index.shape[0]!);
    const along = shape.map((n, i) => (i === axis ? n : 1));
    const bound = index.maximum(0).minimum(length - 1);
    return x.scatterAdd(
      axis,
      bound.reshape(along).broadcastTo(shape),
      resize(x.mul(0.3), axis, index.shape[0]!),
    );
  },

  pass: ({ floats }, pick) => {
    const x = pick.of(floats);
    return pick.below(2) ? x.stopGradient() : straightThrough(x.round(), x.mul(0.5));
  },
  random: ({ floats, key, counter }, pick) => {
    const x = pick.of(floats);
    return uniform(key, counter, x.shape).less(0.3).where(0, x);
  },
};
