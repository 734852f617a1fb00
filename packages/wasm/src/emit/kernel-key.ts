import { Scalar } from "@titrate/numeric";
import { type Kernel, readsOf, writesOf } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import { numberText } from "../program-text.ts";

/**
 * What decides a kernel's code, as text, but for where its nodes lie: kernels of one key are one function. Nodes are told
 * by their place among those that the kernel reads and writes.
 */
export function kernelKey(kernel: Kernel): string {
  const places = new Map<Node, number>();
  const scalars = new Map<Scalar, number>();
  const lines: string[] = [];

  const place = (node: Node): string => {
    const known = places.get(node) ?? places.size;
    places.set(node, known);
    return `n${known}`;
  };
  for (const node of [...readsOf(kernel), ...writesOf(kernel)])
    lines.push(`${place(node)} ${node.dtype} ${node.size}`);

  /** Writes a formula's nodes, each once, and gives the last one's number. */
  const number = (formula: Scalar): string => {
    const stack: Scalar[] = [formula];
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const missing = node.args.filter((part) => !scalars.has(part));
      if (missing.length > 0) {
        stack.push(...missing);
        continue;
      }
      stack.pop();
      if (scalars.has(node)) continue;
      scalars.set(node, scalars.size);
      const { op, type, value, args, table } = node;
      lines.push(
        `${op} ${type} ${numberText(value)} ${args.map((part) => scalars.get(part))} ${table.map(numberText)}`,
      );
    }
    return `s${scalars.get(formula)}`;
  };

  const rest = JSON.stringify(kernel, (_, value: unknown) => {
    if (isNode(value)) return `${place(value)} ${value.shape}`;
    if (value instanceof Scalar) return number(value);
    return typeof value === "number" ? numberText(value) : value;
  });
  if (kernel.kind === "indexed") lines.push(indexedText(kernel.node));
  return [...lines, rest].join("\n");
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "varies" in value && "definition" in value;

/** gather and scatterAdd are emitted from their definitions, and from what their inputs are. */
function indexedText({ definition, inputs }: Node): string {
  const constants = inputs.map(({ definition: of }) => (of.kind === "fill" ? numberText(of.value) : ""));
  return JSON.stringify([definition, constants]);
}
