import { inputsFirst, type Program, type Tensor } from "@titrate/tensor";

const longest = 80;

/** The graph that a program's entries compute, a node a line, for the message of a failed comparison. */
export function describeProgram({ precision, entries }: Program): string {
  const results = Object.values(entries).flatMap(({ outputs, updates }) => [
    ...Object.values(outputs),
    ...updates.map(({ value }) => value),
  ]);
  const nodes = inputsFirst(results);
  const name = new Map(nodes.map((node, i) => [node, `n${i}`]));
  const lines = nodes.slice(0, longest).map((node) => describeNode(node, name));
  if (nodes.length > longest) lines.push(`... and ${nodes.length - longest} nodes more`);
  for (const [entry, { outputs, updates }] of Object.entries(entries)) {
    for (const [output, tensor] of Object.entries(outputs))
      lines.push(`${entry}: output "${output}" = ${name.get(tensor)}`);
    for (const { state, value } of updates)
      lines.push(`${entry}: ${nameOf(state)} becomes ${name.get(value)}`);
  }
  return [`in ${precision}:`, ...lines].join("\n  ");
}

function describeNode(node: Tensor, name: ReadonlyMap<Tensor, string>): string {
  const { op, attributes, inputs, dtype, shape } = node;
  const inside = [...inputs.map((input) => name.get(input)), ...attributesOf(attributes)].join(", ");
  return `${name.get(node)} = ${op}(${inside}): ${dtype} [${shape.join(", ")}]`;
}

/** Without what the type shows, and without long lists of numbers. */
function attributesOf(attributes: object): string[] {
  return Object.entries(attributes)
    .filter(([key]) => !["shape", "dtype"].includes(key))
    .map(([key, value]) => `${key}: ${ArrayBuffer.isView(value) ? "..." : JSON.stringify(value)}`);
}

const nameOf = ({ attributes }: Tensor): string => ("name" in attributes ? `"${attributes.name}"` : "?");
