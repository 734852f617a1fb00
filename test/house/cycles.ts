import { importsOf, resolveRelative } from "./imports.ts";
import { manifestViolation, type Package } from "./packages.ts";
import { type Source, type Violation, violation } from "./source.ts";

/** Files that import each other in a ring; types do not count, for they are erased. */
export function checkFileCycles(sources: readonly Source[]): Violation[] {
  const graph = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter(({ specifier, typeOnly }) => specifier.startsWith(".") && !typeOnly)
        .map(({ specifier }) => resolveRelative(source, specifier)),
    ]),
  );
  return cyclesOf(graph).map((cycle) => {
    const source = sources.find(({ path }) => path === cycle[0])!;
    return violation("cycle", source, 0, `files import each other: ${[...cycle, cycle[0]].join(" -> ")}`);
  });
}

/** Packages that depend on each other in a ring, whatever the house order says. */
export function checkPackageCycles(packages: readonly Package[]): Violation[] {
  return cyclesOf(new Map(packages.map(({ name, dependencies }) => [name, dependencies]))).map((cycle) => {
    const first = packages.find(({ name }) => name === cycle[0])!;
    const ring = [...cycle, cycle[0]].join(" -> ");
    return manifestViolation("cycle", first, cycle[1] ?? cycle[0]!, `packages depend on each other: ${ring}`);
  });
}

/** One ring for each edge that closes one, in a depth-first walk over all nodes. */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const enter = (node: string) => {
    const seen = trail.indexOf(node);
    if (seen !== -1) cycles.push(trail.slice(seen));
    if (seen !== -1 || done.has(node)) return;
    trail.push(node);
    for (const next of graph.get(node) ?? []) enter(next);
    trail.pop();
    done.add(node);
  };
  for (const node of graph.keys()) enter(node);
  return cycles;
}
