import { expect, it } from "vitest";
import { hostProblems } from "./host-code.ts";

it.each([
  ["const a = Math.sqrt(2) * Math.PI;", undefined],
  ["const a = Math.exp(b);", "Math.exp differs between engines; take exact.exp"],
  ["const a = b ** 2;", "** differs"],
  ["const a = Math.random();", "know no seed"],
  ["const a = Date.now();", "reads a clock"],
  ['const a = "Math.exp"; // Math.exp(1) ** 2', undefined],
  ["const a = `Math.exp`;", undefined],
])("%s", (code, message) => {
  const [found] = hostProblems(`import "x";\n/* Math.exp\n */\n${code}\n`);
  if (message === undefined) expect(found).toBeUndefined();
  else expect(found).toEqual({ line: 4, message: expect.stringContaining(message) });
});
