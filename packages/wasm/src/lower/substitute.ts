import { Scalar } from "@titrate/numeric";

/** A formula with its arguments replaced. No recursion: formulas may be deep. */
export function substitute(formula: Scalar, args: readonly Scalar[]): Scalar {
  const replaced = new Map<Scalar, Scalar>();
  const stack: Scalar[] = [formula];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const missing = node.args.filter((part) => !replaced.has(part));
    if (missing.length > 0) {
      stack.push(...missing);
      continue;
    }
    stack.pop();
    replaced.set(node, node.op === "arg" ? args[node.value]! : rebuilt(node, replaced));
  }
  return replaced.get(formula)!;
}

function rebuilt(node: Scalar, replaced: ReadonlyMap<Scalar, Scalar>): Scalar {
  const args = node.args.map((part) => replaced.get(part)!);
  if (args.every((part, i) => part === node.args[i])) return node;
  return new Scalar(node.op, node.type, args, node.value, node.table);
}
