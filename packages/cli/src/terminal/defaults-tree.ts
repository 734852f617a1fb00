import { describe, formatFile, formatPlace, type TreeNode } from "@titrate/config";
import type { Palette } from "@titrate/report";
import { placeJson } from "./blame.ts";

/** The configs that an experiment includes, in the order in which they are laid on top of each other. */
export function renderDefaultsTree(tree: TreeNode, palette: Palette): string {
  return `${[titleOf(tree, palette), ...branchesOf(tree, palette)].join("\n")}\n`;
}

function branchesOf({ children }: TreeNode, palette: Palette): string[] {
  return children.flatMap((child, index) => {
    const isLast = index === children.length - 1;
    const [head, tail] = isLast ? ["└─ ", "   "] : ["├─ ", "│  "];
    if (child === "_self_") return [`${head}_self_`];
    const below = isPlain(child) ? [] : branchesOf(child, palette);
    return [head + titleOf(child, palette), ...below.map((line) => tail + line)];
  });
}

/** It includes nothing but itself. */
function isPlain({ children }: TreeNode): boolean {
  return children.length === 1 && children[0] === "_self_";
}

function titleOf(
  { path, key, package: target, chosenAt, overrides, file, isAbsent }: TreeNode,
  { dim }: Palette,
): string {
  if (path === "") return formatFile(file!);
  const option = path.slice(path.lastIndexOf("/") + 1);
  const title = key === undefined ? path : `${key}: ${option}`;
  const lands = target === "" ? "in the whole config" : `in ${target}`;
  const isOwn = target === (key ?? "").replaceAll("/", ".");
  const notes = [
    ...(isAbsent ? ["not there, and optional"] : []),
    ...(isOwn ? [] : [lands]),
    ...(file === undefined ? [] : [formatFile(file)]),
    `chosen at ${formatPlace(chosenAt)}`,
    ...(overrides === undefined
      ? []
      : [
          `instead of ${overrides.kind === "scalar" ? overrides.value : describe(overrides)} at ${formatPlace(overrides.location)}`,
        ]),
  ];
  return `${title}  ${dim(notes.join(", "))}`;
}

/** The same for programs. */
export function treeJson({
  path,
  key,
  package: target,
  chosenAt,
  overrides,
  file,
  isAbsent,
  children,
}: TreeNode): object {
  return {
    path,
    package: target,
    ...(key !== undefined && { choice: key }),
    ...(isAbsent && { absent: true }),
    ...(file !== undefined && { file }),
    ...(path !== "" && { chosen: placeJson(chosenAt) }),
    ...(overrides !== undefined && {
      overrides: {
        ...placeJson(overrides.location),
        value: overrides.kind === "scalar" ? overrides.value : describe(overrides),
      },
    }),
    children: children.map((child) => (child === "_self_" ? child : treeJson(child))),
  };
}
