import { literal } from "@titrate/tensor";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { PluginError } from "./error.ts";
import { instantiate, type ValidPart } from "./instantiate.ts";
import { defineLayer, type Layer } from "./kinds/layer.ts";
import { defineSchedule } from "./kinds/schedule.ts";
import { real } from "./params.ts";
import { part } from "./part.ts";
import { catalogueOf } from "./testing/bind.ts";

const seen: Record<string, unknown>[] = [];
const leaf = defineLayer({ name: "leaf", summary: "A leaf.", apply: (x) => x });
const block = defineLayer({
  name: "block",
  summary: "A block.",
  params: {
    body: part("layer").optional(),
    layers: z.array(part("layer")).default([]),
    heads: z.record(z.string(), part("layer")).default({}),
    shape: z.object({ kind: z.string(), type: z.string() }).optional(),
  },
  apply(x, params) {
    seen.push(params);
    return x;
  },
});
const catalogue = catalogueOf([leaf, block]);
const aLeaf = (...path: (string | number)[]): ValidPart => ({
  kind: "layer",
  type: "leaf",
  path,
  params: {},
});

describe("instantiate", () => {
  it("binds nested parts with their place and name", () => {
    const layer = instantiate(
      {
        kind: "layer",
        type: "block",
        name: "trunk",
        path: ["model"],
        params: {
          body: { ...aLeaf("model", "body"), name: "inner" },
          layers: [aLeaf("model", "layers", 0)],
          heads: { left: aLeaf("model", "heads", "left") },
          shape: { kind: "layer", type: "not a part" },
        },
      },
      catalogue,
    );
    expect(layer).toMatchObject({ type: "block", name: "trunk", path: ["model"] });
    layer.apply(literal([1], [1]), undefined as never);
    const params = seen.pop() as {
      body: Layer;
      layers: Layer[];
      heads: Record<string, Layer>;
      shape: unknown;
    };
    expect(params.body).toMatchObject({ type: "leaf", name: "inner", path: ["model", "body"] });
    expect(params.layers[0]).toMatchObject({ type: "leaf", path: ["model", "layers", 0] });
    expect(params.layers[0]).not.toHaveProperty("name");
    expect(params.heads.left).toMatchObject({ path: ["model", "heads", "left"] });
    expect(params.shape).toEqual({ kind: "layer", type: "not a part" });
  });

  it("gives maps in the order of their keys, however they were written", () => {
    const heads = { right: aLeaf(), left: aLeaf() };
    const shape = { type: "b", kind: "a" };
    const written = { kind: "layer", type: "block", path: [], params: { heads, shape } } as const;
    instantiate(written, catalogue).apply(literal([1], [1]), undefined as never);
    const params = seen.pop() as Record<string, Record<string, unknown>>;
    expect(Object.keys(params.heads!)).toEqual(["left", "right"]);
    expect(Object.keys(params.shape!)).toEqual(["kind", "type"]);
  });

  it("says what is known when a plugin is missing", () => {
    const missing = () => instantiate({ kind: "layer", type: "lef", path: [], params: {} }, catalogue);
    expect(missing).toThrow(PluginError);
    expect(missing).toThrow('layer "lef": there is no such plugin; known are: block, leaf');
  });

  it("binds a function where the instance is one", () => {
    const ramp = defineSchedule({
      name: "ramp",
      summary: "Up.",
      params: { slope: real(1) },
      rate: ({ step, base }, { slope }) => base + slope * step,
    });
    const rate = instantiate(
      { kind: "schedule", type: "ramp", path: [], params: { slope: 2 } },
      catalogueOf([ramp]),
    );
    expect(rate({ step: 3, steps: 10, base: 1, stepsPerEpoch: 1, history: [], goals: new Map() })).toBe(7);
  });
});
