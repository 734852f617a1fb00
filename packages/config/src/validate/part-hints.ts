import type { Catalogue, Kind } from "@titrate/plugin/host";
import type { Located, LocatedMap } from "../source/located.ts";
import { quote } from "../source/located.ts";
import { slipOf } from "../source/yaml-slips.ts";
import { pluginHint } from "./synonyms.ts";

/** What to do about a value that is no part, where one is wanted. */
export function noPartHint(kind: Kind, node: Located, key: string, isNullable: boolean): string | undefined {
  if (node.kind === "sequence") {
    if (kind === "layer") return "write type: sequential, with these under layers:";
    if (kind === "schedule") return "write type: sequential, with these under schedules:";
    if (node.items.length === 1) return "one is wanted: write it without brackets or dash";
    return `one is wanted; to try each, write sweep.grid with ${key}: [...]`;
  }
  if (node.kind !== "scalar") return undefined;
  if (node.value === null) return isNullable ? undefined : `name ${withArticle(kind)}`;
  return typeof node.value === "string" ? slipOf(node.value)?.hint : "write its name";
}

/** What stands for `type` in a part that has none: `name`, Hydra's `_target_`, or a plugin's name as the only key. */
export function noTypeHint(kind: Kind, { entries }: LocatedMap, catalogue: Catalogue): string {
  const isPlugin = (name: unknown): name is string =>
    typeof name === "string" && catalogue.find(kind, name) !== undefined;
  for (const key of ["name", "kind", "_target_", "class", "cls", "id", "Type", "TYPE"]) {
    const value = entries.get(key)?.value;
    if (value?.kind !== "scalar" || typeof value.value !== "string") continue;
    if (key !== "name" || isPlugin(value.value)) return `write type: in place of ${key}:`;
  }
  const [first] = entries.keys();
  if (entries.size === 1 && isPlugin(first)) return `write type: ${first}, with its parameters beside it`;
  return "add type: ...";
}

/** What to do about one value where a list or a map of parts is wanted. */
export function noPartsHint(form: "array" | "record", node: Located): string | undefined {
  if (form === "record") {
    return node.kind === "sequence" ? "write each under a name of yours: name: part" : "write name: part";
  }
  if (node.kind === "map") {
    const isOne = node.entries.has("type");
    return isOne ? "write a dash in front of it: - type: ..." : "write each as an entry: - type: ...";
  }
  if (node.kind !== "scalar" || node.value === null) return "write [] for none";
  const items = String(node.value).split(/[\s,]+/);
  return items.every((item) => /^-\w/.test(item))
    ? `write a space after each dash: - ${items[0]!.slice(1)}`
    : `write [${items.join(", ")}]`;
}

/** What to do about a name that no plugin of a kind has. `other` is a kind that has it. */
export function unknownPluginHint(
  kind: Kind,
  name: string,
  names: readonly string[],
  other: Kind | undefined,
  isNullable: boolean,
): string | undefined {
  if (isNullable && /^(none|nil|null|no|off|false)$/i.test(name)) return "write null for none";
  const slip = slipOf(name)?.hint;
  if (slip !== undefined) return slip;
  if (/\.[cm]?[jt]s$/.test(name)) return "name the file in `plugins:`, and here the name that it gives";
  const hint = pluginHint(kind, name, names);
  if (other === undefined) return hint;
  return `${quote(name)} is ${withArticle(other)}${hint === undefined ? "" : `; ${hint}`}`;
}

export function withArticle(kind: Kind): string {
  return `${/^([aeiou]|rng)/.test(kind) ? "an" : "a"} ${kind}`;
}
