import { z } from "zod";
import type { Path } from "../source/located.ts";

/** The schemas of an object's keys, wrappers looked through; none of what is no object. */
export function objectShape(schema: z.core.$ZodType | undefined): Readonly<Record<string, z.core.$ZodType>> {
  if (schema instanceof z.ZodObject) return schema._zod.def.shape;
  const inner = schema && innerOf(schema);
  return inner === undefined ? {} : objectShape(inner);
}

/** The schema of what lies at a path in a value; undefined where that depends on the value. */
export function schemaAt(schema: z.core.$ZodType, [step, ...rest]: Path): z.core.$ZodType | undefined {
  if (step === undefined) return schema;
  const inner = innerOf(schema);
  if (inner !== undefined) return schemaAt(inner, [step, ...rest]);
  if (schema instanceof z.ZodArray) return schemaAt(schema._zod.def.element, rest);
  if (schema instanceof z.ZodRecord) return schemaAt(schema._zod.def.valueType, rest);
  const shape = objectShape(schema);
  return Object.hasOwn(shape, step) ? schemaAt(shape[step]!, rest) : undefined;
}

function innerOf({ _zod: { def } }: z.core.$ZodType): z.core.$ZodType | undefined {
  return "innerType" in def ? (def.innerType as z.core.$ZodType) : undefined;
}
