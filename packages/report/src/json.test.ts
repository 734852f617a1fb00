import { expect, it } from "vitest";
import { jsonPieces } from "./json.ts";

const deep = {
  a: [{ b: { c: [[1, { d: ["x\ny", {}] }], []] } }, null, true],
  e: undefined,
  f: {},
  "g h": -0.5,
};

it("is the text that JSON.stringify writes, in pieces", () => {
  const written = [...jsonPieces(deep)];
  expect(written.join("")).toBe(`${JSON.stringify(deep, null, 2)}\n`);
  expect(written.length).toBeGreaterThan(10);
});

it("spells the numbers that JSON lacks", () => {
  const text = [...jsonPieces({ a: Number.NaN, b: [Infinity, -Infinity] })].join("");
  expect(JSON.parse(text)).toEqual({ a: "NaN", b: ["Infinity", "-Infinity"] });
});
