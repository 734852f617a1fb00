import type { RandomStream } from "@titrate/numeric";
import { type Shape, showShape, sizeOf } from "@titrate/tensor";
import { type Definition, definePlugin } from "../define.ts";
import { PluginError } from "../error.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { wrongReturn } from "../returned.ts";

export interface InitializerRequest {
  readonly shape: Shape;
  /** How many inputs one unit sees, and how many units see one input. */
  readonly fanIn: number;
  readonly fanOut: number;
  /** The parameter's own stream. */
  readonly random: RandomStream;
}

/** The first values of a parameter, row-major, one for each element of `shape`. */
export type Initializer = (request: InitializerRequest) => Float64Array;

export interface SampleRequest extends InitializerRequest {
  /** How many values `shape` has. */
  readonly size: number;
}

/**
 * How a parameter starts. Draw all randomness from `random`, in row-major order, so that the values depend on
 * nothing else; host math comes from `exact` and `Math.sqrt`, never `Math.exp`, `Math.log` and their kind.
 */
export interface InitializerDefinition<P extends ZodShape> extends Definition<P> {
  /** Returns `size` values. */
  sample(request: SampleRequest, params: ParamValues<P>): Float64Array;
}

export function defineInitializer<P extends ZodShape = NoParams>(
  definition: InitializerDefinition<P>,
): Plugin<"initializer"> {
  return definePlugin("initializer", definition, { functions: ["sample"] }, (params) => (request) => {
    const size = sizeOf(request.shape);
    return expectValues(definition.name, request.shape, definition.sample({ ...request, size }, params));
  });
}

function expectValues(name: string, shape: Shape, values: unknown): Float64Array {
  const subject = `initializer "${name}"`;
  const size = sizeOf(shape);
  if (!(values instanceof Float64Array)) {
    throw wrongReturn(subject, "sample returned", values, "return a Float64Array of `size` numbers");
  }
  if (values.length !== size) {
    const problem = `sample returned ${values.length} values for shape ${showShape(shape)}; return ${size}`;
    throw new PluginError(subject, problem);
  }
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return values;
  throw new PluginError(
    subject,
    `value ${wrong} that sample returned is ${values[wrong]}; return finite numbers`,
  );
}
