import { arg, constant, integer, type Precision, type Scalar } from "@titrate/numeric";
import { type Access, type Definition, type Shape, sameShape } from "@titrate/tensor";
import { commonRefinement, compose, contiguous, isWhole, refine, sameAccess } from "./access.ts";
import type { Graph } from "./consumers.ts";
import type { Base, Formula, Kernel, Read } from "./kernel.ts";
import type { Node } from "./node.ts";
import { type Resolved, resolve } from "./resolve.ts";
import type { MapDefinition } from "./simplify.ts";
import { substitute } from "./substitute.ts";

/**
 * Formula nodes of a group, so that no function outgrows what an engine takes: loops repeat a formula a few times, the
 * edges of a product's tiles some dozens of times.
 */
const mostWeight = 3000;
const mostWeightOfBased = 500;

/** A kernel that is still growing: element-wise nodes of one size, after the base that they continue, if any. */
export interface Group {
  base?: Base;
  /** The common refinement of its members' domains. */
  domain: Shape;
  readonly members: Set<Node>;
  /** Nodes of its members' formulas. */
  readonly weight: number;
}

/** How far fusing has come. */
export interface Fusion extends Graph {
  readonly precision: Precision;
  readonly roots: ReadonlySet<Node>;
  /** The finished kernels, in their order. */
  readonly kernels: Kernel[];
  /** The nodes that these have written. */
  readonly stored: Set<Node>;
  /** Of each node of an open group: the group. */
  readonly groups: Map<Node, Group>;
  /** Formulas that are computed where they are read, by the one node that reads them. */
  readonly inlined: Map<Node, { readonly formula: Formula; readonly domain: Shape }>;
}

/** Lies in memory before the first kernel, or is no memory at all. */
export function isGiven({ definition: { kind } }: Node): boolean {
  return kind === "given" || kind === "data" || kind === "fill";
}

export const isStored = ({ stored }: Fusion, node: Node): boolean => stored.has(node) || isGiven(node);

/** Whether a node has, or will have, a value of its own: what looks for what lies behind views stops there. */
export const stays = (fusion: Fusion, node: Node): boolean =>
  isStored(fusion, node) || fusion.groups.has(node) || fusion.inlined.has(node);

/** The nodes that a group's base computes. */
export function ownNodes({ base }: Group): Node[] {
  if (base === undefined) return [];
  return base.kind === "reduce" && base.largest ? [base.node, base.largest] : [base.node];
}

/** Two groups as one, or undefined where one loop nest cannot hold them. */
export function merge(a: Group, b: Group): Group | undefined {
  if (a.base !== undefined && b.base !== undefined) return undefined;
  const base = a.base ?? b.base;
  const weight = a.weight + b.weight;
  if (weight > (base ? mostWeightOfBased : mostWeight)) return undefined;
  const domain = commonRefinement(a.domain, b.domain);
  if (domain === undefined) return undefined;
  // The loops of a product run over its own rows and columns.
  if (base?.kind === "contract" && !sameShape(domain, base.node.shape)) return undefined;
  return { ...(base && { base }), domain, members: new Set([...a.members, ...b.members]), weight };
}

/** The nodes of a member's own formula, and of those that are computed inside it. */
export function weightOf({ precision, inlined }: Fusion, node: Node, reads: readonly Resolved[]): number {
  const { apply } = node.definition as MapDefinition;
  const args = node.inputs.map(({ dtype }, i) => arg(i, dtype));
  const taken = reads.flatMap((read) => inlined.get(read.node)?.formula.value ?? []);
  return sizeOfFormulas([apply(precision, ...args), ...taken]);
}

/** Whether a group's formula is short enough to be computed where something else reads it. */
export const isShort = ({ weight }: Group): boolean => weight <= mostWeightOfBased;

function sizeOfFormulas(formulas: readonly Scalar[]): number {
  const seen = new Set(formulas);
  for (const formula of seen) for (const part of formula.args) seen.add(part);
  return seen.size;
}

/** The formulas of all members over the group's domain, and what they read together. */
export function formulasOf(fusion: Fusion, group: Group): { reads: Read[]; values: Map<Node, Scalar> } {
  const reads: Read[] = [];
  const values = new Map<Node, Scalar>();
  for (const node of ownNodes(group)) values.set(node, readArg(reads, node, contiguous(group.domain)));
  for (const member of [...group.members].sort((a, b) => a.id - b.id)) {
    const definition = member.definition as MapDefinition;
    const args = readsOfMap(fusion, definition, member.inputs, group).map(({ node, access, domain }) => {
      if (node.definition.kind === "fill") return fillOf(node);
      const formula = fusion.inlined.get(node);
      if (formula !== undefined) {
        const through = formula.formula.reads.map((read) => {
          const composed = compose(access, domain, read.access, formula.domain)!;
          return readArg(reads, read.node, refine(composed, domain, group.domain));
        });
        return substitute(formula.formula.value, through);
      }
      const inGroup = values.get(node);
      if (inGroup !== undefined && isWhole(access, domain, node.size)) return inGroup;
      return readArg(reads, node, refine(access, domain, group.domain));
    });
    values.set(member, definition.apply(fusion.precision, ...args));
  }
  return { reads, values };
}

/** What a map reads of its inputs, looking through views up to what is stored or growing. */
export function readsOfMap(
  fusion: Fusion,
  definition: MapDefinition,
  inputs: readonly Node[],
  group?: Group,
): Resolved[] {
  return inputs.map((input, i) => {
    const { domain, reads } = definition;
    if (input.definition.kind === "fill") return { node: input, access: reads[i]!, domain };
    const ends = (node: Node): boolean => stays(fusion, node) || group?.members.has(node) === true;
    return resolve(input, reads[i]!, domain, fusion.precision, ends);
  });
}

/** The argument that stands for a read; equal reads are one. */
function readArg(reads: Read[], node: Node, access: Access): Scalar {
  const known = reads.findIndex((read) => read.node === node && sameAccess(read.access, access));
  if (known >= 0) return arg(known, node.dtype);
  reads.push({ node, access });
  return arg(reads.length - 1, node.dtype);
}

/** A constant as a formula. */
export function fillOf({ definition, dtype }: Node): Scalar {
  const { value } = definition as Extract<Definition, { kind: "fill" }>;
  if (dtype === "float") return constant(value);
  return dtype === "int" ? integer(value) : integer(value).ne(0);
}
