import type { Scope } from "@titrate/plugin";
import { type Tensor, uniform } from "@titrate/tensor";
import { given } from "../same-bits.ts";

/** A scope whose parameters and buffers are given states. */
export interface GivenScope extends Scope {
  /** What was declared. */
  readonly parameters: Tensor[];
  /** What buffers were set to. */
  readonly changes: Tensor[];
}

export function givenScope(path = "scope", parameters: Tensor[] = [], changes: Tensor[] = []): GivenScope {
  let calls = 0;
  const within = (name: string) => givenScope(`${path}/${name}`, parameters, changes);
  const declare = (name: string, shape: readonly number[]): Tensor => {
    const tensor = given(`${path}/${name}`, shape);
    parameters.push(tensor);
    return tensor;
  };
  return {
    path,
    training: true,
    parameters,
    changes,
    parameter: declare,
    buffer(name, shape) {
      const set = (next: Tensor): void => void changes.push(next);
      return { value: given(`${path}/${name}`, shape), set };
    },
    call: (layer, x) => layer.apply(x, within(String(calls++))),
    share: (id, layer, x) => layer!.apply(x, within(id)),
    find: (name) => declare(name, [3, 6]),
    uniform: (name, shape) => uniform(given(`${path}/${name}`, [2], "int"), given("step", [], "int"), shape),
  };
}
