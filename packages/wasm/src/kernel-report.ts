import type { Precision } from "@titrate/numeric";
import { type Shape, showShape, type Tensor } from "@titrate/tensor";
import type { Base, Kernel } from "./lower/kernel.ts";
import { writesOf } from "./lower/kernel.ts";
import type { Node } from "./lower/node.ts";
import { isView } from "./lower/resolve.ts";

/** A kernel for readers. */
export interface KernelReport {
  readonly kind: "map" | "reduce" | "contract" | "place" | "indexed";
  /** The ops that it computes, in their order: "matmul [4, 3] x [3, 4]", "sigmoid", "mul x3". */
  readonly ops: readonly string[];
  /** Of what it writes. */
  readonly shapes: readonly Shape[];
  /** Stands in the step itself, all loops unrolled; else it is a function that steps call. */
  readonly unrolled: boolean;
  /** Whose tensors it computes, where that is known: `layer "hidden"`. */
  readonly parts: readonly string[];
}

/** What of the program a kernel is told with. */
export interface KernelContext {
  readonly precision: Precision;
  /** All that the kernels of the entry write: what one of them writes the others do not compute. */
  readonly written: ReadonlySet<Node>;
  readonly isUnrolled: (kernel: Kernel) => boolean;
  /** The part of a config that a tensor is made for. */
  readonly partOf: (tensor: Tensor) => string | undefined;
}

export function reportKernel(kernel: Kernel, context: KernelContext): KernelReport {
  const outputs = writesOf(kernel);
  const computed = stagesOf(kernel, context);
  const parts = computed
    .flatMap(({ nodes }) => nodes)
    .map(({ tensor }) => context.partOf(tensor))
    .filter((part) => part !== undefined);
  const ops = computed.flatMap(({ nodes, told }) => told ?? counted(nodes.map(nameOf)));
  return {
    kind: kernel.kind === "based" ? kernel.base.kind : kernel.kind,
    ops: ops.length === 0 ? ["copy"] : ops,
    shapes: outputs.map(({ shape }) => shape),
    unrolled: context.isUnrolled(kernel),
    parts: [...new Set(parts)],
  };
}

/** Nodes that are computed together, in order; `told` says it better than their names. */
interface Stage {
  readonly nodes: readonly Node[];
  readonly told?: readonly string[];
}

function stagesOf(kernel: Kernel, context: KernelContext): Stage[] {
  const between = (roots: readonly Node[], reads: readonly { readonly node: Node }[]): Stage => ({
    nodes: nodesBetween(
      roots,
      reads.map(({ node }) => node),
      context,
    ),
  });
  switch (kernel.kind) {
    case "map":
      return [between(writesOf(kernel), kernel.body.reads)];
    case "based": {
      const { base, body } = kernel;
      const itself = { nodes: [base.node], told: [nameOfBase(base)] };
      const after = between(writesOf(kernel), [...body.reads, { node: base.node }]);
      if (base.kind === "contract") return [itself, after];
      return [between([base.node.inputs[0]!], base.input.reads), itself, after];
    }
    case "place": {
      const pieces = kernel.pieces.map(({ reads }, i) => between([kernel.node.inputs[i]!], reads));
      const nodes = [...new Set(pieces.flatMap((piece) => piece.nodes))];
      return [{ nodes }, { nodes: [kernel.node] }];
    }
    case "indexed":
      return [{ nodes: [kernel.node] }];
  }
}

/** What must be computed for the roots from what is read, inputs first; without what computes nothing. */
function nodesBetween(
  roots: readonly Node[],
  reads: readonly Node[],
  { precision, written }: KernelContext,
): Node[] {
  const ends = new Set(reads);
  const own = new Set(roots);
  const reached = new Set(roots.filter((root) => !ends.has(root)));
  for (const node of reached)
    for (const input of node.inputs)
      if (!ends.has(input) && (own.has(input) || !written.has(input))) reached.add(input);
  return [...reached]
    .filter((node) => isComputed(node) && !isView(node, precision))
    .sort((a, b) => a.id - b.id);
}

/** Whether a node is an op of the graph, not a given value or a constant. */
export function isComputed({ definition: { kind } }: { definition: { kind: string } }): boolean {
  return kind !== "given" && kind !== "fill" && kind !== "data";
}

function nameOfBase(base: Base): string {
  if (base.kind === "reduce") return `${base.combine} over ${showShape(base.over)}`;
  const batch = base.node.shape.slice(0, -2);
  const left = [...batch, base.rows, base.depth];
  const right = [...batch, base.depth, base.columns];
  return `matmul ${showShape(left)} x ${showShape(right)}`;
}

const nameOf = ({ tensor: { op, attributes } }: Node): string => ("fn" in attributes ? attributes.fn : op);

/** "mul", "add x3": equal names once, where they come first. */
function counted(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${name} x${count}`));
}
