import { describe, expect, it } from "vitest";
import { gradients } from "../gradients/gradients.ts";
import { iota, literal } from "../leaves.ts";
import { DTypeError, ShapeError } from "../shape.ts";
import { checkGradient } from "../testing/check-gradient.ts";
import { evaluate } from "../testing/evaluate.ts";
import { clamp } from "./clamp.ts";
import { cumsum } from "./cumsum.ts";
import { concat, stack } from "./join.ts";
import { pad } from "./pad.ts";

const x = literal([1, 2, 3, 4], [2, 2]);

describe("concat and stack", () => {
  it("join along an axis that is there", () => {
    expect(evaluate(concat([x, literal([9, 8], [2, 1])], -1))).toEqual([1, 2, 9, 3, 4, 8]);
    expect(evaluate(concat([iota(2), iota(0), iota(1)], 0))).toEqual([0, 1, 0]);
  });
  it("join along a new axis", () => {
    expect(stack([x, x, x], -1).shape).toEqual([2, 2, 3]);
    expect(evaluate(stack([iota(2), iota(2)], 1))).toEqual([0, 0, 1, 1]);
    expect(evaluate(stack([literal([1], []), literal([2], [])]))).toEqual([1, 2]);
  });
  it("name what does not fit", () => {
    expect(() => concat([x, literal([1], [1, 1])], 1)).toThrow(
      new ShapeError("concat: [2, 2], [1, 1]: only axis 1 may differ"),
    );
    expect(() => concat([iota(1), literal([1], [1])], 0)).toThrow(DTypeError);
    expect(() => stack([])).toThrow(new ShapeError("stack: needs at least one tensor"));
  });
});

describe("pad", () => {
  it("frames the last axes", () => {
    expect(evaluate(pad(x, [[1, 0]], { value: 7 }))).toEqual([7, 1, 2, 7, 3, 4]);
    expect(
      evaluate(
        pad(x, [
          [0, 1],
          [0, 0],
        ]),
      ),
    ).toEqual([1, 2, 3, 4, 0, 0]);
  });
  it("reflects without the edge", () =>
    expect(evaluate(pad(literal([1, 2, 3], [3]), [[2, 1]], { mode: "reflect" }))).toEqual([
      3, 2, 1, 2, 3, 2,
    ]));
  it("names what does not fit", () => {
    expect(() => pad(x, [[2, 0]], { mode: "reflect" })).toThrow(
      new ShapeError("pad: reflecting 2 and 0 of axis 1 of [2, 2]; it has 1 to reflect"),
    );
    expect(() => pad(x, [[-1, 0]])).toThrow(
      new ShapeError(
        "pad: [-1, 0] does not pad [2, 2]; give [before, after] of 0 or more for some of the last axes",
      ),
    );
  });
  it("has gradients", () =>
    checkGradient(
      (y) =>
        pad(
          y!,
          [
            [2, 1],
            [1, 2],
          ],
          { mode: "reflect" },
        ).square(),
      [[3, 3]],
    ));
});

describe("cumsum", () => {
  it("adds along an axis", () => {
    expect(evaluate(cumsum(iota(7), 0))).toEqual([0, 1, 3, 6, 10, 15, 21]);
    expect(evaluate(cumsum(x, 0))).toEqual([1, 2, 4, 6]);
    expect(evaluate(cumsum(literal([1, Infinity, 1], [3]), 0))).toEqual([1, Infinity, Infinity]);
    expect(evaluate(cumsum(literal([], [0]), 0))).toEqual([]);
  });
  it("has gradients", () => checkGradient((y) => cumsum(y!, 1).square(), [[2, 5]]));
});

describe("clamp", () => {
  it("passes the gradient on the closed interval", () => {
    const at = literal([-2, -1, 0, 1, 2], [5]);
    expect(evaluate(gradients(clamp(at, -1, 1).sum(), [at])[0]!)).toEqual([0, 1, 1, 1, 0]);
    const low = literal([-1], []);
    expect(evaluate(gradients(clamp(at, low, 1).sum(), [low])[0]!)).toEqual([1]);
  });
  it("limits, and keeps NaN", () =>
    expect(evaluate(clamp(literal([-2, 0.5, 2, NaN], [4]), -1, 1))).toEqual([-1, 0.5, 1, NaN]));
});
