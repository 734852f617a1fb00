import type { Precision } from "@titrate/numeric";
import type { Access, Shape } from "@titrate/tensor";
import { commonRefinement, compose, refine, splitAxes } from "./access.ts";
import type { Node } from "./node.ts";
import { isIdentity, type MapDefinition } from "./simplify.ts";

/** A read over a domain; the domain may be finer than the one that was asked for. */
export interface Resolved {
  readonly node: Node;
  readonly access: Access;
  readonly domain: Shape;
}

/** Whether a node only looks at another one's elements: a slice, a transpose, a broadcast. */
export function isView(node: Node, precision: Precision): boolean {
  const { definition, inputs } = node;
  return (
    definition.kind === "map" && inputs.length === 1 && isIdentity(definition.apply, inputs[0]!, precision)
  );
}

/**
 * Looks through views: what `access` over `domain` reads of `node`, as elements of the first node that is not one
 * (or for which `stays` holds). Stops earlier where a view cannot be expressed by strides.
 */
export function resolve(
  node: Node,
  access: Access,
  domain: Shape,
  precision: Precision,
  stays: (node: Node) => boolean,
): Resolved {
  let seen: Resolved = { node, access, domain };
  while (!stays(seen.node) && isView(seen.node, precision)) {
    const further = through(seen);
    if (further === undefined) break;
    seen = further;
  }
  return seen;
}

/** What a read of a view reads of its input. */
function through({ node, access, domain }: Resolved): Resolved | undefined {
  const view = node.definition as MapDefinition;
  const inner = view.reads[0]!;
  const direct = compose(access, domain, inner, view.domain);
  if (direct !== undefined) return { node: node.inputs[0]!, access: direct, domain };
  for (const finer of [splitAxes(access, domain, view.domain), commonRefinement(domain, view.domain)]) {
    if (finer === undefined) continue;
    const composed = compose(refine(access, domain, finer), finer, inner, view.domain);
    if (composed !== undefined) return { node: node.inputs[0]!, access: composed, domain: finer };
  }
  return undefined;
}
