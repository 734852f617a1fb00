import type { Scalar } from "@titrate/numeric";
import { type Access, coalesce } from "@titrate/tensor";
import { type Code, get, i32, type Local, op, set, v128 } from "../assembler/code.ts";
import { contiguous, refine, sizeOf } from "../lower/access.ts";
import type { Base, Body, Read } from "../lower/kernel.ts";
import { at, type Index } from "./address.ts";
import { emitResults, type KernelEmitter, loadBlock } from "./block.ts";
import { blocks, loop, nested } from "./loops.ts";
import { loadStill, vectorNest } from "./map.ts";
import { emitScalars, narrow } from "./scalar.ts";
import { pick } from "./vectors.ts";

export type ReduceBase = Extract<Base, { kind: "reduce" }>;

/**
 * A reduction, and the body that continues it. Vectors lie over the outputs, so that each lane adds its elements in the
 * written order; a sum over neighbours may also lie along them, since its eight partial sums are lanes by definition.
 */
export function emitReduce(base: ReduceBase, body: Body, emitter: KernelEmitter): Code {
  const { over, input, node } = base;
  if (node.size === 0) return [];
  const rank = node.shape.length;
  const kept = input.reads.map(({ access }) => ({ ...access, strides: access.strides.slice(0, rank) }));
  const ownReads = body.reads.filter((read) => read.node !== node);
  // Domains of the body may be finer than the reduction's: both must walk one nest.
  const nest = vectorNest(
    body.domain,
    [
      contiguous(body.domain),
      ...ownReads.map(({ access }) => access),
      ...kept.map((access) => refine(access, node.shape, body.domain)),
    ],
    emitter.lanes.count,
  );
  const [write, ...accesses] = nest.accesses;
  const bodyReads = ownReads.map((read, i) => ({ node: read.node, access: accesses[i]! }));
  const reduced = coalesce(
    over,
    input.reads.map(({ access }) => ({ offset: 0, strides: access.strides.slice(rank) })),
  );
  const inputs = input.reads.map((read, i): ReducedRead => {
    const outer = accesses[ownReads.length + i]!;
    return { node: read.node, outer, inner: reduced.accesses[i]!.strides };
  });
  const plan: Reduction = { base, inputs, value: input.value, lengths: reduced.lengths };
  const along = isAlong(plan, emitter);
  const last = nest.lengths.at(-1)!;
  return nested(emitter, nest.lengths.slice(0, -1), (outer) => {
    const { before, load } = loadStill(bodyReads, outer, emitter);
    const each = (inner: Index, count: number): Code => {
      const indices = [...outer, inner];
      const result = emitter.fn.local("v128");
      const computed = along ? sumAlong(plan, indices, emitter) : overOutputs(plan, indices, count, emitter);
      const loaded = load({ indices, counts: [count] });
      const own = { statements: [], vectors: [get(result)] };
      let next = 0;
      const args = body.reads.map((read) => (read.node === node ? own : loaded[next++]!));
      return [
        set(result, computed),
        emitResults(body.results, args, write!, { indices, counts: [count] }, emitter),
      ];
    };
    const lines = along
      ? loop(emitter, last, (inner) => each(inner, 1))
      : blocks(emitter, last, emitter.lanes.count, 1, (inner, [count]) => each(inner, count!));
    return [before, lines];
  });
}

interface ReducedRead {
  readonly node: Read["node"];
  /** Over the nest. */
  readonly outer: Access;
  /** Over the reduced axes. */
  readonly inner: readonly number[];
}

interface Reduction {
  readonly base: ReduceBase;
  readonly inputs: readonly ReducedRead[];
  readonly value: Scalar;
  /** The reduced axes. */
  readonly lengths: readonly number[];
}

/** Whether the eight partial sums can be lanes: floats that lie beside each other, and eight at a time but at the end. */
function isAlong({ base, inputs, lengths }: Reduction, { lanes }: KernelEmitter): boolean {
  const length = lengths.at(-1);
  if (base.combine !== "sum" || base.node.dtype !== "float" || length === undefined || length < 4)
    return false;
  if (lengths.length > 1 && length % 8 !== 0) return false;
  const strides = inputs.map(({ inner }) => inner.at(-1)!);
  const unit = strides.every((stride) => stride === 0 || stride === 1) && strides.includes(1);
  // Columns beside each other are better summed a vector of columns at a time.
  const besideOutputs =
    inputs.some(({ outer }) => outer.strides.at(-1) === 1) && base.node.size >= lanes.count;
  return unit && !besideOutputs;
}

/** The input formula at one place of the reduced axes. */
function emitInput(
  { inputs, value }: Reduction,
  indices: readonly Index[],
  reduced: readonly Index[],
  count: number,
  alongReduced: boolean,
  emitter: KernelEmitter,
): Code {
  const loaded = inputs.map(({ node, outer, inner }) => {
    // The index that the vector lies along comes last.
    const order = alongReduced ? [...indices, ...reduced] : [...reduced, ...indices];
    const strides = alongReduced ? [...outer.strides, ...inner] : [...inner, ...outer.strides];
    return loadBlock(node, { offset: outer.offset, strides }, { indices: order, counts: [count] }, emitter);
  });
  const args = loaded.map(({ vectors }) => vectors[0]!);
  const formula = emitScalars([value], args, emitter);
  return [loaded.map(({ statements }) => statements), formula.statements, formula.values[0]!];
}

function overOutputs(
  plan: Reduction,
  indices: readonly Index[],
  count: number,
  emitter: KernelEmitter,
): Code {
  const element = (reduced: readonly Index[]): Code =>
    emitInput(plan, indices, reduced, count, false, emitter);
  switch (plan.base.combine) {
    case "sum":
      return sumOver(plan, element, emitter);
    case "max":
      return maxOver(plan, element, emitter);
    case "argmax":
      return argmaxOver(plan, element, emitter);
  }
}

/** Element n goes to partial sum n mod 8; turns of a loop are grouped so that this is known when it is written. */
function sumOver(
  { base, lengths }: Reduction,
  element: (reduced: readonly Index[]) => Code,
  emitter: KernelEmitter,
): Code {
  const { fn, constants, lanes } = emitter;
  const isInt = base.node.dtype === "int";
  const add = (x: Code, y: Code): Code =>
    op(isInt ? "i32x4.add" : lanes.precision === "f32" ? "f32x4.add" : "f64x2.add", x, y);
  const partials = Array.from({ length: 8 }, () => fn.local("v128"));
  const zero = constants.int(fn, 0);
  const total = sizeOf(lengths);

  function walk(axis: number, phase: number, reduced: readonly Index[]): Code {
    const length = lengths[axis];
    if (length === undefined) {
      const partial = partials[phase % 8]!;
      return set(partial, add(get(partial), element(reduced)));
    }
    const inner = sizeOf(lengths.slice(axis + 1));
    const period = 8 / greatestDivisor(inner);
    const whole = length - (length % period);
    const turn = (index: Index): Code[] =>
      Array.from({ length: period }, (_, i) =>
        walk(axis + 1, phase + i * inner, [...reduced, { ...index, constant: index.constant + i }]),
      );
    const rest = Array.from({ length: length - whole }, (_, i) =>
      walk(axis + 1, phase + (whole + i) * inner, [...reduced, at(whole + i)]),
    );
    const grouped = emitter.unrolled
      ? Array.from({ length: whole / period }, (_, i) => turn(at(i * period)))
      : steppedBy(emitter, whole, period, turn);
    return [grouped, rest];
  }

  const tree = (from: number, size: number): Code =>
    size === 1 ? get(partials[from]!) : add(tree(from, size / 2), tree(from + size / 2, size / 2));
  // Partial sums that no element reaches are +0.
  const starts = partials.map((partial) => set(partial, zero));
  return [starts, total === 0 ? [] : walk(0, 0, []), tree(0, 8)];
}

/** The greatest power of two up to 8 that divides a number. */
const greatestDivisor = (n: number): number => (n % 8 === 0 ? 8 : n % 4 === 0 ? 4 : n % 2 === 0 ? 2 : 1);

function steppedBy(emitter: KernelEmitter, length: number, step: number, body: (index: Index) => Code): Code {
  if (length === 0) return [];
  return loop(emitter, length / step, ({ variable, constant }) => {
    if (variable === undefined) return body(at(constant * step));
    const scaled = emitter.fn.local("i32");
    return [set(scaled, op("i32.mul", get(variable), i32(step))), body({ variable: scaled, constant: 0 })];
  });
}

/** m = x > m or x is NaN ? x : m, from -Infinity; a NaN stays since nothing is larger. */
function maxOver(
  { lengths }: Reduction,
  element: (reduced: readonly Index[]) => Code,
  emitter: KernelEmitter,
): Code {
  const { fn, constants } = emitter;
  const [m, x] = [fn.local("v128"), fn.local("v128")];
  return [
    set(m, constants.float(fn, Number.NEGATIVE_INFINITY)),
    nested(emitter, lengths, (reduced) => [
      set(x, element(reduced)),
      set(
        m,
        op("v128.bitselect", get(x), get(m), op("v128.or", greater(x, m, emitter), isNaNOf(x, emitter))),
      ),
    ]),
    get(m),
  ];
}

/** Takes the place where x > m, and where x is the first NaN. */
function argmaxOver(
  { lengths }: Reduction,
  element: (reduced: readonly Index[]) => Code,
  emitter: KernelEmitter,
): Code {
  const { fn, constants, lanes } = emitter;
  const [m, x, takes, n, first] = Array.from({ length: 5 }, () => fn.local("v128")) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  // A mask is as wide as a float, a place as an int.
  const taken = lanes.precision === "f32" ? get(takes) : narrow(get(takes));
  const firstNaN = op("v128.andnot", isNaNOf(x, emitter), isNaNOf(m, emitter));
  return [
    set(m, constants.float(fn, Number.NEGATIVE_INFINITY)),
    set(n, constants.int(fn, 0)),
    set(first, constants.int(fn, 0)),
    nested(emitter, lengths, (reduced) => [
      set(x, element(reduced)),
      set(takes, op("v128.or", greater(x, m, emitter), firstNaN)),
      set(m, op("v128.bitselect", get(x), get(m), get(takes))),
      set(first, op("v128.bitselect", get(n), get(first), taken)),
      set(n, op("i32x4.add", get(n), constants.int(fn, 1))),
    ]),
    get(first),
  ];
}

/** Lanes are the partial sums: vectors of eight neighbours, the rest with its missing lanes at 0, then the fixed tree. */
function sumAlong(plan: Reduction, indices: readonly Index[], emitter: KernelEmitter): Code {
  const { fn, constants, lanes } = emitter;
  const { lengths } = plan;
  const type = lanes.precision === "f32" ? "f32x4" : "f64x2";
  const add = (x: Code, y: Code): Code => op(`${type}.add`, x, y);
  const width = lanes.count;
  const partials = Array.from({ length: 8 / width }, () => fn.local("v128"));
  const zero = constants.int(fn, 0);
  const length = lengths.at(-1)!;
  const whole = length - (length % 8);
  const addAt = (outer: readonly Index[], index: Index, partial: Local, count: number): Code => {
    const x = emitInput(plan, indices, [...outer, index], count, true, emitter);
    return set(
      partial,
      add(get(partial), count === width ? x : op("v128.and", x, firstLanes(count, emitter))),
    );
  };
  const rows = nested(emitter, lengths.slice(0, -1), (outer) => [
    steppedBy(emitter, whole, 8, (index) =>
      partials.map((partial, i) =>
        addAt(outer, { ...index, constant: index.constant + i * width }, partial, width),
      ),
    ),
    partials.map((partial, i) => {
      const count = Math.min(width, length - whole - i * width);
      return count > 0 ? addAt(outer, at(whole + i * width), partial, count) : [];
    }),
  ]);
  return [partials.map((partial) => set(partial, zero)), rows, sumOfLanes(partials.map(get), emitter)];
}

/** Adds neighbours, until one lane is left: ((p0+p1)+(p2+p3)) + ((p4+p5)+(p6+p7)) in the first. */
function sumOfLanes(vectorsOfLanes: readonly Code[], emitter: KernelEmitter): Code {
  const { fn, lanes } = emitter;
  const width = lanes.count;
  const even = Array.from({ length: width }, (_, lane) => 2 * lane);
  const odd = even.map((lane) => lane + 1);
  const add = lanes.precision === "f32" ? "f32x4.add" : "f64x2.add";
  const statements: Code[] = [];
  let level = vectorsOfLanes.map((code) => {
    const local = fn.local("v128");
    statements.push(set(local, code));
    return local;
  });
  for (let left = 8; left > 1; left /= 2) {
    const next: Local[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [x, y] = [get(level[i]!), get(level[i + 1] ?? level[i]!)];
      const local = fn.local("v128");
      statements.push(set(local, op(add, pick(x, y, even, emitter), pick(x, y, odd, emitter))));
      next.push(local);
    }
    level = next;
  }
  return [statements, get(level[0]!)];
}

/** Ones in the first `count` lanes. */
function firstLanes(count: number, { fn, lanes }: KernelEmitter): Code {
  const bytes = Array.from({ length: 16 }, (_, byte) => (byte < count * lanes.bytes ? 0xff : 0));
  return get(fn.hoist(`first ${count}`, "v128", () => v128(bytes)));
}

const greater = (x: Local, y: Local, { lanes }: KernelEmitter): Code =>
  op(lanes.precision === "f32" ? "f32x4.gt" : "f64x2.gt", get(x), get(y));
const isNaNOf = (x: Local, { lanes }: KernelEmitter): Code =>
  op(lanes.precision === "f32" ? "f32x4.ne" : "f64x2.ne", get(x), get(x));
