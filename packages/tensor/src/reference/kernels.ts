import { arg, type Precision, printJavaScript, type Scalar } from "@titrate/numeric";
import { indexError } from "../checks.ts";
import type { Access, Definition } from "../definition.ts";
import { coalesce, index, loops } from "../loops.ts";
import { type DType, rowMajor, type Shape } from "../shape.ts";

/** What a kernel is printed for: the element types of its output and inputs, and what float is. */
export interface Types {
  readonly out: DType;
  readonly inputs: readonly DType[];
  readonly precision: Precision;
}

/** A kernel as JavaScript: what is set up once, and the body of `(out, in0, in1, ...) => { ... }`. */
export interface KernelText {
  readonly setup: readonly string[];
  readonly body: readonly string[];
}

/** The kinds that are computed at each step; the others only lie in a buffer. */
export type Computed = Exclude<Definition, { kind: "fill" | "data" | "given" }>;

/**
 * Prints a definition as a plain loop nest. Equal texts do the same: buffers are arguments, and all that differs
 * (lengths, strides, the formula) is in the text. The code refers to `javascriptHelpers` and `kernelHelpers`.
 */
export function printKernel(definition: Computed, types: Types): KernelText {
  switch (definition.kind) {
    case "map":
      return printMap(definition, types);
    case "reduce":
      return definition.combine === "argmax" ? printArgmax(definition) : printReduce(definition, types);
    case "contract":
      return printContract(definition, types);
    case "place":
      return printPlace(definition, types);
    case "gather":
      return printGather(definition);
    case "scatter":
      return printScatter(definition, types);
  }
}

type Of<K extends Definition["kind"]> = Extract<Definition, { kind: K }>;

/** out[i] = apply(in0[i], in1[i], ...) */
function printMap({ domain, reads, apply }: Of<"map">, { out, inputs, precision }: Types): KernelText {
  const nest = coalesce(domain, [contiguous(domain), ...reads]);
  const [write, ...sources] = nest.accesses;
  const formula = apply(precision, ...reads.map((_, n) => arg(n, inputs[n]!)));
  const names = reads.map((_, n) => `x${n}`);
  const { hoisted, statements, result } = printJavaScript(formula, names, precision);
  const body = [
    ...sources.map((read, n) => `const x${n} = in${n}[${index(read, nest.variables)}];`),
    ...statements,
    `out[${index(write!, nest.variables)}] = ${out === "bool" ? `${result} ? 1 : 0` : result};`,
  ];
  return { setup: hoisted, body: loops(nest, body) };
}

/** The reduced elements x, in row-major order, go round and round eight partial results p, which are then combined. */
function printReduce({ domain, over, read, combine }: Of<"reduce">, { out, precision }: Types): KernelText {
  if (combine === "max")
    return reduction(domain, over, read, {
      before: ["let m = -Infinity;"],
      each: ["m = x > m || x !== x ? x : m;"],
      result: "m",
    });
  const add = (x: string, y: string): string => print(arg(0, out).add(arg(1, out)), [x, y], precision);
  const fourFrom = (j: number): string =>
    add(add(`p[${j}]`, `p[${j + 1}]`), add(`p[${j + 2}]`, `p[${j + 3}]`));
  return reduction(domain, over, read, {
    setup: ["const p = new Float64Array(8); // holds f32 and ints exactly"],
    before: ["p.fill(0);", "let n = 0;"],
    each: [`p[n & 7] = ${add("p[n & 7]", "x")};`, "n++;"],
    after: [`const low = ${fourFrom(0)};`, `const high = ${fourFrom(4)};`],
    result: add("low", "high"),
  });
}

/** The position of the first of the largest; the first NaN, if there is one. */
function printArgmax({ domain, over, read }: Of<"reduce">): KernelText {
  return reduction(domain, over, read, {
    before: ["let m = -Infinity;", "let first = 0;", "let n = 0;"],
    each: ["if (x > m || (x !== x && m === m)) {", "  m = x;", "  first = n;", "}", "n++;"],
    result: "first",
  });
}

interface Reduction {
  readonly setup?: readonly string[];
  readonly before: readonly string[];
  /** What is done with each element x, in row-major order of the reduced axes. */
  readonly each: readonly string[];
  readonly after?: readonly string[];
  readonly result: string;
}

function reduction(domain: Shape, over: Shape, { offset, strides }: Access, parts: Reduction): KernelText {
  const kept = coalesce(domain, [contiguous(domain), { offset, strides: strides.slice(0, domain.length) }]);
  const reduced = coalesce(over, [{ offset: 0, strides: strides.slice(domain.length) }], "r");
  const [write, outer] = kept.accesses;
  const read = { offset, strides: [...outer!.strides, ...reduced.accesses[0]!.strides] };
  const x = `in0[${index(read, [...kept.variables, ...reduced.variables])}]`;
  const body = [
    ...parts.before,
    ...loops(reduced, [`const x = ${x};`, ...parts.each]),
    ...(parts.after ?? []),
    `out[${index(write!, kept.variables)}] = ${parts.result};`,
  ];
  return { setup: parts.setup ?? [], body: loops(kept, body) };
}

/**
 * Matrix products. The last axis of the output runs innermost, so that a whole row accumulates while the depth
 * ascends: each element still receives its products in ascending order, from +0.
 */
function printContract(
  { domain, depth, left, right }: Of<"contract">,
  { out, precision }: Types,
): KernelText {
  const outer = (access: Access): Access => ({ ...access, strides: access.strides.slice(0, -1) });
  const nest = coalesce(domain, [contiguous(domain), outer(left), outer(right)]);
  const [write, ...sources] = nest.accesses;
  const last = Math.max(0, nest.lengths.length - 1);
  const element = `out[${index(write!, nest.variables)}]`;
  const [x, y] = [left, right].map(({ strides }, n) => {
    const { offset, strides: kept } = sources[n]!;
    const access = { offset, strides: kept.toSpliced(last, 0, strides.at(-1)!) };
    return `in${n}[${index(access, nest.variables.toSpliced(last, 0, "k"))}]`;
  });
  const multiplyAdd = arg(0, out).add(arg(1, out).mul(arg(2, out)));
  const step = `${element} = ${print(multiplyAdd, [element, x!, y!], precision)};`;
  const { variables, lengths } = nest;
  const rows = { variables: variables.slice(0, last), lengths: lengths.slice(0, last) };
  const columns = { variables: variables.slice(last), lengths: lengths.slice(last) };
  const products = { variables: ["k"], lengths: [depth] };
  return { setup: [], body: ["out.fill(0);", ...loops(rows, loops(products, loops(columns, [step])))] };
}

/** Pieces laid, or added, into an output filled with one value. */
function printPlace({ fill, accumulate, pieces }: Of<"place">, { out, precision }: Types): KernelText {
  const lay = pieces.flatMap(({ domain, write: to }, n) => {
    const nest = coalesce(domain, [to, contiguous(domain)]);
    const [write, read] = nest.accesses.map((access) => index(access, nest.variables));
    const x = `in${n}[${read}]`;
    const value = accumulate ? print(arg(0, out).add(arg(1, out)), [`out[${write}]`, x], precision) : x;
    return loops(nest, [`out[${write}] = ${value};`]);
  });
  return { setup: [], body: [`out.fill(${Object.is(fill, -0) ? "-0" : fill});`, ...lay] };
}

/** in0 is the source, in1 the index. */
function printGather({ domain, read: from, along }: Of<"gather">): KernelText {
  const nest = coalesce(domain, [contiguous(domain), from]);
  const [write, read] = nest.accesses.map((access) => index(access, nest.variables));
  const body = [
    `const k = checkIndex(in1[${write}], ${along.length}, "gather");`,
    `out[${write}] = in0[${read} + k * ${along.stride}];`,
  ];
  return { setup: [], body: loops(nest, body) };
}

/** in0 is the base, in1 the index, in2 the source. */
function printScatter({ over, write: to, along }: Of<"scatter">, { out, precision }: Types): KernelText {
  const nest = coalesce(over, [to, contiguous(over)]);
  const [write, read] = nest.accesses.map((access) => index(access, nest.variables));
  const body = [
    `const k = checkIndex(in1[${read}], ${along.length}, "scatterAdd");`,
    `const at = ${write} + k * ${along.stride};`,
    `out[at] = ${print(arg(0, out).add(arg(1, out)), ["out[at]", `in2[${read}]`], precision)};`,
  ];
  return { setup: [], body: ["out.set(in0);", ...loops(nest, body)] };
}

const contiguous = (shape: Shape): Access => ({ offset: 0, strides: rowMajor(shape) });

/** A formula that has no constants to hoist and no shared parts. */
const print = (formula: Scalar, names: readonly string[], precision: Precision): string =>
  printJavaScript(formula, names, precision).result;

/** What kernels call beside the helpers of printed formulas. */
export const kernelHelpers = {
  checkIndex(k: number, length: number, op: string): number {
    if (k >= 0 && k < length) return k;
    throw indexError(op, k, length);
  },
};
