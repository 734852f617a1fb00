import { expect, it } from "vitest";
import { hostProblems } from "./host-code.ts";

const open = "$" + "{";

it.each([
  ["const a = Math.exp(b);", "Math.exp differs between engines; take exact.exp"],
  ["const a = Math?.exp(b);", "Math.exp differs"],
  ["const { exp } = Math;", "Math.exp differs"],
  ["const { sqrt, tanh: t } = Math;", "Math.tanh differs"],
  ['const a = Math["exp"](b);', "Math.exp differs"],
  ["const a = Math['exp'](b);", "Math.exp differs"],
  ["const a = Math[`exp`](b);", "Math.exp differs"],
  ["const a = Math[name](b);", "hides which function"],
  ["const M = Math;", "hides which function"],
  ["f(Math);", "hides which function"],
  ["(Math as any).f(x);", "hides which function"],
  [`const a = \`x ${open}Math.exp(1)} y\`;`, "Math.exp differs"],
  [`const a = \`${open}f({ a: \`${open}Math.log(2)}\` })}\`;`, "Math.log differs"],
  ["const a = globalThis.Math.exp(b);", "Math.exp differs"],
  ['const a = globalThis["Math"]["exp"](b);', "Math.exp differs"],
  ["const a = /'/.test(b) ? Math.exp(b) : '';", "Math.exp differs"],
  ["const a = b / c; const d = Math.exp(b) / c;", "Math.exp differs"],
  ["const a = b ** 2;", "** differs"],
  ["const a = 2 ** b;", "** differs"],
  ["const a = 2 ** 0.5;", "** differs"],
  ["const a = 2 ** -1074;", "** differs"],
  ["const a = 3 ** 40;", "** differs"],
  ["a **= 2;", "** differs"],
  ["const a = Math.random();", "know no seed"],
  ["const { random } = Math;", "know no seed"],
  ["const a = crypto.randomUUID();", "know no seed"],
  ['import { randomBytes } from "node:crypto";', "know no seed"],
  ["const a = Date.now();", "reads a clock"],
  ["const { now } = Date;", "reads a clock"],
  ["const D = Date;", "reads a clock"],
  ["const a = Date();", "reads a clock"],
  ["const a = new globalThis.Date();", "reads a clock"],
  ["const a = performance.now();", "reads a clock"],
  ['import { performance as p } from "node:perf_hooks";', "reads a clock"],
  ["const a = process.hrtime.bigint();", "reads a clock"],
  ["const a = b.toLocaleString();", "machine's language"],
  ['const a = b["toLocaleUpperCase"]();', "machine's language"],
  ["b.sort((c, d) => c.localeCompare(d));", "machine's language"],
  ["const a = new Intl.NumberFormat();", "machine's language"],
])("finds %s", (code, message) => {
  const found = hostProblems(`import "x";\n/* Math.exp\n */\n${code}\n`);
  expect(found).toEqual([{ line: 4, message: expect.stringContaining(message) }]);
});

it.each([
  "const a = Math.sqrt(2) * Math.PI;",
  "const { sqrt, abs: size } = Math;",
  "const a = 2 ** 24 + 2 ** -126 + 10 ** 3;",
  'const a = "Math.exp"; // Math.exp(1) ** 2',
  "const a = ['Math.exp', \"Date.now\", 'Math'];",
  "const a = `Math.exp`;",
  `const a = \`Math.exp \${b} Date.now() \\\` ${open}c}\`;`,
  "const a = /Math.exp|`/.test(b);",
  "const a = x.exp().mul(exact.exp(2));",
  "const a = { Math: 1, performance: 2 }; f(a.Math, a.performance);",
  "type M = typeof Math;",
  "const isDate = (x: Date) => x instanceof Date;",
])("lets pass %s", (code) => expect(hostProblems(`${code}\n`)).toEqual([]));

it("finds a destructuring over several lines, and the first problem of each line", () => {
  expect(hostProblems("const {\n  exp,\n} = Math;\nMath.sin(x) + Math.cos(x);\nDate.now();\n")).toEqual([
    { line: 1, message: expect.stringContaining("Math.exp") },
    { line: 4, message: expect.stringContaining("Math.sin") },
    { line: 5, message: expect.stringContaining("clock") },
  ]);
});
