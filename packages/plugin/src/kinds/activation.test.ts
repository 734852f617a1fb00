import { gradients, literal, type Tensor } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { PluginError } from "../error.ts";
import { evaluate } from "../testing/evaluate.ts";
import { defineActivation } from "./activation.ts";

const noScope = undefined as never;

it("a declared derivative is the one that gradients use", () => {
  const step = defineActivation({
    name: "step",
    summary: "1 above 0, trained with the slope 3x.",
    apply: (x) => x.greater(0).cast("float"),
    derivative: (x) => x.mul(3),
  }).bind({}, { path: [] });
  const x = literal([-2, 1, 5], [3]);
  const y = step(x, noScope);
  const upstream = literal([1, 10, 100], [3]);
  const results = evaluate({ y, dx: gradients(y.mul(upstream).sum(), [x])[0]! });
  expect(results).toEqual({ y: [0, 1, 1], dx: [-6, 30, 1500] });
});

describe("what an activation returns is checked", () => {
  const x = literal([-2, 1, 5], [3]);
  const swish = (returned: unknown, slope?: unknown) => () =>
    defineActivation({
      name: "swish",
      summary: "For tests.",
      apply: () => returned as Tensor,
      ...(slope === undefined ? {} : { derivative: () => slope as Tensor }),
    }).bind({}, { path: [] })(x, noScope);

  it("is a tensor", () => {
    expect(swish(Number.NaN)).toThrow(PluginError);
    expect(swish(Number.NaN)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned NaN (a number); formulas are built with tensor methods: write x.mul(2), not x * 2]`,
    );
    expect(swish("[object Object]1")).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned "[object Object]1" (a string); formulas are built with tensor methods: write x.mul(2), not x * 2]`,
    );
    expect(swish(undefined)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned undefined; is a "return" missing?]`,
    );
    expect(swish(x.sigmoid)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned a function; call it: write x.exp(), not x.exp]`,
    );
    expect(swish([x])).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned an Array; return a tensor]`,
    );
    expect(swish(Promise.resolve(x))).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned a Promise; it is not awaited: write the function without async]`,
    );
  });

  it("has the shape of x and is a float", () => {
    expect(swish(x.sum())).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned a tensor [] of float; keep the shape of x, [3]]`,
    );
    expect(swish(x.greater(0))).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": apply returned a tensor [3] of bool; make it a float: add .cast("float")]`,
    );
  });

  it("its derivative likewise", () => {
    expect(swish(x, 1)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": derivative returned 1 (a number); formulas are built with tensor methods: write x.mul(2), not x * 2]`,
    );
    expect(swish(x, x.sum())).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: activation "swish": derivative returned a tensor [] of float; keep the shape of x, [3]]`,
    );
  });
});
