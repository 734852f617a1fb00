import { describe, expect, it } from "vitest";
import { checkPurity } from "./purity.ts";
import { parseSource, print } from "./source.ts";

const rulesOf = (text: string, folder = "engine") =>
  checkPurity([parseSource(`packages/${folder}/src/a.ts`, text)]).map(({ rule }) => rule);

const approximate =
  "exp log pow tanh sin cos tan sinh cosh asinh acosh atanh asin acos atan atan2 cbrt hypot expm1 log1p log2 log10 random";

describe("checkPurity reports", () => {
  it.each(approximate.split(" "))("Math.%s", (name) => {
    expect(rulesOf(`f(Math.${name}(x));`)).toEqual(["arithmetic"]);
  });

  it.each([
    ["arithmetic", 'Math["exp"](x);'],
    ["arithmetic", "Math[name](x);"],
    ["arithmetic", "Math?.exp(x);"],
    ["arithmetic", "const { exp } = Math;"],
    ["arithmetic", "const { sqrt } = Math;"],
    ["arithmetic", "const M = Math;"],
    ["arithmetic", "f(Math);"],
    ["arithmetic", "(Math).exp(x);"],
    ["arithmetic", "(Math as any).exp(x);"],
    ["arithmetic", "const helpers = { Math };"],
    ["arithmetic", "globalThis.Math;"],
    ["arithmetic", 'globalThis["Math"];'],
    ["arithmetic", "const g = globalThis;"],
    ["arithmetic", "const { Math: M } = globalThis;"],
    ["arithmetic", "host.Math;"],
    ["arithmetic", "x ** 2;"],
    ["arithmetic", "2 ** n;"],
    ["arithmetic", "x **= 2;"],
    ["arithmetic", "10 ** -5;"],
    ["arithmetic", "2 ** 0.5;"],
    ["arithmetic", "2 ** -1074;"],
    ["arithmetic", "3 ** 40;"],
    ["arithmetic", 'const code = "return Math.exp(x)";'],
    ["arithmetic", "const code = `return Math.tanh($" + "{x})`;"],
    ["clock", "Date.now();"],
    ["clock", "new Date();"],
    ["clock", "Date();"],
    ["clock", "const D = Date;"],
    ["clock", "performance.now();"],
    ["clock", "const { now } = performance;"],
    ["clock", "process.hrtime.bigint();"],
    ["clock", 'import { performance as p } from "node:perf_hooks";'],
    ["clock", 'await import("node:perf_hooks");'],
    ["clock", 'import { hrtime } from "node:process";'],
    ["randomness", "crypto.randomUUID();"],
    ["randomness", "crypto.getRandomValues(bytes);"],
    ["randomness", 'import { randomBytes } from "node:crypto";'],
    ["randomness", 'import { randomInt as pick } from "crypto";'],
    ["randomness", 'import * as c from "node:crypto"; c.randomBytes(4);'],
    ["locale", "x.toLocaleString();"],
    ["locale", "x.toLocaleUpperCase();"],
    ["locale", "names.sort((a, b) => a.localeCompare(b));"],
    ["locale", 'x["localeCompare"](y);'],
    ["locale", "new Intl.NumberFormat();"],
  ])("%s: %s", (rule, text) => expect(rulesOf(text)).toEqual([rule]));

  it("the line and the remedy", () => {
    const source = parseSource("packages/engine/src/a.ts", "// é\nconst a = 1;\nconst b = Math.exp(a);\n");
    expect(print(checkPurity([source]))).toEqual([
      "packages/engine/src/a.ts:3  arithmetic: Math.exp differs between engines; use exact or elementary of @titrate/numeric, or a named stream",
    ]);
  });

  it("a clock that is not on the list, and only that", () => {
    const source = parseSource("packages/report/src/a.ts", "Date.now(); Math.random();");
    expect(checkPurity([source], []).map(({ rule }) => rule)).toEqual(["clock", "arithmetic"]);
    expect(checkPurity([source], ["packages/report/src/a.ts"]).map(({ rule }) => rule)).toEqual([
      "arithmetic",
    ]);
  });
});

describe("checkPurity lets pass", () => {
  it.each([
    "Math.fround(Math.sqrt(Math.abs(x)));",
    "Math.max(...xs) + Math.min(1, 2) + Math.PI * Math.SQRT2;",
    "Math.imul(a, b) ^ Math.clz32(c);",
    "2 ** 24 + 2 ** -126 + 10 ** 3;",
    "x.exp(); x.log().pow(2); elementary.tanh(x); exact.random;",
    "// Math.exp and Date.now are banned\nf();",
    'const code = "Math.fround(" + x + ")";',
    "new Date(0); x instanceof Date;",
    'import { createHash } from "node:crypto"; createHash("sha256");',
    "xs.sort(); xs.sort((a, b) => a - b); x.toUpperCase(); x.toString();",
    "const at = { performance: 1, Date: 2 }; f(at.Date);",
    "type M = typeof Math;",
    "type Seen = { Math: number };",
  ])("%s", (text) => expect(rulesOf(text)).toEqual([]));

  it("all in a package outside of results", () => expect(rulesOf("Date.now();", "cli")).toEqual([]));
});
