import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { clamp } from "./composed/clamp.ts";
import { cumsum } from "./composed/cumsum.ts";
import { concat } from "./composed/join.ts";
import { norm, std, variance } from "./composed/moments.ts";
import { pad } from "./composed/pad.ts";
import { logSumExp } from "./composed/softmax.ts";
import { gradients } from "./gradients/gradients.ts";
import { literal, state } from "./leaves.ts";
import type { DType, Shape } from "./shape.ts";
import type { Tensor } from "./tensor.ts";
import { compile } from "./testing/evaluate.ts";

interface Data {
  shape: Shape;
  data: (number | string)[];
  dtype?: DType;
}
interface Case {
  op: string;
  // biome-ignore lint/suspicious/noExplicitAny: each op has its own
  params: any;
  inputs: Record<string, Data>;
  output: Data;
  output_exact?: (number | string)[];
  upstream?: Data;
  grads?: Record<string, Data>;
}

type Graph = (inputs: Record<string, Tensor>, params: Case["params"]) => Tensor;

const unary =
  (method: "exp" | "log" | "sqrt" | "sin" | "tanh" | "erf" | "round"): Graph =>
  ({ a }) =>
    a![method]();
type Binary = "add" | "sub" | "mul" | "div" | "pow" | "maximum" | "minimum" | "less" | "equal";
const binary =
  (method: Binary): Graph =>
  ({ a, b }) =>
    a![method](b!);
const axesOf = (params: { axes: number[] | null; keepdims: boolean }) =>
  [params.axes ?? undefined, { keepDims: params.keepdims }] as const;

/** The graph of each op that the file names. */
const graphs: Record<string, Graph> = {
  add: binary("add"),
  sub: binary("sub"),
  mul: binary("mul"),
  div: binary("div"),
  pow: binary("pow"),
  maximum: binary("maximum"),
  minimum: binary("minimum"),
  less: binary("less"),
  equal: binary("equal"),
  exp: unary("exp"),
  log: unary("log"),
  sqrt: unary("sqrt"),
  sin: unary("sin"),
  tanh: unary("tanh"),
  erf: unary("erf"),
  round: unary("round"),
  clamp: ({ a }, { min, max }) => clamp(a!, min, max),
  sum: ({ a }, params) => a!.sum(...axesOf(params)),
  mean: ({ a }, params) => a!.mean(...axesOf(params)),
  max: ({ a }, params) => a!.max(...axesOf(params)),
  min: ({ a }, params) => a!.min(...axesOf(params)),
  logsumexp: ({ a }, params) => logSumExp(a!, ...axesOf(params)),
  norm2: ({ a }, params) => norm(a!, ...axesOf(params)),
  var: ({ a }, params) => variance(a!, ...axesOf(params)),
  std: ({ a }, params) => std(a!, ...axesOf(params)),
  argmax: ({ a }, { axis, keepdims }) => a!.argmax(axis, { keepDims: keepdims }),
  matmul: ({ a, b }) => a!.matmul(b!),
  slice: ({ a }, { axes }: { axes: { start: number; stop: number | null; step: number | null }[] }) =>
    axes.reduce(
      (x, { start, stop, step }, axis) => x.slice(axis, start ?? 0, stop ?? undefined, step ?? undefined),
      a!,
    ),
  pad: (
    { a },
    { pad: flat, mode, value }: { pad: number[]; mode: "constant" | "reflect"; value: number | null },
  ) => {
    const pairs = Array.from(
      { length: flat.length / 2 },
      (_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const,
    );
    return pad(a!, pairs.reverse(), { mode, value: value ?? 0 });
  },
  concat: (inputs, { axis }) => concat(Object.values(inputs), axis),
  transpose: ({ a }, { axes }) => a!.transpose(axes),
  gather: ({ a, index }, { axis }) => a!.gather(axis, index!),
  take: ({ a, index }, { axis }) => a!.take(axis, index!),
  scatter_add: ({ a, index, src }, { axis }) => a!.scatterAdd(axis, index!, src!),
  where: ({ condition, a, b }) => condition!.where(a!, b!),
  cumsum: ({ a }, { axis }) => cumsum(a!, axis),
  outer_chain: ({ a, b, c }) => a!.matmul(b!).add(c!).tanh().sum(0),
};

/** Errors that are stated for the elementary functions, in units of the last place of a double. */
const ulps: Record<string, number> = { exp: 1, log: 1, sqrt: 0.5, sin: 1, tanh: 1, erf: 1 };

const numbers = (data: readonly (number | string)[]): number[] => data.map(Number);
const file = JSON.parse(readFileSync(new URL("./vectors/ops.json", import.meta.url), "utf8")) as {
  cases: Case[];
};

describe.each(
  file.cases.map((test, i) => ({ ...test, title: `${i} ${test.op} ${JSON.stringify(test.params)}` })),
)("ops.json $title", ({ op, params, inputs, output, output_exact, upstream, grads }) => {
  const graph = graphs[op];
  it("has a graph here", () => expect(graph).toBeDefined());
  if (!graph) return;

  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, { shape, dtype }]) => [name, state(name, shape, dtype)]),
  );
  const result = graph(tensors, params);
  const names = Object.keys(grads ?? {});
  const wanted: Record<string, Data> = { output };
  const outputs: Record<string, Tensor> = { output: result };
  if (upstream) {
    const loss = result.mul(literal(numbers(upstream.data), upstream.shape)).sum();
    const found = gradients(
      loss,
      names.map((name) => tensors[name]!),
    );
    for (const [i, name] of names.entries()) {
      outputs[`d${name}`] = found[i]!;
      wanted[`d${name}`] = grads![name]!;
    }
  }
  const values = Object.fromEntries(Object.entries(inputs).map(([name, { data }]) => [name, numbers(data)]));

  it("has the shapes and dtypes", () => {
    expect(result.dtype).toBe(output.dtype ?? "float");
    for (const [name, { shape }] of Object.entries(wanted)) expect(outputs[name]!.shape).toEqual(shape);
  });

  it("has the values in f64", () => {
    const got = compile(outputs)(values);
    for (const [name, { data }] of Object.entries(wanted))
      expectClose(got[name]!, numbers(data), 1e-12, name);
  });

  // Rounding its arguments alone moves a result by more than 1e-5 (sin 1e5), so f64 gets the rounded ones too.
  it("has the values in f32", () => {
    const rounded = Object.fromEntries(Object.entries(values).map(([name, x]) => [name, x.map(Math.fround)]));
    const want = compile(outputs)(rounded);
    const got = compile(outputs, "f32")(rounded);
    for (const name of Object.keys(wanted)) expectClose(got[name]!, want[name]!.map(Math.fround), 1e-5, name);
  });

  if (!output_exact) return;
  it("is within the stated ulps", () => {
    const got = compile({ result })(values).result!;
    for (const [i, exact] of numbers(output_exact).entries()) {
      if (Object.is(got[i], exact)) continue;
      const error = Math.abs(got[i]! - exact) / ulp(exact);
      expect(error, `${op}(${inputs.a!.data[i]}) = ${got[i]}, exactly ${exact}`).toBeLessThanOrEqual(
        ulps[op]!,
      );
    }
  });
});

function expectClose(got: readonly number[], want: readonly number[], tolerance: number, name: string): void {
  expect(got.length).toBe(want.length);
  for (const [i, value] of want.entries()) {
    const close = Math.abs(got[i]! - value) <= tolerance * Math.max(1, Math.abs(value));
    expect(close || Object.is(got[i]! + 0, value + 0), `${name}[${i}]: ${got[i]}, wanted ${value}`).toBe(
      true,
    );
  }
}

function ulp(x: number): number {
  const bits = new BigInt64Array(Float64Array.of(Math.abs(x)).buffer);
  return new Float64Array(BigInt64Array.of(bits[0]! + 1n).buffer)[0]! - Math.abs(x);
}
