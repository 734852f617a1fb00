import { gradients, literal } from "@titrate/tensor";
import { expect, it } from "vitest";
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
