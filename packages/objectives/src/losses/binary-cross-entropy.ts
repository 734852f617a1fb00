import {
  DataError,
  defineLoss,
  expectSameShape,
  type Plugin,
  reduce,
  reduction,
  straightThrough,
  type Tensor,
  z,
} from "@titrate/plugin";

const binaryCrossEntropy: Plugin = defineLoss({
  name: "binary-cross-entropy",
  summary: "-(t log p + (1 - t) log(1 - p)) over all elements, for independent yes-or-no targets in [0, 1].",
  params: {
    /** What the model returns: logits (p is their sigmoid, and no value overflows) or p itself. */
    from: z.enum(["logits", "probabilities"]).default("logits"),
    reduction,
  },
  compute({ output, target }, { from, reduction }) {
    expectSameShape("binary-cross-entropy", output, target);
    return reduce(from === "logits" ? ofLogits(output, target) : ofProbabilities(output, target), reduction);
  },
  predict: (output, { from }) => (from === "logits" ? output.sigmoid() : output),
  checkTargets({ shape, dtype, data }) {
    const wrong = dtype === "int" ? -1 : data.findIndex((target) => !(target >= 0 && target <= 1));
    if (wrong < 0) return;
    const row = Math.floor((wrong * shape[0]!) / data.length);
    throw new DataError(
      'loss "binary-cross-entropy"',
      `row ${row} of the targets holds ${data[wrong]}; targets are 0, 1 or between: use softmax-cross-entropy for more than two classes, mse for other numbers`,
    );
  },
});
export default binaryCrossEntropy;

/** softplus(z) - z t. One comparison chooses both terms of the softplus, so that its slope at 0 is 1/2. */
function ofLogits(z: Tensor, t: Tensor): Tensor {
  const above = z.greater(0);
  const minusAbs = above.where(z.neg(), z);
  return above.where(z, 0).add(minusAbs.exp().log1p()).sub(z.mul(t));
}

/** As in PyTorch: logarithms no lower than -100, and the slope (p - t) / max(p (1 - p), 1e-12), so all is finite. */
function ofProbabilities(p: Tensor, t: Tensor): Tensor {
  const likelihood = t.mul(p.log().maximum(-100)).add(t.oneMinus().mul(p.neg().log1p().maximum(-100)));
  const slope = p.sub(t).div(p.mul(p.oneMinus()).maximum(1e-12)).stopGradient();
  return straightThrough(likelihood.neg(), p.mul(slope));
}
