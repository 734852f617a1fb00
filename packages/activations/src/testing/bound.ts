import { type Activation, defineInitializer, namedStreams, real, type Tensor } from "@titrate/plugin";
import { bindPart, type TestScope, testScope } from "@titrate/plugin/testing";
import { activations } from "../index.ts";

const constant = defineInitializer({
  name: "constant",
  summary: "All the same value.",
  params: { value: real() },
  sample: ({ size }, { value }) => new Float64Array(size).fill(value),
});

export const boundActivation = (name: string, params: object = {}): Activation =>
  bindPart("activation", { type: name, ...params }, [...activations, constant]);

export const scopeOf = (): TestScope => testScope(namedStreams(1)("test"));

/** An activation as a function of x alone; each call has a scope of its own, which draws the same numbers. */
export function bound(name: string, params: object = {}): (x: Tensor) => Tensor {
  const activation = boundActivation(name, params);
  return (x) => activation(x, scopeOf());
}
