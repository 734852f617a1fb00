import { describeParameters } from "@titrate/plugin/host";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { interpolation, requireAmong } from "./json-schema.ts";
import { completeValue, valueSchema } from "./value-schema.ts";

function schemaOf(schema: z.ZodType): object {
  const [shown] = describeParameters({ key: schema });
  return valueSchema(schema, shown!);
}

describe("a value as far as it is written", () => {
  it("may be an interpolation, which a text may be by itself", () => {
    expect(schemaOf(z.number().positive().default(1).describe("The step."))).toEqual({
      description: "The step. Takes a number above 0. Unless given, 1.",
      default: 1,
      anyOf: [{ type: "number", exclusiveMinimum: 0 }, interpolation],
    });
    expect(schemaOf(z.string().min(1))).toMatchObject({ type: "string", minLength: 1 });
    expect(schemaOf(z.string().regex(/^a/))).toMatchObject({
      anyOf: [{ type: "string", pattern: "^a" }, interpolation],
    });
    expect(schemaOf(z.array(z.boolean()))).toMatchObject({
      anyOf: [{ type: "array", items: { anyOf: [{ type: "boolean" }, interpolation] } }, interpolation],
    });
  });

  it("has limits that someone means", () => {
    expect(schemaOf(z.int().positive())).toMatchObject({ anyOf: [{ type: "integer", minimum: 1 }, {}] });
    const [integer] = (schemaOf(z.int()) as { anyOf: object[] }).anyOf;
    expect(integer).toEqual({ type: "integer" });
  });

  it("of a union tells of all alternatives, or of the one limit that is missed", () => {
    expect(schemaOf(z.union([z.int().positive(), z.literal("full")]))).toEqual({
      description: "Takes a whole number from 1, or full.",
      minimum: 1,
      anyOf: [
        { type: "string", const: "full", errorMessage: "Expected a whole number from 1, or full." },
        { type: "integer" },
        interpolation,
      ],
    });
  });

  it("refuses keys where validation does, and asks for none but in lists", () => {
    const point = z.object({ x: z.number(), y: z.number().default(0) });
    const closed = { additionalProperties: false, properties: { x: {}, y: {} } };
    expect(schemaOf(point)).toMatchObject(closed);
    expect(schemaOf(point)).not.toHaveProperty("required");
    expect(schemaOf(z.looseObject({ x: z.number() }))).not.toMatchObject({ additionalProperties: false });
    expect(schemaOf(z.array(point))).toMatchObject({
      anyOf: [{ items: { ...closed, ...requireAmong(["x"], ["x", "y"]) } }, interpolation],
    });
    const [inUnion] = (schemaOf(z.union([point, z.number()])) as { anyOf: object[] }).anyOf;
    expect(inUnion).not.toHaveProperty("additionalProperties");
  });

  it("takes anything where JSON Schema cannot say what, or would have to refer to itself", () => {
    const tree: z.ZodType = z.object({ children: z.array(z.lazy(() => tree)) });
    for (const schema of [
      tree,
      z.date(),
      z.array(z.number().meta({ id: "shared" })),
      z.custom(),
      z.coerce.number(),
    ]) {
      const rules = schemaOf(schema);
      expect(
        Object.keys(rules).filter((keyword) => keyword !== "description"),
        JSON.stringify(rules),
      ).toEqual([]);
    }
  });
});

test("what maps must have, in maps, but not in lists", () => {
  const metric = z.object({ name: z.string(), goal: z.string().optional() });
  expect(completeValue(z.object({ metric, also: z.array(metric).optional() }).optional())).toEqual({
    doNotSuggest: true,
    ...requireAmong(["metric"], ["metric", "also"]),
    properties: {
      metric: { doNotSuggest: true, ...requireAmong(["name"], ["name", "goal"]) },
    },
  });
  expect(completeValue(z.record(z.string(), metric))).toMatchObject({
    additionalProperties: requireAmong(["name"], ["name", "goal"]),
  });
  expect(completeValue(z.number())).toBeUndefined();
  expect(completeValue(z.object({ a: z.number().default(1) }))).toBeUndefined();
});
