import type { Model } from "./classifier.ts";

/** Dense layers with ReLU between them; `weight0` is [inputs, units]. */
export const mlp: Model = (x, parameters) => {
  const layers = Object.keys(parameters).length / 2;
  let values = x;
  for (let i = 0; i < layers; i++) {
    values = values.matmul(parameters[`weight${i}`]!).add(parameters[`bias${i}`]!);
    if (i < layers - 1) values = values.maximum(0);
  }
  return values;
};
