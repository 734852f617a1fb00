import {
  defineActivation,
  type Layer,
  literal,
  namedStreams,
  type PartValue,
  type Plugin,
  type Tensor,
} from "@titrate/plugin";
import { bindPart, type TestScope, testScope } from "@titrate/plugin/testing";
import { initializers, layers } from "../../index.ts";

const element = (name: string, apply: Parameters<typeof defineActivation>[0]["apply"]) =>
  defineActivation({ name, summary: "For tests.", apply });

/** The built-in layers and initializers, and some activations. */
const plugins: readonly Plugin[] = [
  ...layers,
  ...initializers,
  element("identity", (x) => x),
  element("tanh", (x) => x.tanh()),
  element("relu", (x) => x.lessEqual(0).where(0, x)),
  element("double", (x) => x.mul(2)),
  element("scaled", (x, _, scope) => x.mul(scope.parameter("scale", [], () => Float64Array.of(3)))),
];

/** A layer as it is written in YAML. */
export const layerOf = (written: PartValue): Layer => bindPart("layer", written, plugins);

/** A scope that takes parameters from `values`, and draws the others. */
export const scopeOf = (
  values: Readonly<Record<string, readonly number[]>> = {},
  training = true,
): TestScope => testScope(namedStreams(1)("test"), values, training);

/** 1, 2, 3 ... in a shape. */
export const counting = (shape: readonly number[]): Tensor => {
  const size = shape.reduce((product, length) => product * length, 1);
  return literal(
    Array.from({ length: size }, (_, i) => i + 1),
    shape,
  );
};

/** `path shape` of each trained tensor that a layer declares for x of a shape. */
export function declared(written: PartValue, shape: readonly number[]): string[] {
  const scope = scopeOf();
  layerOf(written).apply(counting(shape), scope);
  return [...scope.parameters].map(([path, tensor]) => `${path} [${tensor.shape.join(", ")}]`);
}

/** A function that applies a layer to x of a shape, for what it throws. */
export const applying = (written: PartValue, shape: readonly number[]) => (): Tensor =>
  layerOf(written).apply(counting(shape), scopeOf());
