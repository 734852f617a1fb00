import { logSoftmax, type Tensor } from "@titrate/tensor";

/** Mean -log softmax(logits)[class]; logits [..., classes], classes [...]. */
export function crossEntropy(logits: Tensor, classes: Tensor): Tensor {
  return logSoftmax(logits)
    .gather(-1, classes.reshape([...classes.shape, 1]))
    .mean()
    .neg();
}
