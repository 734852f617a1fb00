import type { Override } from "../overrides/arguments.ts";
import type { Located, Location } from "../source/located.ts";
import { formatFile, type Problem } from "../source/problem.ts";
import { didYouMean } from "../source/suggest.ts";
import type { ConfigFiles } from "./config-files.ts";
import { missingOption } from "./missing-config.ts";
import type { TreeNode } from "./tree-node.ts";

/** What is to be told of a key that no one has, where an override or a file gave it. */
export type MeantKey = Partial<Pick<Problem, "code" | "message" | "location" | "hint" | "notes">>;

/** For the keys at the config's top. Whether a key is unknown is seen when the config is validated. */
export function meantKeys(
  overrides: readonly Override[],
  choices: ReadonlyMap<string, Located>,
  tree: TreeNode,
  files: ConfigFiles,
): ReadonlyMap<string, MeantKey> {
  const meant = new Map<string, MeantKey>();
  for (const { group, key, path, value, operation, package: target } of overrides) {
    if (path.length > 1 || target !== undefined || operation === "delete" || value?.kind !== "scalar")
      continue;
    const at = path[0]!.location;
    const placed = [...choices.keys()].filter((choice) => choice.startsWith(`${group}@`));
    if (placed.length > 0) meant.set(group, { hint: `did you mean ${placed[0]}?` });
    else if (files.isGroup(group) && !files.hasOption(group, String(value.value))) {
      const { overrides: _, ...problem } = missingOption(
        { group, option: String(value.value), key, chosen: value, at },
        files,
      );
      meant.set(group, problem);
    } else if (!files.isGroup(group)) {
      const near = didYouMean(group, [...files.groups()]);
      if (near !== undefined) meant.set(group, { hint: near });
    }
  }
  for (const node of nodesOf(tree)) {
    if (node.key === undefined || node.package !== node.key || node.file === undefined) continue;
    const hint = `begin ${formatFile(node.file)} with "# @package _global_" if its keys are the config's own`;
    meant.set(node.key, { hint, ...meant.get(node.key) });
  }
  return meant;
}

/** Where overrides delete a key, or a choice. */
export function deletedKeys(overrides: readonly Override[]): ReadonlyMap<string, Location> {
  return new Map(
    overrides.flatMap(({ operation, path, value, location }) => {
      const isNull = value?.kind === "scalar" && value.value === null && path.length === 1;
      return operation === "delete" || isNull ? [[path.map(({ key }) => key).join("."), location]] : [];
    }),
  );
}

function nodesOf(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap((child) => (child === "_self_" ? [] : nodesOf(child)))];
}
