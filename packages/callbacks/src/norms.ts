import { constant, defineCallback, type Plugin, stack, type Tensor, z } from "@titrate/plugin";

const norms: Plugin = defineCallback({
  name: "norms",
  summary: "Logs the Euclidean norms of gradients and weights, of all parameters together or of each.",
  params: {
    per: z
      .enum(["model", "parameter"])
      .default("model")
      .describe("parameter: as gradient-norm/<path> and weight-norm/<path>."),
  },
  figures({ parameters }, { per }) {
    if (per === "model") {
      return {
        "gradient-norm": normOf(parameters.map(({ gradient }) => gradient)),
        "weight-norm": normOf(parameters.map(({ value }) => value)),
      };
    }
    return Object.fromEntries(
      parameters.flatMap(({ path, value, gradient }) => [
        [`gradient-norm/${path}`, normOf([gradient])],
        [`weight-norm/${path}`, normOf([value])],
      ]),
    );
  },
});
export default norms;

/** The square root of the sum of the squares of all elements, shape []. */
function normOf(tensors: readonly Tensor[]): Tensor {
  if (tensors.length === 0) return constant(0);
  const largest = stackScalars(tensors.map((x) => x.abs().max())).max();
  const scale = largest.equal(0).where(1, largest); // in f32 the squares of gradients below 1e-23 would all be 0
  const squares = stackScalars(tensors.map((x) => x.div(scale).square().sum()));
  return squares.sum().sqrt().mul(scale);
}

function stackScalars(scalars: readonly Tensor[]): Tensor {
  return stack(scalars, 0);
}
