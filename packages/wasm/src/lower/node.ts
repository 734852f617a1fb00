import type { Definition, DType, Shape, Tensor } from "@titrate/tensor";

/** A value of the simplified graph. Equal computations are one node; what only renames a node is that node. */
export interface Node {
  /** Counts up from the inputs: a node's inputs have smaller ids. */
  readonly id: number;
  readonly definition: Definition;
  /** Those that the definition reads, in its order. */
  readonly inputs: readonly Node[];
  readonly dtype: DType;
  readonly shape: Shape;
  readonly size: number;
  /** Depends on an input or on state. */
  readonly varies: boolean;
  /** Where it comes from, for messages and reports. */
  readonly tensor: Tensor;
}
