import type { PartValue } from "@titrate/plugin";
import type { VectorTensor } from "@titrate/plugin/testing";

type Tensors = Readonly<Record<string, VectorTensor>>;

/** A case of layers.vectors.json, by PyTorch's names. */
export interface Case {
  readonly name: string;
  readonly params: Params;
  readonly inputs: Tensors;
  readonly outputs: Tensors;
  /** By output. */
  readonly upstream: Tensors;
  readonly grads: Tensors;
  readonly running_before?: { readonly mean: VectorTensor; readonly var: VectorTensor };
  readonly running_after?: { readonly mean: VectorTensor; readonly var: VectorTensor };
}

// biome-ignore lint/suspicious/noExplicitAny: each layer has its own
export type Params = Readonly<Record<string, any>>;

/** A parameter of ours in PyTorch's words. */
export interface Source {
  readonly from: string;
  /** Where ours is [in, out]. */
  readonly transposed?: boolean;
  /** What stands for it where a case has none: a weight of ones, say. */
  readonly otherwise?: number;
}

/** A layer of ours for a case. */
export interface Ours {
  readonly written: PartValue;
  readonly parameters: Readonly<Record<string, Source>>;
  /** The shape that our layer takes x in, where PyTorch's has other axes; the result is then reshaped too. */
  readonly seen?: readonly number[];
}

/** What a case asks for beyond what our layer's parameters say, when it asks for no more than what is usual. */
export function others(name: string, given: Params, usual: Params): Params {
  const kept = Object.entries(given).filter(([key, value]) => {
    if (!(key in usual)) return true;
    if (usual[key] === value) return false;
    throw new Error(`${name}: our layer cannot have ${key}: ${JSON.stringify(value)}`);
  });
  const empty = kept.find(([, value]) => value === null);
  if (empty !== undefined) throw new Error(`${name}: what is ${empty[0]}: null?`);
  return Object.fromEntries(kept);
}

/** x's shape with a first axis, where a case is of one row without one. */
export function rowsOf(x: VectorTensor, rank: number): { readonly seen?: readonly number[] } {
  return x.shape.length === rank - 1 ? { seen: [1, ...x.shape] } : {};
}
