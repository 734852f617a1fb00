import { z } from "zod";
import type { Definition } from "./define.ts";
import { PluginError } from "./error.ts";
import { positive } from "./params.ts";
import type { ZodShape } from "./plugin.ts";
import { containsPart } from "./schema.ts";

// What every optimizer takes beside its own parameters.

/** What is done to the gradients before the update. */
export interface Clip {
  /** All gradients are scaled so that their norm, taken together, is at most this. */
  readonly norm?: number;
  /** Each element of a gradient is held between minus this and this. */
  readonly value?: number;
}

/** Parameters that are updated in another way than the rest. */
export interface ParameterGroup {
  /** The paths that belong to it: see `matchesPath`. */
  readonly match: string;
  /** They are not updated at all. */
  readonly freeze: boolean;
  /** The optimizer's parameters that differ. */
  readonly own: Readonly<Record<string, unknown>>;
}

const clipSchema = z
  .strictObject({ norm: positive().optional(), value: positive().optional() })
  .refine(
    ({ norm, value }) => (norm === undefined) !== (value === undefined),
    "give `norm`, the most for all gradients together, or `value`, the most for each element",
  )
  .optional()
  .describe("Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element.");

/** The keys that every optimizer has. */
export const commonOptimizerKeys: readonly string[] = ["clip", "groups"];

/** The definition with `clip` and `groups` among its parameters. */
export function withGroups<P extends ZodShape>(definition: Definition<P>): Definition<ZodShape> {
  const own = definition.params ?? {};
  const taken = ["clip", "groups", "match", "freeze"].find((key) => Object.hasOwn(own, key));
  if (taken !== undefined) {
    const problem = `a parameter cannot be called "${taken}", which every optimizer or its groups have; rename it`;
    throw new PluginError(`optimizer "${definition.name}"`, problem);
  }
  // What holds a part stays as it is for all: parts are bound where an optimizer's own keys are.
  const changeable = Object.entries<z.ZodType>(own).filter(([, schema]) => !containsPart(schema));
  const group = z
    .strictObject({
      match: z.string().min(1),
      freeze: z.boolean().default(false),
      ...Object.fromEntries(changeable.map(([key, schema]) => [key, withoutDefault(schema).optional()])),
    })
    .refine(
      ({ match, freeze, ...rest }) => !freeze || Object.values(rest).every((value) => value === undefined),
      {
        error: "a frozen group is not updated: leave out `freeze`, or all but `match`",
      },
    );
  return {
    ...definition,
    params: { ...own, clip: clipSchema, groups: z.array(group).default([]).describe(groupsInWords) },
  };
}

const groupsInWords =
  'Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }].';

/** In a group, what is not written is as in the rest, wherever in its schema the default stands. */
function withoutDefault(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodNullable) return withoutDefault(schema.unwrap() as z.ZodType).nullable();
  const wraps =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return wraps ? withoutDefault(schema.unwrap() as z.ZodType) : schema;
}

/** Parts the optimizer's own parameters from the common ones. */
export function takeGroups(given: Readonly<Record<string, unknown>>): {
  readonly params: Readonly<Record<string, unknown>>;
  readonly groups: readonly ParameterGroup[];
  readonly clip: Clip | undefined;
} {
  const { clip, groups = [], ...params } = given;
  return {
    params,
    clip: clip as Clip | undefined,
    groups: (groups as Record<string, unknown>[]).map(({ match, freeze, ...rest }) => ({
      match: match as string,
      freeze: freeze === true,
      own: Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    })),
  };
}
