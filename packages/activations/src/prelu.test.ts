import { literal, ShapeError } from "@titrate/plugin";
import { evaluate } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { boundActivation, scopeOf } from "./testing/bound.ts";

const x = literal([-1, -2, -3, -4, 5, 6, -7, 8], [2, 2, 2]);

it.each([
  ["all", [], [10], [-10, -20, -30, -40, 5, 6, -70, 8]],
  ["feature", [2], [10, 100], [-10, -200, -30, -400, 5, 6, -70, 8]],
  ["channel", [2], [10, 100], [-10, -20, -300, -400, 5, 6, -700, 8]],
])("prelu has a trained slope per %s", (per, shape, slopes, y) => {
  const scope = scopeOf();
  const activation = boundActivation("prelu", { per });
  activation(x, scope);
  const slope = scope.parameters.get("slope")!;
  expect([slope.shape, evaluate({ slope }).slope]).toEqual([shape, slopes.map(() => 0.25)]);
  const given = { ...scope, parameter: () => literal(slopes, shape) };
  expect(evaluate({ y: activation(x, given) }).y).toEqual(y);
});

it("prelu says where it finds no axis", () => {
  const apply = (per: string) => () => boundActivation("prelu", { per })(literal([1, 2], [2]), scopeOf());
  expect(apply("feature")).toThrow(ShapeError);
  expect(apply("feature")).toThrow("prelu finds no feature axis in [2]; set `per: all`");
  expect(apply("channel")).toThrow("prelu finds no channel axis in [2]");
  expect(apply("all")().shape).toEqual([2]);
});
