import { z } from "zod";
import type { Kind } from "./kinds.ts";
import { partKind } from "./part.ts";

interface Common {
  /** The schema as the author wrote it. */
  readonly schema: z.ZodType;
  /** The key must be present. */
  readonly required: boolean;
  /** `null` is a value: "none". */
  readonly nullable: boolean;
  /** Present when there is one. For parts it is written as in YAML and is to be validated like a written value. */
  readonly default?: unknown;
}

/** What a parameter holds. */
export type ParamDescription =
  | (Common & { readonly form: "part"; readonly kind: Kind })
  | (Common & { readonly form: "array"; readonly kind: Kind })
  | (Common & { readonly form: "record"; readonly kind: Kind })
  | (Common & { readonly form: "value" });

/**
 * Says what a parameter's schema holds, so that a config can be walked with its locations.
 *
 * - `value`: no part inside. `schema.safeParse(written)` validates it, gives its output and fills in defaults
 *   (parse `undefined` where the key is absent).
 * - `part`: one part of `kind`. If the key is absent, take `default`; if there is none and it is not required,
 *   leave it out. `null` stays `null` where `nullable`.
 * - `array`, `record`: parts of `kind` in a list, or in a map by name. When each is valid, run
 *   `schema.safeParse` over the whole for its own checks (such as a least length): parts pass any check there.
 */
export function describeParam(schema: z.ZodType): ParamDescription {
  const common: { -readonly [K in keyof Common]: Common[K] } = {
    schema,
    required: schema._zod.optin === undefined,
    nullable: false,
  };
  let inner: z.core.$ZodType = schema;
  for (;;) {
    const { def } = inner._zod;
    if (!isWrapper(def)) break;
    if (def.type === "nullable") common.nullable = true;
    if ("defaultValue" in def && !("default" in common)) common.default = def.defaultValue;
    inner = def.innerType;
  }
  const kind = partKind(inner);
  if (kind !== undefined) return { ...common, form: "part", kind };
  if (inner instanceof z.ZodArray) {
    const element = partKind(inner._zod.def.element);
    if (element !== undefined) return { ...common, form: "array", kind: element };
  }
  if (inner instanceof z.ZodRecord) {
    const value = partKind(inner._zod.def.valueType);
    if (value !== undefined) return { ...common, form: "record", kind: value };
  }
  return { ...common, form: "value" };
}

/** Whether a part lies anywhere within. */
export function containsPart(schema: z.core.$ZodType): boolean {
  if (partKind(schema) !== undefined) return true;
  return Object.values(schema._zod.def).flatMap(schemasIn).some(containsPart);
}

type Wrapper =
  | z.core.$ZodOptionalDef
  | z.core.$ZodNonOptionalDef
  | z.core.$ZodNullableDef
  | z.core.$ZodReadonlyDef
  | z.core.$ZodDefaultDef
  | z.core.$ZodPrefaultDef;

const wrappers: ReadonlySet<string> = new Set<Wrapper["type"]>([
  "optional",
  "nonoptional",
  "nullable",
  "readonly",
  "default",
  "prefault",
]);

function isWrapper(def: z.core.$ZodTypeDef): def is Wrapper {
  return wrappers.has(def.type);
}

function schemasIn(value: unknown): z.core.$ZodType[] {
  if (value instanceof z.core.$ZodType) return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).filter((item) => item instanceof z.core.$ZodType);
}
