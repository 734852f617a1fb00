import { isFilePath } from "@titrate/plugin/host";
import { z } from "zod";
import type { Located } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { type Project, pathProblem } from "../source/project.ts";

/** The paths in a value that lead out of the project, wherever its schema says that a text is a path. */
export function pathProblems(schema: z.core.$ZodType, node: Located, project: Project): Problem[] {
  if (isFilePath(schema)) {
    if (node.kind !== "scalar" || typeof node.value !== "string") return [];
    const problem = pathProblem(node.value, node.location, project);
    return problem === undefined ? [] : [{ ...problem, overrides: node.overrides }];
  }
  if (schema instanceof z.ZodUnion) {
    // The same path may be found in several alternatives.
    const found = (schema._zod.def.options as z.core.$ZodType[]).map((option) =>
      pathProblems(option, node, project),
    );
    return found.find((problems) => problems.length > 0) ?? [];
  }
  return children(schema, node).flatMap(([inner, child]) => pathProblems(inner, child, project));
}

/** The schemas within a schema, each with the value that it is of. */
function children(schema: z.core.$ZodType, node: Located): (readonly [z.core.$ZodType, Located])[] {
  if (node.kind === "sequence") {
    if (schema instanceof z.ZodArray) return node.items.map((item) => [schema._zod.def.element, item]);
    if (schema instanceof z.ZodTuple) {
      const { items, rest } = schema._zod.def;
      return node.items.flatMap((item, index) => {
        const inner = items[index] ?? rest;
        return inner === null ? [] : [[inner, item] as const];
      });
    }
  }
  if (node.kind === "map") {
    const entries = [...node.entries];
    if (schema instanceof z.ZodRecord)
      return entries.map(([, { value }]) => [schema._zod.def.valueType, value]);
    if (schema instanceof z.ZodObject) {
      const { shape } = schema._zod.def;
      return entries.flatMap(([key, { value }]) =>
        Object.hasOwn(shape, key) ? [[shape[key]!, value] as const] : [],
      );
    }
  }
  const { def } = schema._zod;
  if ("innerType" in def) return [[def.innerType as z.core.$ZodType, node]];
  if (schema instanceof z.ZodPipe) return [[schema._zod.def.in, node]];
  if (schema instanceof z.ZodIntersection)
    return [
      [schema._zod.def.left, node],
      [schema._zod.def.right, node],
    ];
  return [];
}
