import { basename } from "node:path";
import { classes, longTables } from "./order.ts";
import { type Source, type Violation, violation } from "./source.ts";
import { child, nameOf, walk } from "./walk.ts";

const longest = 300;

/** One idea a file. */
export function checkLength(sources: readonly Source[], tables: readonly string[] = longTables): Violation[] {
  return sources.flatMap((source) => {
    const lines = source.text.replace(/\n$/, "").split("\n").length;
    if (lines <= longest || tables.includes(source.path)) return [];
    return [
      violation("length", source, 0, `${lines} lines are more than ${longest}; split the file by its ideas`),
    ];
  });
}

/** A name says what is inside; `index.ts` is the door of a package and of nothing else. */
export function checkNames(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) => {
    const name = basename(source.path);
    if (/^utils?\.ts$/.test(name))
      return [violation("name", source, 0, `${name} says nothing; name the idea`)];
    if (name !== "index.ts" || source.path === `packages/${source.package}/src/index.ts`) return [];
    return [violation("name", source, 0, "a package has one index.ts, in src; import the files themselves")];
  });
}

/** No decorators, and no class where a function serves. */
export function checkClasses(sources: readonly Source[], allowed: readonly string[] = classes): Violation[] {
  return sources.flatMap((source) => {
    const found: Violation[] = [];
    walk(source.program, (node) => {
      if (node.type === "Decorator") {
        found.push(violation("decorator", source, node.start, "Node strips types and has no decorators"));
      }
      if (node.type !== "ClassDeclaration" && node.type !== "ClassExpression") return;
      const name = nameOf(child(node, "id")) ?? "without a name";
      const parent = nameOf(child(node, "superClass")) ?? "";
      if (parent.endsWith("Error") || allowed.includes(`${source.path} ${name}`)) return;
      found.push(
        violation("class", source, node.start, `class ${name}: use a function, or list it in order.ts`),
      );
    });
    return found;
  });
}

/** Folders of one machine; in comments too. */
export function checkPaths(sources: readonly Source[]): Violation[] {
  return sources.flatMap((source) =>
    [...source.text.matchAll(/(?<![\w.$})\]-])\/(root|home|tmp|Users)\//g)].map((match) =>
      violation("path", source, match.index, `${match[0]} is a folder of one machine`),
    ),
  );
}
