import type { Scope } from "@titrate/plugin";
import { type Tensor, uniform } from "@titrate/tensor";
import { given } from "../same-bits.ts";

/** A scope whose parameters are given states, which it collects. */
export function givenScope(path = "scope", parameters: Tensor[] = []): Scope & { parameters: Tensor[] } {
  let calls = 0;
  return {
    path,
    training: true,
    parameters,
    parameter(name, shape) {
      const tensor = given(`${path}/${name}`, shape);
      parameters.push(tensor);
      return tensor;
    },
    call: (layer, x) => layer.apply(x, givenScope(`${path}/${calls++}`, parameters)),
    uniform: (name, shape) => uniform(given(`${path}/${name}`, [2], "int"), given("step", [], "int"), shape),
  };
}
