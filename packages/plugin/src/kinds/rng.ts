import type { Streams } from "@titrate/numeric";
import { type Definition, definePlugin } from "../define.ts";
import type { NoParams, ParamValues, Plugin, ZodShape } from "../plugin.ts";
import { wrongReturn } from "../returned.ts";

/** The random streams of a run with this seed. */
export type Rng = (seed: number) => Streams;

/** Where a run's randomness comes from. */
export interface RngDefinition<P extends ZodShape> extends Definition<P> {
  /**
   * The streams of a run, by purpose ("init/layers.0/weight"). A stream should depend on the seed and its name
   * alone; say in `summary` where it does not.
   */
  streams(seed: number, params: ParamValues<P>): Streams;
}

export function defineRng<P extends ZodShape = NoParams>(definition: RngDefinition<P>): Plugin<"rng"> {
  return definePlugin("rng", definition, { functions: ["streams"] }, (params) => (seed) => {
    const streams: unknown = definition.streams(seed, params);
    if (typeof streams === "function") return streams as Streams;
    const advice = "return a function from a name to a random stream, such as namedStreams(seed)";
    throw wrongReturn(`rng "${definition.name}"`, "streams returned", streams, advice);
  });
}
