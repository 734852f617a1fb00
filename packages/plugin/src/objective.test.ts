import { literal, ShapeError } from "@titrate/tensor";
import { expect, it } from "vitest";
import { expectSameShape } from "./objective.ts";

const zeros = (shape: number[], dtype: "float" | "int" = "float") =>
  literal(new Array(shape.reduce((a, b) => a * b, 1)).fill(0), shape, dtype);

it("expectSameShape says what to change", () => {
  const check = (output: number[], target: number[], dtype?: "float" | "int") => () =>
    expectSameShape("mse", zeros(output), zeros(target, dtype));
  expect(check([4, 1], [4, 1])).not.toThrow();
  expect(check([4, 1], [4, 3])).toThrow(ShapeError);
  expect(check([4, 1], [4, 3])).toThrow(
    "mse: the output is [4, 1] and the targets are [4, 3]; give the last layer units: 3",
  );
  expect(check([4, 1], [4])).toThrow("make the targets [4, 1]");
  expect(check([4, 3], [4], "int")).toThrow("[4] class indices; use softmax-cross-entropy");
});
