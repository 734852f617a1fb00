import { isInterpolated } from "../interpolation/evaluate.ts";
import { parseTemplate, TemplateError } from "../interpolation/template.ts";
import type { Located, Path } from "../source/located.ts";
import { nodeAt } from "../source/located.ts";

/** References that lead to references are followed so far. */
const maxHops = 20;

/**
 * The map or list that a lone reference, `${model}`, leads to in a config that is not resolved yet; undefined where it
 * leads to something else, or is more than that.
 */
export function dereference(node: Located, path: Path, root: Located, hops = 0): Located | undefined {
  if (!isInterpolated(node) || hops > maxHops) return undefined;
  const target = referenceOf(node.value, path);
  const found = target && nodeAt(root, target);
  if (found === undefined || found.kind !== "scalar") return found;
  return dereference(found, target!, root, hops + 1);
}

function referenceOf(text: string, path: Path): Path | undefined {
  try {
    const [piece, ...more] = parseTemplate(text);
    if (piece?.kind !== "reference" || more.length > 0 || piece.up > path.length) return undefined;
    const keys = piece.steps.map(([step, ...rest]) =>
      step?.kind === "text" && rest.length === 0 ? step.text : undefined,
    );
    if (keys.includes(undefined)) return undefined;
    return [...(piece.up === 0 ? [] : path.slice(0, -piece.up)), ...(keys as string[])];
  } catch (error) {
    // What is not well formed is told when interpolations are resolved.
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}
