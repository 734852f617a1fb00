import { literal, type Tensor } from "@titrate/tensor";
import { expect, it } from "vitest";
import { evaluate } from "../testing/index.ts";
import { defineRegularizer } from "./regularizer.ts";

const squares = defineRegularizer({
  name: "squares",
  summary: "For tests.",
  penalty: (parameter) => parameter.square().sum(),
});

it("applies to the paths that `match` names", () => {
  const bound = squares.bind({ match: "*.weight" }, { path: [] });
  expect(["hidden.weight", "hidden.bias"].map((path) => bound.applies(path))).toEqual([true, false]);
  expect(evaluate({ penalty: bound.penalty(literal([1, 2], [2])) })).toEqual({ penalty: [5] });
});

it("gives one number, and has no parameter `match` of its own", () => {
  const returning = (value: Tensor) =>
    defineRegularizer({ name: "wide", summary: "For tests.", penalty: () => value }).bind(
      { match: "*" },
      { path: [] },
    );
  expect(() => returning(literal([1, 2], [2])).penalty(literal([1], [1]))).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: regularizer "wide": penalty returned a tensor [2] of float; make it one number, shape []: use .mean() or .sum()]`,
  );
  expect(() =>
    defineRegularizer({
      name: "own",
      summary: "For tests.",
      params: { match: squares.params.match! },
      penalty: (parameter) => parameter.sum(),
    }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[PluginError: regularizer "own": a parameter cannot be called "match", which every regularizer has; rename it]`,
  );
});
