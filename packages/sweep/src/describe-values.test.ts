import { expect, it } from "vitest";
import { describeValues } from "./describe-values.ts";

it("a value is told in a word where a word tells it from the others", () => {
  expect(describeValues(["mse", { type: "huber", delta: 2 }])).toEqual(["mse", "huber"]);
  expect(describeValues(["huber", { type: "huber", delta: 2 }])).toEqual(["huber", "huber, delta: 2"]);
  expect(
    describeValues([
      { type: "huber", delta: 1 },
      { type: "huber", delta: 2 },
    ]),
  ).toEqual(["huber, delta: 1", "huber, delta: 2"]);
  expect(
    describeValues([
      { type: "dense", name: "wide", units: 9 },
      { type: "dense", units: 3 },
    ]),
  ).toEqual(["wide", "dense"]);
  expect(describeValues([0.1, true, null, [1, 2], { a: 1 }])).toEqual([
    "0.1",
    "true",
    "null",
    "[1,2]",
    '{"a":1}',
  ]);
});
