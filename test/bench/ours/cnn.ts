import { convolution, maxPool, type Tensor } from "@titrate/tensor";
import type { Model } from "./classifier.ts";

/** Two times convolution 3x3, ReLU and pooling 2x2, then a dense layer. */
export const cnn: Model = (x, { kernel0, offset0, kernel1, offset1, weight, bias }) => {
  const block = (values: Tensor, kernel: Tensor, offset: Tensor): Tensor => {
    const sums = convolution(values, kernel, { padding: 1 }).add(offset.reshape([-1, 1, 1]));
    return maxPool(sums.maximum(0), { size: 2 });
  };
  const features = block(block(x, kernel0!, offset0!), kernel1!, offset1!);
  return features.reshape([x.shape[0]!, -1]).matmul(weight!).add(bias!);
};
