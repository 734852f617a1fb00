import { z } from "zod";
import { isFilePath } from "./params.ts";

type Schema = z.core.$ZodType;

/**
 * What a schema comes down to, without all that only wraps it: its alternatives, where it is a union or has two sides.
 * A path to a file stays as it is.
 */
export function plainSchemas(schema: Schema): readonly Schema[] {
  if (isFilePath(schema)) return [schema];
  if (schema instanceof z.ZodUnion) {
    return (schema._zod.def.options as readonly Schema[]).flatMap((option) => plainSchemas(option));
  }
  if (schema instanceof z.ZodIntersection) {
    return [schema._zod.def.left, schema._zod.def.right].flatMap((side) => plainSchemas(side));
  }
  if (schema instanceof z.ZodPipe) return plainSchemas(schema._zod.def.in);
  const { def } = schema._zod;
  return "innerType" in def ? plainSchemas(def.innerType as Schema) : [schema];
}

/** What the value under a key, or at an index, may be. */
export function schemasAt(schemas: readonly Schema[], key: string | number): readonly Schema[] {
  return schemas
    .flatMap((schema) => plainSchemas(schema))
    .flatMap((schema) => {
      if (schema instanceof z.ZodArray) return [schema._zod.def.element];
      if (schema instanceof z.ZodTuple) {
        const { items, rest } = schema._zod.def;
        const inner = items[key as number] ?? rest;
        return inner === null ? [] : [inner];
      }
      if (schema instanceof z.ZodRecord) return [schema._zod.def.valueType];
      if (!(schema instanceof z.ZodObject)) return [];
      const { shape } = schema._zod.def;
      return Object.hasOwn(shape, key) ? [shape[key]!] : [];
    });
}
