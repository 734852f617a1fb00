import type { Tensor } from "@titrate/tensor";
import { expectTypeOf, it } from "vitest";
import { z } from "zod";
import { type Activation, defineActivation } from "./kinds/activation.ts";
import { defineLayer, type Layer } from "./kinds/layer.ts";
import { defineOptimizer } from "./kinds/optimizer.ts";
import { count, fraction, positive } from "./params.ts";
import { part } from "./part.ts";
import type { Plugin } from "./plugin.ts";

// Types are part of the product: an author writes none of them.

it("parameters have their types", () => {
  const plugin = defineActivation({
    name: "swish",
    summary: "x * sigmoid(beta * x).",
    params: { beta: positive(1), flag: z.boolean().optional(), mode: z.enum(["a", "b"]) },
    apply(x, params, scope) {
      expectTypeOf(x).toEqualTypeOf<Tensor>();
      expectTypeOf(params.beta).toEqualTypeOf<number>();
      expectTypeOf(params.flag).toEqualTypeOf<boolean | undefined>();
      expectTypeOf(params.mode).toEqualTypeOf<"a" | "b">();
      expectTypeOf(scope.training).toEqualTypeOf<boolean>();
      // @ts-expect-error there is no such parameter
      params.gamma;
      return x;
    },
    derivative: (x, { beta }) => x.mul(beta),
  });
  expectTypeOf(plugin).toEqualTypeOf<Plugin<"activation">>();
  expectTypeOf(plugin).toExtend<Plugin>();
});

it("no parameters are an empty object", () => {
  defineActivation({
    name: "none",
    summary: "None.",
    apply(x, params) {
      // @ts-expect-error there is no such parameter
      params.beta;
      return x;
    },
  });
});

it("parts are the instances of their kinds", () => {
  defineLayer({
    name: "block",
    summary: "A block.",
    params: {
      activation: part("activation", "identity"),
      after: part("activation").optional(),
      layers: z.array(part("layer")),
      heads: z.record(z.string(), part("layer")),
      width: count().optional(),
    },
    apply(x, params, scope) {
      expectTypeOf(params.activation).toEqualTypeOf<Activation>();
      expectTypeOf(params.after).toEqualTypeOf<Activation | undefined>();
      expectTypeOf(params.layers).toEqualTypeOf<Layer[]>();
      expectTypeOf(params.heads).toEqualTypeOf<Record<string, Layer>>();
      expectTypeOf(params.width).toEqualTypeOf<number | undefined>();
      return params.activation(x, scope);
    },
  });
});

it("an optimizer's numbers are tensors in update and numbers in state", () => {
  defineOptimizer({
    name: "momentum",
    summary: "Momentum.",
    params: {
      lr: positive(0.1),
      momentum: fraction(0),
      cap: positive().optional(),
      nesterov: z.boolean().default(false),
    },
    state(params) {
      expectTypeOf(params.momentum).toEqualTypeOf<number>();
      return params.momentum === 0 ? {} : { velocity: "zeros" };
    },
    update({ param, grad, velocity }, hyper) {
      expectTypeOf(grad).toEqualTypeOf<Tensor>();
      expectTypeOf(velocity).toEqualTypeOf<Tensor | undefined>();
      expectTypeOf(hyper.lr).toEqualTypeOf<Tensor>();
      expectTypeOf(hyper.momentum).toEqualTypeOf<Tensor>();
      expectTypeOf(hyper.cap).toEqualTypeOf<Tensor | undefined>();
      expectTypeOf(hyper.nesterov).toEqualTypeOf<boolean>();
      return velocity === undefined ? { param } : { param, velocity };
    },
  });
});

it("an optimizer must return its slots", () => {
  defineOptimizer({
    name: "careless",
    summary: "Forgets its slot.",
    params: { lr: positive(0.1) },
    state: { m: "zeros", power: "one" },
    // @ts-expect-error m and power are missing
    update({ param, m }) {
      expectTypeOf(m).toEqualTypeOf<Tensor>();
      return { param };
    },
  });
});
