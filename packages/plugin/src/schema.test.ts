import { describe, expect, it } from "vitest";
import { z } from "zod";
import { count, positive } from "./params.ts";
import { part, partKind } from "./part.ts";
import { containsPart, describeParam } from "./schema.ts";

const summary = (schema: z.ZodType) => {
  const { schema: _, ...rest } = describeParam(schema);
  return rest;
};

describe("describeParam", () => {
  it("tells parts, lists and maps of parts from values", () => {
    expect(summary(part("activation"))).toEqual({
      form: "part",
      kind: "activation",
      required: true,
      nullable: false,
    });
    expect(summary(z.array(part("layer")).min(1))).toMatchObject({
      form: "array",
      kind: "layer",
      required: true,
    });
    expect(summary(z.record(z.string(), part("metric")))).toMatchObject({ form: "record", kind: "metric" });
    expect(summary(z.array(z.number()))).toMatchObject({ form: "value", required: true });
  });

  it("looks through wrappers in any order", () => {
    expect(summary(part("activation", "identity"))).toMatchObject({
      form: "part",
      required: false,
      default: "identity",
    });
    expect(summary(part("layer").nullable().optional())).toMatchObject({
      form: "part",
      required: false,
      nullable: true,
    });
    expect(summary(part("layer").optional().nullable())).toMatchObject({ form: "part", nullable: true });
    expect(summary(z.array(part("layer")).prefault([]).readonly())).toMatchObject({
      form: "array",
      required: false,
      default: [],
    });
    expect(summary(part("layer").describe("the body"))).toMatchObject({ form: "part", kind: "layer" });
  });

  it("gives the default of a value, the outermost where there are two", () => {
    expect(summary(positive(3))).toMatchObject({ form: "value", required: false, default: 3 });
    expect(summary(positive(3).default(4))).toMatchObject({ default: 4 });
    expect(summary(count())).toEqual({ form: "value", required: true, nullable: false });
    expect(summary(count().optional())).toEqual({ form: "value", required: false, nullable: false });
  });

  it("leaves a list's own checks to its schema", () => {
    const { schema } = describeParam(z.array(part("layer")).min(1));
    expect(schema.safeParse([]).success).toBe(false);
    expect(schema.safeParse([{ kind: "layer" }]).success).toBe(true);
  });
});

it("partKind knows parts only", () => {
  expect(partKind(part("loss"))).toBe("loss");
  expect(partKind(z.custom())).toBeUndefined();
  expect(partKind(z.number())).toBeUndefined();
});

it("containsPart looks inside anything", () => {
  expect(containsPart(z.union([z.number(), part("layer")]))).toBe(true);
  expect(containsPart(z.object({ inner: z.object({ body: part("layer") }) }))).toBe(true);
  expect(containsPart(z.tuple([z.string(), part("layer")]))).toBe(true);
  expect(containsPart(z.object({ a: z.union([z.number(), z.string()]) }))).toBe(false);
});
