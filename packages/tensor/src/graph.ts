import type { Tensor } from "./tensor.ts";

/** Every node that the roots depend on, and the roots: each once, after its inputs. The order depends on the graph only. */
export function inputsFirst(roots: readonly Tensor[]): Tensor[] {
  const order: Tensor[] = [];
  const seen = new Set<Tensor>();
  // A list instead of recursion: graphs are deeper than the call stack.
  const path: { readonly node: Tensor; next: number }[] = [];
  const visit = (node: Tensor): void => {
    if (seen.has(node)) return;
    seen.add(node);
    path.push({ node, next: 0 });
  };
  for (const root of roots) {
    visit(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const following = top.node.inputs[top.next++];
      if (following) visit(following);
      else order.push(path.pop()!.node);
    }
  }
  return order;
}
