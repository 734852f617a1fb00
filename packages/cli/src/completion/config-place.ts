import type { ZodShape, z } from "@titrate/plugin";
import { type Catalogue, describeParam, type Kind } from "@titrate/plugin/host";

/** A place in a config: what may stand there, and what does. */
export type Place = { readonly written: unknown } & (
  | { readonly form: "part"; readonly kind: Kind; readonly nullable: boolean }
  | { readonly form: "parts"; readonly kind: Kind }
  | { readonly form: "value"; readonly schema: z.core.$ZodType }
  /** The name of a part's plugin. */
  | { readonly form: "type"; readonly kind: Kind }
  /** Any text: a part's own name. */
  | { readonly form: "text" }
);

/** What is a key below: `lr` of an optimizer, `0` of a list. */
export interface Child {
  readonly key: string;
  readonly place: Place;
  /** It stands in the config, and not by default. */
  readonly isWritten: boolean;
  /** Absent for what no schema holds, such as an entry of a list. */
  readonly schema?: z.ZodType;
}

/** The places of a map that a shape describes. */
export function shapeChildren(shape: ZodShape, written: unknown): readonly Child[] {
  return Object.entries(shape).map(([key, schema]) => ({
    key,
    schema,
    isWritten: entriesOf(written)[key] !== undefined,
    place: placeOf(schema, entriesOf(written)[key]),
  }));
}

/** What lies in a place. Of a part it is what the plugin takes that is chosen there. */
export function childrenOf(place: Place, catalogue: Catalogue): readonly Child[] {
  const { written } = place;
  if (place.form === "part") {
    const type = typeof written === "string" ? written : entriesOf(written).type;
    const plugin = typeof type === "string" ? catalogue.find(place.kind, type) : undefined;
    const { name } = entriesOf(written);
    const common: Child[] = [
      {
        key: "type",
        isWritten: type !== undefined,
        place: { form: "type", kind: place.kind, written: type },
      },
      { key: "name", isWritten: name !== undefined, place: { form: "text", written: name } },
    ];
    return [...shapeChildren(plugin?.params ?? {}, written), ...common];
  }
  if (place.form === "parts") {
    const { kind } = place;
    return Object.entries(entriesOf(written)).map(([key, each]) => ({
      key,
      isWritten: true,
      place: { form: "part", kind, nullable: false, written: each },
    }));
  }
  return place.form === "value" ? valueChildren(place.schema, written) : [];
}

/** The place that a list's next entry would have. */
export function entryOf(place: Place): Place | undefined {
  if (place.form === "parts") return { form: "part", kind: place.kind, nullable: false, written: undefined };
  const def = place.form === "value" ? defOf(place.schema) : undefined;
  return def?.type === "array" ? { form: "value", schema: def.element, written: undefined } : undefined;
}

/** A schema's definition, without what is wrapped around it, such as a default. */
export function defOf(schema: z.core.$ZodType): z.core.$ZodTypes["_zod"]["def"] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  // What may be null says so itself: see `valuesOf`.
  return "innerType" in def && def.type !== "nullable" ? defOf(def.innerType) : def;
}

function placeOf(schema: z.ZodType, written: unknown): Place {
  const param = describeParam(schema);
  if (param.form === "value") return { form: "value", schema, written };
  const { kind, nullable } = param;
  const present = written === undefined ? param.default : written;
  return param.form === "part"
    ? { form: "part", kind, nullable, written: present }
    : { form: "parts", kind, written: present };
}

function valueChildren(schema: z.core.$ZodType, written: unknown): readonly Child[] {
  const def = defOf(schema);
  if (def.type === "nullable") return valueChildren(def.innerType, written);
  if (def.type === "object") return shapeChildren(def.shape as ZodShape, written);
  if (def.type === "union") return def.options.flatMap((option) => valueChildren(option, written));
  const inner = def.type === "array" ? def.element : def.type === "record" ? def.valueType : undefined;
  if (inner === undefined) return [];
  return Object.entries(entriesOf(written)).map(([key, each]) => ({
    key,
    isWritten: true,
    place: { form: "value", schema: inner, written: each },
  }));
}

/** The entries of a written map or list; none of anything else. */
export function entriesOf(written: unknown): Readonly<Record<string, unknown>> {
  return typeof written === "object" && written !== null ? (written as Record<string, unknown>) : {};
}
