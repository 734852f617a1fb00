import { type Initializer, type Scope, sizeOf, type Tensor } from "@titrate/plugin";
import { scaleAndShift, standardize } from "./normalize.ts";

export interface GroupParams {
  readonly eps: number;
  readonly affine: boolean;
  readonly weights: Initializer;
  readonly biases: Initializer;
}

/** Normalises each row's groups of channels alone. x: [rows, channels, ...spatial]; weight, bias: [channels]. */
export function normalizeGroups(x: Tensor, groups: number, params: GroupParams, scope: Scope): Tensor {
  const [rows, channels, ...spatial] = x.shape as [number, number, ...number[]];
  const inGroups = x.reshape([rows, groups, (channels / groups) * sizeOf(spatial)]);
  const y = standardize(inGroups, [2], params.eps).reshape(x.shape);
  return params.affine ? scaleAndShift(y, [channels], [channels, ...spatial.map(() => 1)], params, scope) : y;
}
