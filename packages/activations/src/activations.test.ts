import { globSync, readFileSync } from "node:fs";
import { literal } from "@titrate/plugin";
import { evaluate, gradientError, valueAndGradient, worstError } from "@titrate/plugin/testing";
import { describe, expect, it } from "vitest";
import { activations } from "./index.ts";
import { bound } from "./testing/bound.ts";

const names = activations.map(({ name }) => name);
const at = (name: string, params: object, ...data: number[]) =>
  valueAndGradient(bound(name, params), { shape: [data.length], data });

describe("a file", () => {
  const sources = globSync("*.ts", { cwd: import.meta.dirname })
    .filter((file) => file !== "index.ts" && !file.endsWith(".test.ts"))
    .sort()
    .map((file) => ({ file, text: readFileSync(`${import.meta.dirname}/${file}`, "utf8") }));

  it("is an activation each, in the sorted list", () => {
    expect(names).toEqual(sources.map(({ file }) => file.replace(/\.ts$/, "")));
  });

  it.each(sources)("$file is short and imports what a user's file can", ({ text }) => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(25);
    expect([...text.matchAll(/ from "(.*)"/g)].map(([, from]) => from)).toEqual(["@titrate/plugin"]);
  });
});

// A step has the slope of its surrogate.
it.each(names.filter((name) => name !== "step"))("%s has the slope of its formula", (name) => {
  expect(gradientError(bound(name), [-3.1, -0.7, 0.2, 1.9, 5.3, -4.2])).toBeLessThan(1e-8);
});

it.each(names)("%s keeps NaN", (name) => {
  const { value } = at(name, {}, Number.NaN, Number.NaN);
  expect(value.length).toBeGreaterThan(0);
  for (const y of value) expect(y).toBeNaN();
});

it.each(names)("%s and its slope are finite far out", (name) => {
  const { value, gradient } = at(name, {}, -1e4, 1e4, -800, 800);
  for (const number of [...value, ...gradient]) expect(Number.isFinite(number)).toBe(true);
  const { y } = evaluate({ y: bound(name)(literal([-1e4, 1e4, -100, 100], [4])) }, "f32");
  for (const number of y) expect(Number.isFinite(number)).toBe(true);
});

const [inf, selu] = [Number.POSITIVE_INFINITY, 1.0507009873554805];
it.each<[name: string, values: number[], slopes: number[], params?: object]>([
  ["celu", [-1, inf], [0, 1]],
  ["elu", [-1, inf], [0, 1]],
  ["gaussian", [0, 0], [0, 0]],
  ["gelu", [0, inf], [0, 1]],
  ["gelu", [0, inf], [0, 1], { approximate: "tanh" }],
  ["hard-sigmoid", [0, 1], [0, 0]],
  ["hard-swish", [0, inf], [0, 1]],
  ["hard-tanh", [-1, 1], [0, 0]],
  ["hardshrink", [-inf, inf], [1, 1]],
  ["leaky-relu", [-inf, inf], [0.01, 1]],
  ["log-sigmoid", [-inf, 0], [1, 0]],
  ["mish", [0, inf], [0, 1]],
  ["prelu", [-inf, inf], [0.25, 1]],
  ["relu", [0, inf], [0, 1]],
  ["relu6", [0, 6], [0, 0]],
  ["selu", [-selu * 1.6732632423543772, inf], [0, selu]],
  ["sigmoid", [0, 1], [0, 0]],
  ["silu", [0, inf], [0, 1]],
  ["softplus", [0, inf], [0, 1]],
  ["softshrink", [-inf, inf], [1, 1]],
  ["softsign", [-1, 1], [0, 0]],
  ["squareplus", [0, inf], [0, 1]],
  ["step", [0, 1], [0, 0], { surrogate: "sigmoid" }],
  ["swish", [0, inf], [0, 1], { beta: 0.01 }],
  ["swish", [0, inf], [0, 1], { beta: 7 }],
  ["tanh", [-1, 1], [0, 0]],
  ["tanhshrink", [-inf, inf], [1, 1]],
  ["threshold", [3, inf], [0, 1], { value: 3 }],
])("%s has its limits at infinity: %j, slopes %j", (name, values, slopes, params = {}) => {
  const { value, gradient } = at(name, params, -inf, inf);
  expect(worstError(value, values)).toBeLessThan(1e-15);
  expect(gradient.map((slope) => slope + 0)).toEqual(slopes);
});

describe("parameters", () => {
  const points = [-2.3, -0.4, 0.3, 1.7];
  it.each([
    ["celu", { alpha: 2 }, 2 * Math.expm1(-2.3 / 2)],
    ["elu", { alpha: 0.5 }, 0.5 * Math.expm1(-2.3)],
    ["elu", { alpha: 0 }, 0],
    ["hard-tanh", { min: -3, max: 0.5 }, -2.3],
    ["hardshrink", { threshold: 2 }, -2.3],
    ["leaky-relu", { slope: 0.3 }, 0.3 * -2.3],
    ["sine", { frequency: 3 }, Math.sin(3 * -2.3)],
    ["softplus", { beta: 3 }, Math.log1p(Math.exp(3 * -2.3)) / 3],
    ["softplus", { beta: 100 }, Math.log1p(Math.exp(-230)) / 100],
    ["softshrink", { threshold: 0.6 }, -1.7],
    ["squareplus", { b: 1 }, (-2.3 + Math.sqrt(2.3 * 2.3 + 1)) / 2],
    ["swish", { beta: 1.5 }, -2.3 / (1 + Math.exp(1.5 * 2.3))],
    ["threshold", { threshold: -1, value: 9 }, 9],
  ])("%s %j", (name, params, first) => {
    expect(worstError(at(name, params, ...points).value.slice(0, 1), [first])).toBeLessThan(1e-14);
    expect(gradientError(bound(name, params), points)).toBeLessThan(1e-8);
  });
});

it("identity changes nothing", () => {
  expect(at("identity", {}, -2, 0, 3)).toEqual({ value: [-2, 0, 3], gradient: [1, 1, 1] });
});

it("gaussian is exp(-x^2)", () => {
  expect(worstError(at("gaussian", {}, 0, -1, 2).value, [1, 1 / Math.E, Math.exp(-4)])).toBeLessThan(1e-15);
});

it.each([
  ["softplus", Math.LN2],
  ["log-sigmoid", -Math.LN2],
  ["squareplus", 1],
])("%s has the slope 1/2 at 0", (name, value) => {
  expect(at(name, {}, 0)).toEqual({ value: [value], gradient: [0.5] });
});

it("squareplus does not cancel below 0", () => {
  // 1 / y is x^2 + ... = (sqrt(x^2 + 4) - x) / 2, where both terms are positive.
  const [y] = at("squareplus", {}, -1e6).value;
  expect(Math.abs(y! * ((Math.sqrt(1e12 + 4) + 1e6) / 2) - 1)).toBeLessThan(1e-15);
});

it("tanhshrink does not cancel near 0", () => {
  // x^3 / 3 - 2 x^5 / 15 + ...
  const [y] = at("tanhshrink", {}, 1e-3).value;
  expect(Math.abs(y! / (1e-9 / 3 - 2e-15 / 15 + 17e-21 / 315) - 1)).toBeLessThan(1e-15);
  const { value } = at("tanhshrink", {}, 1 - 1e-12, 1, -1, 1e-12 - 1);
  expect(Math.abs(value[0]! - value[1]!)).toBeLessThan(1e-12);
  expect(value[2]! + value[1]!).toBe(0);
});

it("hard-tanh refuses an empty range", () => {
  expect(() => at("hard-tanh", { min: 2 }, 0)).toThrow('activation "hard-tanh": min: 2 is not below max: 1');
});
