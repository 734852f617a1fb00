import type { ZodShape } from "@titrate/plugin";
import { type Catalogue, describeParam } from "@titrate/plugin/host";
import type { z } from "zod";
import type { LocatedMap } from "../source/located.ts";
import { typeOf } from "../source/located.ts";
import { nearest } from "../source/suggest.ts";
import { objectShape } from "./schema-at.ts";
import { synonymsOf } from "./synonyms.ts";

/**
 * The dotted keys of an experiment that end in a name, or in what another library calls so: `train.epochs` for
 * `epochs`, `optimizer.lr` for `lr`; `near` are those that end in a name like it.
 */
export type Elsewhere = (name: string) => {
  readonly exact: readonly string[];
  readonly near: readonly string[];
};

/** Where keys of an experiment are: at its top, in the maps and parts right below. */
export function keysElsewhere(root: LocatedMap, shape: ZodShape, catalogue: Catalogue): Elsewhere {
  const known = new Map<string, string[]>();
  const add = (name: string, key: string): void => {
    known.set(name, [...(known.get(name) ?? []), key]);
  };
  for (const [key, schema] of Object.entries(shape)) {
    add(key, key);
    for (const inner of innerKeys(key, schema, root, catalogue)) add(inner, `${key}.${inner}`);
  }
  return (name) => ({
    exact: [name, ...synonymsOf(name)].flatMap((word) => known.get(word) ?? []),
    near: known.get(nearest(name, [...known.keys()]) ?? "") ?? [],
  });
}

function innerKeys(key: string, schema: z.ZodType, root: LocatedMap, catalogue: Catalogue): string[] {
  const param = describeParam(schema);
  if (param.form === "value") return Object.keys(objectShape(schema));
  if (param.form !== "part") return [];
  const node = root.entries.get(key)?.value;
  const type = node && (node.kind === "scalar" ? node : typeOf(node));
  const plugin = typeof type?.value === "string" ? catalogue.find(param.kind, type.value) : undefined;
  return Object.keys(plugin?.params ?? {});
}
