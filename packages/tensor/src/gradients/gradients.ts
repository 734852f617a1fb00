import { inputsFirst } from "../graph.ts";
import { constant, full } from "../leaves.ts";
import { DTypeError, ShapeError, showShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";
import { contributions } from "./ops.ts";

/**
 * The gradients of `loss` (a float of shape []) with respect to each tensor of `of`, as graphs of its shape: zeros
 * where the loss does not depend on it. They can be differentiated again.
 *
 * Reverse mode. The nodes are visited from the loss down, in the reverse of `inputsFirst`; what a node contributes to
 * an input's gradient is added in the order of the visits, and within a node in the order of its inputs. Placements
 * (the adjoints of slices) are the exception: those of one tensor are added first, by one op.
 *
 * Comparisons, argmax, casts, sign, floor, ceil, round and stopGradient pass nothing on.
 */
export function gradients(loss: Tensor, of: readonly Tensor[]): Tensor[] {
  if (loss.shape.length > 0)
    throw new ShapeError(
      `gradients: the loss has shape ${showShape(loss.shape)}; sum or mean makes it one number`,
    );
  for (const { dtype } of [loss, ...of])
    if (dtype !== "float") throw new DTypeError(`gradients: takes floats, not ${dtype}`);

  const order = inputsFirst([loss]);
  const relevant = new Set<Tensor>(of);
  for (const node of order) if (node.inputs.some((input) => relevant.has(input))) relevant.add(node);

  const received = new Map<Tensor, Tensor[]>([[loss, [constant(1)]]]);
  const results = new Map<Tensor, Tensor>();
  for (const node of order.reverse()) {
    const parts = relevant.has(node) && received.get(node);
    if (!parts) continue;
    const gradient = total(parts);
    results.set(node, gradient);
    for (const [i, part] of contributions(node, gradient).entries()) {
      const input = node.inputs[i]!;
      if (!part || !relevant.has(input)) continue;
      const earlier = received.get(input);
      if (earlier) earlier.push(part);
      else received.set(input, [part]);
    }
    received.delete(node);
  }
  return of.map((tensor) => results.get(tensor) ?? full(0, tensor.shape));
}

/** n slices of one tensor (the steps of a recurrent network) give one op over it, not n additions of its size. */
function total(parts: readonly Tensor[]): Tensor {
  const placements = parts.filter(isPlacement);
  const others = parts.filter((part) => !isPlacement(part));
  const terms = placements.length < 2 ? parts : [merge(placements), ...others];
  return terms.reduce((sum, term) => sum.add(term));
}

function isPlacement(tensor: Tensor): tensor is Tensor<"place"> {
  return tensor.op === "place" && (tensor as Tensor<"place">).attributes.fill === 0;
}

function merge(placements: readonly Tensor<"place">[]): Tensor {
  const pieces = placements.flatMap(({ attributes }) => attributes.pieces);
  const inputs = placements.flatMap((placement) => placement.inputs);
  return new Tensor("place", { shape: placements[0]!.shape, pieces, fill: 0, accumulate: true }, inputs);
}
