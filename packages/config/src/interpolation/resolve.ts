import type { Entry, Located, LocatedMap, Path } from "../source/located.ts";
import { childOf, nodeAt } from "../source/located.ts";
import type { Problem } from "../source/problem.ts";
import { countValues } from "./count-values.ts";
import { evaluate, isInterpolated, type Tree } from "./evaluate.ts";
import { Failure, type FailureDetails, fail } from "./failure.ts";
import type { Surroundings } from "./resolvers.ts";

export interface ResolveOptions {
  /** Then what leads to a value that must still be given is told at that value. */
  readonly isExperiment: boolean;
  readonly surroundings: Surroundings;
  readonly problems: Problem[];
}

/** Of values that lead to each other or hold each other. */
const deepest = 250;
/** Of a config with all that interpolations repeat. */
const mostValues = 100_000;

/**
 * The config with every interpolation replaced by what it leads to, as OmegaConf resolves them: a lone one keeps the
 * type of its value, among other text it becomes text. A faulty one stays as it is written, and is a problem.
 */
export function resolveInterpolations(
  root: LocatedMap,
  { isExperiment, surroundings, problems }: ResolveOptions,
): LocatedMap {
  const resolved = new Map<string, Located>();
  /** What is being resolved: whatever leads back to one of these goes in a circle. */
  const active: string[] = [];

  const tree: Tree = { root, select, isExperiment, surroundings };
  const circles = new Set<string>();

  function resolveNode(node: Located, path: Path): Located {
    const id = path.join("\u0000");
    const known = resolved.get(id);
    if (known !== undefined) return known;
    if (active.length > deepest) fail(endless);
    if (active.includes(id)) fail(circle([...active.slice(active.indexOf(id)), id]));
    active.push(id);
    try {
      const value = resolveNew(node, path);
      resolved.set(id, value);
      return value;
    } finally {
      active.pop();
    }
  }

  function resolveNew(node: Located, path: Path): Located {
    if (isInterpolated(node)) return evaluate(node, path, tree);
    if (node.kind === "scalar") return node;
    if (node.kind === "sequence") {
      return { ...node, items: node.items.map((item, index) => attempt(item, [...path, index])) };
    }
    const entries = [...node.entries].map(
      ([key, entry]) => [key, { ...entry, value: attempt(entry.value, [...path, key]) }] as const,
    );
    return { ...node, entries: new Map(entries) };
  }

  /** A faulty value is a problem of its own, and no more than that. */
  function attempt(node: Located, path: Path): Located {
    try {
      return resolveNode(node, path);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { location = node.location, circle: ids, ...details } = error.details;
      const circle = ids && [...new Set(ids)].sort().join();
      // What leads to a faulty value fails as that does, at that place.
      const isTold = problems.some(
        (told) => told.message === details.message && told.location?.start === location.start,
      );
      if (!isTold && (circle === undefined || !circles.has(circle))) {
        problems.push({ code: "E_INTERPOLATION", ...details, location, overrides: node.overrides });
      }
      if (circle !== undefined) circles.add(circle);
      return { ...node, isHole: true };
    }
  }

  /** The value at a path, its interpolations resolved. */
  function select(path: Path): Located | undefined {
    let node: Located = root;
    for (const [depth, key] of path.entries()) {
      // Below an interpolation lies what it leads to.
      if (isInterpolated(node)) {
        return nodeAt(resolveNode(node, path.slice(0, depth)), path.slice(depth));
      }
      const child = childOf(node, key);
      if (child === undefined) return undefined;
      node = child;
    }
    return resolveNode(node, path);
  }

  const result = attempt(root, []) as LocatedMap;
  const count = countValues(result);
  if (count <= mostValues) return result;
  problems.push(tooLarge(result, count));
  return root;
}

/** Told at one of the values that lead to it. */
const endless: FailureDetails = {
  message: `it leads over more than ${deepest} other values`,
  hint: "refer to the last of them",
  circle: [],
};

function tooLarge(root: LocatedMap, count: number): Problem {
  const [[, largest]] = [...root.entries].toSorted(
    ([, a], [, b]) => countValues(b.value) - countValues(a.value),
  ) as [[string, Entry]];
  const message = `with all that its interpolations repeat, the config has ${count} values, of ${mostValues} at most`;
  return { code: "E_INTERPOLATION", message, location: largest.key, hint: "most of them are here" };
}

function circle(ids: readonly string[]): FailureDetails {
  const names = ids.map((id) => id.replaceAll("\u0000", ".") || "the config");
  const message = `it leads in a circle: ${names.join(" → ")}`;
  return { message, hint: "give one of them a value of its own", circle: ids };
}
