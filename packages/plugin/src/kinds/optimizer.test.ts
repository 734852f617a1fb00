import { literal } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { positive } from "../params.ts";
import { byGradient } from "../testing/index.ts";
import { defineOptimizer } from "./optimizer.ts";

const scalar = (value: number) => literal([value], []);

describe("an optimizer", () => {
  it("without slots to read is refused when it is defined or bound", () => {
    const define = (state: unknown) => () =>
      defineOptimizer({
        name: "descent",
        summary: "Descent.",
        params: { lr: positive(0.1) },
        state: state as Record<never, never>,
        update: ({ param }) => ({ param }),
      });
    expect(define(undefined)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "descent": its state is undefined; name its slots: { m: "zeros" }, or {} for none]`,
    );
    expect(define(["m"])).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "descent": its state is an Array; name its slots: { m: "zeros" }, or {} for none]`,
    );
    expect(() => define(() => undefined)().bind({ lr: 1 }, { path: [] })).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "descent": state returned undefined; is a "return" missing?]`,
    );
  });

  it("is told when its update returns no object, or no tensors in it", () => {
    const x = { param: literal([1, 2], [2]), grad: literal([1, 2], [2]), m: literal([0, 0], [2]) };
    const update = (output: unknown) => () => {
      const careless = defineOptimizer({
        name: "careless",
        summary: "Careless.",
        params: { lr: positive(0.1) },
        state: { m: "zeros" },
        update: () => output as never,
      });
      return byGradient(careless.bind({ lr: 1 }, { path: [] })).update(x, {});
    };
    expect(update(undefined)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "careless": update returned undefined; is a "return" missing?]`,
    );
    expect(update(x.param)).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "careless": update returned a tensor [2] of float; return { param, m }]`,
    );
    expect(update(Promise.resolve({}))).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "careless": update returned a Promise; it is not awaited: write the function without async]`,
    );
    expect(update({ param: Number.NaN, m: x.m })).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "careless": the "param" that update returned is NaN (a number); formulas are built with tensor methods: write x.mul(2), not x * 2]`,
    );
    expect(update({ param: x.param.greater(0), m: x.m })).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "careless": update returned "param" as a tensor [2] of bool; keep it a tensor [2] of float]`,
    );
  });

  it("must have lr", () => {
    const define = () =>
      defineOptimizer({
        name: "rateless",
        summary: "No rate.",
        // @ts-expect-error lr is missing
        params: {},
        state: {},
        update: ({ param }) => ({ param }),
      });
    expect(define).toThrow(/optimizer "rateless": it has no parameter `lr`/);
  });

  it("lists its numbers as hyper, and passes the rest as it is", () => {
    let got: unknown;
    const bound = defineOptimizer({
      name: "plain",
      summary: "Plain.",
      params: { lr: positive(0.1), mode: z.string().default("x") },
      state: {},
      update({ param }, hyper) {
        got = hyper;
        return { param };
      },
    }).bind({ lr: 0.5, mode: "y" }, { path: [] });
    expect(bound).toMatchObject({ type: "plain", hyper: { lr: 0.5 }, state: {} });
    const lr = scalar(1);
    byGradient(bound).update({ param: scalar(1), grad: scalar(2) }, { lr });
    expect(got).toEqual({ lr, mode: "y" });
  });

  it("is told which slot its update forgets, misshapes or makes up", () => {
    const bound = (output: object) =>
      defineOptimizer({
        name: "careless",
        summary: "Careless.",
        params: { lr: positive(0.1) },
        state: { m: "zeros" },
        update: ({ param }) => ({ param, ...output }) as never,
      }).bind({ lr: 1 }, { path: [] });
    const x = { param: literal([1, 2], [2]), grad: literal([1, 2], [2]), m: literal([0, 0], [2]) };
    expect(() => byGradient(bound({})).update(x, {})).toThrow(
      /optimizer "careless": update does not return "m"/,
    );
    expect(() => byGradient(bound({ m: scalar(1) })).update(x, {})).toThrowErrorMatchingInlineSnapshot(
      `[PluginError: optimizer "careless": update returned "m" as a tensor [] of float; keep it a tensor [2] of float]`,
    );
    expect(() => byGradient(bound({ m: x.m, v: x.m })).update(x, {})).toThrow(/"v", which is not in `state`/);
    expect(byGradient(bound({ m: x.m })).update(x, {})).toEqual({ param: x.param, m: x.m });
  });

  it("cannot call a slot param, or start it anyhow", () => {
    const bind = (state: object) => () =>
      defineOptimizer({
        name: "odd",
        summary: "Odd.",
        params: { lr: positive(0.1) },
        state: state as { m: "zeros" },
        update: ({ param, m }) => ({ param, m }),
      }).bind({ lr: 1 }, { path: [] });
    expect(bind({ grad: "zeros" })).toThrow(/cannot be called "grad"/);
    expect(bind({ m: "ones" })).toThrow(/slot "m" is "ones"; write "zeros" or "one"/);
  });
});
