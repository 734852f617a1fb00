import { posix } from "node:path";
import type { Node, Source } from "./source.ts";
import { child, stringOf, walk } from "./walk.ts";

export interface Import {
  readonly specifier: string;
  /** Erased when types are stripped. `import { type X }` is not: the module still loads. */
  readonly typeOnly: boolean;
  /** `import "x"`. */
  readonly bare: boolean;
  readonly start: number;
}

/** Every module that a source names: imports, re-exports, `import()` of a string, and types from `import()`. */
export function importsOf({ program }: Source): Import[] {
  const found: Import[] = [];
  walk(program, (node) => {
    const specifier = stringOf(child(node, "source"));
    if (specifier === undefined) return;
    const bare = node.type === "ImportDeclaration" && (node.specifiers as unknown[]).length === 0;
    found.push({ specifier, typeOnly: isTypeOnly(node), bare, start: node.start });
  });
  return found;
}

/** `@scope/name` or `name`, without a path inside; undefined for a relative path or a part of Node. */
export function packageNameOf(specifier: string): string | undefined {
  if (specifier.startsWith(".") || specifier.startsWith("/") || specifier.startsWith("node:"))
    return undefined;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** The path of a relative import, from the root of the repository. */
export function resolveRelative(source: Source, specifier: string): string {
  return posix.join(posix.dirname(source.path), specifier);
}

function isTypeOnly(node: Node): boolean {
  return node.type === "TSImportType" || node.importKind === "type" || node.exportKind === "type";
}
