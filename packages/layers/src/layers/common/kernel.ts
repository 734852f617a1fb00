import { type Activation, type Initializer, type Scope, ShapeError, type Tensor } from "@titrate/plugin";
import type { PerAxis } from "./spatial.ts";

// What convolutions and transposed convolutions have in common.

export interface KernelParams {
  readonly filters: number;
  readonly kernel: PerAxis;
  readonly stride: PerAxis;
  readonly dilation: PerAxis;
  readonly groups: number;
  readonly bias: boolean;
  readonly activation: Activation;
  readonly weights: Initializer;
  readonly biases: Initializer;
}

export interface Fans {
  readonly fanIn: number;
  readonly fanOut: number;
}

/** How many channels a filter sees. Throws ShapeError where the groups do not divide. */
export function channelsPerGroup(type: string, channels: number, { filters, groups }: KernelParams): number {
  if (channels % groups === 0 && filters % groups === 0) return channels / groups;
  throw new ShapeError(
    `${type}: \`groups: ${groups}\` must divide both the ${channels} channels that come in and the ${filters} filters`,
  );
}

/** activation(y + bias), a bias a filter. */
export function activated(
  y: Tensor,
  { bias, biases, filters, activation }: KernelParams,
  fans: Fans,
  scope: Scope,
): Tensor {
  if (!bias) return activation(y, scope);
  const along = [filters, ...y.shape.slice(2).map(() => 1)];
  return activation(y.add(scope.parameter("bias", [filters], biases, fans).reshape(along)), scope);
}
