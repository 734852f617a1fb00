import { describe, expect, it } from "vitest";
import { define } from "../definitions.ts";
import { constant, full, input, iota, literal } from "../leaves.ts";
import { Tensor } from "../tensor.ts";
import { evaluate } from "../testing/evaluate.ts";
import { kernelText } from "./compile.ts";
import type { Computed } from "./kernels.ts";

const x = literal([1, 2, 3, 4, 5, 6], [2, 3]);

describe("leaves", () => {
  it("are rounded to the precision", () => {
    expect(evaluate(constant(0.1), {}, "f32")).toEqual([Math.fround(0.1)]);
    expect(evaluate(literal([0.1, -0], [2]), {}, "f32")).toEqual([Math.fround(0.1), -0]);
    expect(evaluate(constant(0.1))).toEqual([0.1]);
  });
  it("may be ints, bools and empty", () => {
    expect(evaluate(iota(4))).toEqual([0, 1, 2, 3]);
    expect(evaluate(literal([1, 0], [2], "bool"))).toEqual([1, 0]);
    expect(evaluate(literal([], [3, 0]))).toEqual([]);
  });
});

describe("elementwise", () => {
  it("broadcasts", () => {
    expect(evaluate(x.add(literal([10, 20, 30], [3])))).toEqual([11, 22, 33, 14, 25, 36]);
    expect(evaluate(x.add(literal([10, 20], [2, 1])))).toEqual([11, 12, 13, 24, 25, 26]);
    expect(evaluate(literal([1, 2], [2, 1]).mul(literal([3, 4], [2])))).toEqual([3, 4, 6, 8]);
    expect(evaluate(x.add(literal([], [0, 1, 3])))).toEqual([]);
  });
  it("rounds every float op to the precision", () => {
    const third = constant(1).div(3);
    expect(evaluate(third, {}, "f32")).toEqual([Math.fround(1 / 3)]);
    expect(evaluate(third.mul(third), {}, "f32")).toEqual([
      Math.fround(Math.fround(1 / 3) * Math.fround(1 / 3)),
    ]);
    expect(evaluate(third)).toEqual([1 / 3]);
  });
  it("keeps -0 and passes NaN on", () => {
    expect(evaluate(literal([0, -0, Infinity, NaN], [4]).neg())).toEqual([-0, 0, -Infinity, NaN]);
    expect(evaluate(literal([-0], [1]).add(literal([-0], [1])))).toEqual([-0]);
  });
  it("stores bools as 0 and 1 and reads them as bools", () => {
    const small = x.less(3);
    expect(evaluate(small)).toEqual([1, 1, 0, 0, 0, 0]);
    expect(evaluate(small.not())).toEqual([0, 0, 1, 1, 1, 1]);
    expect(evaluate(small.where(x, -1))).toEqual([1, 2, -1, -1, -1, -1]);
    expect(evaluate(small.cast("float").add(0.5), {}, "f32")).toEqual([1.5, 1.5, 0.5, 0.5, 0.5, 0.5]);
    expect(evaluate(literal([NaN], [1]).less(1))).toEqual([0]);
  });
  it("wraps ints at 32 bits", () => {
    const ints = literal([2147483647, 65537], [2], "int");
    expect(evaluate(ints.add(1))).toEqual([-2147483648, 65538]);
    expect(evaluate(ints.mul(65537))).toEqual([2147418111, 131073]);
  });
  it("may use one input twice", () => {
    expect(evaluate(x.mul(x))).toEqual([1, 4, 9, 16, 25, 36]);
  });
});

describe("views", () => {
  it("slice, transpose and flip", () => {
    expect(evaluate(x.transpose())).toEqual([1, 4, 2, 5, 3, 6]);
    expect(evaluate(x.slice(1, 0, 3, 2))).toEqual([1, 3, 4, 6]);
    expect(evaluate(x.slice(0, 1, 2))).toEqual([4, 5, 6]);
    expect(evaluate(x.slice(0, 0, 1))).toEqual([1, 2, 3]);
    expect(evaluate(x.flip(1))).toEqual([3, 2, 1, 6, 5, 4]);
    expect(evaluate(x.flip(0).flip(1))).toEqual([6, 5, 4, 3, 2, 1]);
    expect(evaluate(x.slice(1, 2, 2))).toEqual([]);
  });
  it("slide over overlapping windows", () => {
    const windows = new Tensor("view", { offset: 1, strides: [1, 1], shape: [3, 2] }, [
      literal([0, 1, 2, 3, 4], [5]),
    ]);
    expect(evaluate(windows)).toEqual([1, 2, 2, 3, 3, 4]);
  });
  it("reshape after a transpose reads the transposed order", () => {
    expect(evaluate(x.transpose().reshape([6]).mul(1))).toEqual([1, 4, 2, 5, 3, 6]);
    expect(evaluate(x.reshape([3, 2]).transpose())).toEqual([1, 3, 5, 2, 4, 6]);
  });
  it("broadcast to more axes", () => {
    expect(evaluate(literal([1, 2], [2, 1]).broadcastTo([2, 2, 3]))).toEqual([
      1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2,
    ]);
    expect(evaluate(full(7, [2]))).toEqual([7, 7]);
  });
  it("pass a value through, whatever the surrogate needs", () => {
    const surrogate = input("never fed", [2, 3]).exp();
    expect(evaluate(new Tensor("straightThrough", {}, [x, surrogate]))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(evaluate(x.stopGradient())).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe("the printed kernel", () => {
  const print = (tensor: Tensor, precision: "f32" | "f64" = "f64"): string =>
    kernelText(define(tensor) as Computed, {
      out: tensor.dtype,
      inputs: tensor.inputs.map((input) => input.dtype),
      precision,
    });

  it("is a plain loop nest", () => {
    expect(print(x.add(literal([10, 20, 30], [3])))).toMatchInlineSnapshot(`
      ""use strict";
      return (out, in0, in1) => {
        for (let i0 = 0; i0 < 2; i0++) {
          for (let i1 = 0; i1 < 3; i1++) {
            const x0 = in0[i0 * 3 + i1];
            const x1 = in1[i1];
            out[i0 * 3 + i1] = (x0 + x1);
          }
        }
      };"
    `);
    expect(print(x.sum(1), "f32")).toMatchInlineSnapshot(`
      ""use strict";
      const p = new Float64Array(8); // holds f32 and ints exactly
      return (out, in0) => {
        for (let i0 = 0; i0 < 2; i0++) {
          p.fill(0);
          let n = 0;
          for (let r0 = 0; r0 < 3; r0++) {
            const x = in0[i0 * 3 + r0];
            p[n & 7] = Math.fround((p[n & 7] + x));
            n++;
          }
          const low = Math.fround((Math.fround((p[0] + p[1])) + Math.fround((p[2] + p[3]))));
          const high = Math.fround((Math.fround((p[4] + p[5])) + Math.fround((p[6] + p[7]))));
          out[i0] = Math.fround((low + high));
        }
      };"
    `);
    expect(print(x.matmul(x.transpose()), "f32")).toMatchInlineSnapshot(`
      ""use strict";
      return (out, in0, in1) => {
        out.fill(0);
        for (let i0 = 0; i0 < 2; i0++) {
          for (let k = 0; k < 3; k++) {
            for (let i1 = 0; i1 < 2; i1++) {
              out[i0 * 2 + i1] = Math.fround((out[i0 * 2 + i1] + Math.fround((in0[i0 * 3 + k] * in1[k * 2 + i1]))));
            }
          }
        }
      };"
    `);
  });
  it("is the same for the same work", () => {
    expect(print(x.add(x))).toBe(print(literal([1, 2, 3, 4, 5, 6], [6]).add(iota(6).cast("float"))));
  });
});
