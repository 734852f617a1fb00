import { isFilePath, plainSchemas, schemasAt } from "@titrate/plugin/host";
import type { z } from "zod";
import type { Located } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { type Project, pathProblem } from "../source/project.ts";

/** The paths in a value that lead out of the project, wherever its schema says that a text is a path. */
export function pathProblems(schema: z.core.$ZodType, node: Located, project: Project): Problem[] {
  return problemsOf([schema], node, project);
}

/** @param schemas what the value may be: alternatives. */
function problemsOf(schemas: readonly z.core.$ZodType[], node: Located, project: Project): Problem[] {
  if (node.kind === "scalar") {
    const isPath = schemas.flatMap((schema) => plainSchemas(schema)).some((schema) => isFilePath(schema));
    if (!isPath || typeof node.value !== "string") return [];
    const problem = pathProblem(node.value, node.location, project);
    return problem === undefined ? [] : [{ ...problem, overrides: node.overrides }];
  }
  const children: (readonly [string | number, Located])[] =
    node.kind === "sequence"
      ? [...node.items.entries()]
      : [...node.entries].map(([key, { value }]) => [key, value] as const);
  return children.flatMap(([key, child]) => problemsOf(schemasAt(schemas, key), child, project));
}
