import { full } from "../leaves.ts";
import type { OpName } from "../ops.ts";
import { reducedShape, type Shape } from "../shape.ts";
import { Tensor } from "../tensor.ts";
import { inverseView, isInjective } from "../views.ts";
import { elementwiseGradients } from "./elementwise.ts";

/** What each input's gradient receives when that of the node is `g`; undefined or missing: nothing. */
type Rule<O extends OpName> = (node: Tensor<O>, g: Tensor) => readonly (Tensor | undefined)[];

export function contributions<O extends OpName>(node: Tensor<O>, g: Tensor): readonly (Tensor | undefined)[] {
  return rules[node.op](node, g);
}

const rules: { readonly [O in OpName]: Rule<O> } = {
  constant: () => [],
  literal: () => [],
  input: () => [],
  state: () => [],
  iota: () => [],
  elementwise: (node, g) => {
    const [x, y, z] = node.inputs;
    const parts = elementwiseGradients[node.attributes.fn](g, node, x!, y!, z!);
    return parts.map((part, i) => part && sumTo(part, node.inputs[i]!.shape));
  },
  // What is undone by another view is moved, not accumulated; else a view's adjoint writes where the view reads.
  view: ({ attributes, inputs: [x] }, g) => {
    const inverse = inverseView(attributes, x!.shape);
    if (inverse) return [new Tensor("view", inverse, [g]).reshape(x!.shape)];
    const { offset, strides } = attributes;
    const place = { shape: x!.shape, pieces: [{ offset, strides }], fill: 0 };
    return [new Tensor("place", { ...place, accumulate: !isInjective(attributes) }, [g])];
  },
  reshape: ({ inputs: [x] }, g) => [g.reshape(x!.shape)],
  broadcast: ({ inputs: [x] }, g) => [sumTo(g, x!.shape)],
  place: ({ attributes: { pieces }, inputs }, g) =>
    inputs.map(({ shape }, i) => new Tensor("view", { ...pieces[i]!, shape }, [g])),
  reduce: (node, g) => {
    const { fn, axes } = node.attributes;
    const x = node.inputs[0]!;
    const kept = reducedShape(x.shape, axes, true);
    if (fn === "sum") return [g.reshape(kept).broadcastTo(x.shape)];
    // Equals share evenly, as PyTorch's amax does; counted, so that the shares add up to g.
    const largest = x.equal(node.reshape(kept)).cast("float");
    return [largest.mul(g.reshape(kept).div(largest.sum(axes, { keepDims: true })))];
  },
  argmax: () => [],
  matmul: ({ inputs: [x, y] }, g) => [g.matmul(swapLast(y!)), swapLast(x!).matmul(g)],
  gather: ({ attributes: { axis }, inputs: [x, index] }, g) => [
    full(0, x!.shape).scatterAdd(axis, index!, g),
  ],
  scatterAdd: ({ attributes: { axis }, inputs: [, index] }, g) => [g, undefined, g.gather(axis, index!)],
  straightThrough: (_, g) => [undefined, g],
  stopGradient: () => [],
};

/** The adjoint of broadcasting from `shape`: sums over the axes that were repeated. */
function sumTo(g: Tensor, shape: Shape): Tensor {
  const missing = g.shape.length - shape.length;
  const repeated = (length: number, axis: number): boolean =>
    length !== 1 && (axis < missing || shape[axis - missing] === 1);
  const axes = g.shape.flatMap((length, axis) => (repeated(length, axis) ? [axis] : []));
  return (axes.length === 0 ? g : g.sum(axes)).reshape(shape);
}

const swapLast = (x: Tensor): Tensor => {
  const axes = x.shape.map((_, axis) => axis);
  return x.transpose([...axes.slice(0, -2), axes.at(-1)!, axes.at(-2)!]);
};
