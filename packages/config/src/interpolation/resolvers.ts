import type { Located, LocatedMap, LocatedScalar } from "../source/located.ts";

import { pythonText } from "./python-text.ts";
import { strftime } from "./strftime.ts";

/** What a config may read from outside of itself. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The time, the same for all that is composed together. */
  readonly now: Date;
}

/** What a resolver works with. */
export interface ResolverContext {
  readonly surroundings: Surroundings;
  /** The value at a dotted key, which may be relative; undefined where there is none, or it must still be given. */
  readonly select: (key: string) => Located | undefined;
  /** Reads a text as the value that it is on the command line: `[1, 2]`. */
  readonly decode: (text: string) => Located;
  /** A value that is written where the interpolation is. */
  readonly make: (value: unknown) => Located;
  /** Notes that the value is from outside of the config. */
  readonly fromOutside: (what: string) => void;
  /** Ends in a problem that says so. */
  readonly fail: (message: string, hint?: string) => never;
}

export interface Resolver {
  /** How many arguments it takes. */
  readonly arity: readonly [least: number, most: number];
  readonly resolve: (args: readonly Located[], context: ResolverContext) => Located;
}

/** OmegaConf's own resolvers and Hydra's `now`: https://omegaconf.readthedocs.io/en/latest/custom_resolvers.html */
export const resolvers: Readonly<Record<string, Resolver>> = {
  "oc.env": {
    arity: [1, 2],
    resolve([name, fallback], { surroundings, make, fromOutside, fail }) {
      const key = pythonText(name!);
      fromOutside(`the environment variable ${key}`);
      const value = Object.hasOwn(surroundings.environment, key) ? surroundings.environment[key] : undefined;
      if (value !== undefined) return make(value);
      if (fallback === undefined) {
        return fail(
          `the environment variable ${key} is not set`,
          `set it, or give a default: \${oc.env:${key},default}`,
        );
      }
      // As OmegaConf: a variable is a text, and so is what stands for it.
      return isNull(fallback) ? fallback : make(pythonText(fallback));
    },
  },
  "oc.select": {
    arity: [1, 2],
    resolve: ([key, fallback], { select, make }) => select(pythonText(key!)) ?? fallback ?? make(null),
  },
  "oc.decode": {
    arity: [1, 1],
    resolve([text], { decode, fail }) {
      const value = text!.kind === "scalar" ? text!.value : undefined;
      if (value === null) return text!;
      return typeof value === "string" ? decode(value) : fail("oc.decode takes a text");
    },
  },
  "oc.create": {
    arity: [1, 1],
    resolve([value], { decode, fail }) {
      const isText = value!.kind === "scalar" && typeof value!.value === "string";
      const made = isText ? decode(pythonText(value!)) : value!;
      return made.kind === "scalar" ? fail("oc.create makes a map or a list") : made;
    },
  },
  "oc.deprecated": {
    arity: [1, 2],
    resolve: ([key], { select, fail }) =>
      select(pythonText(key!)) ?? fail(`oc.deprecated: there is no key ${pythonText(key!)}`),
  },
  "oc.dict.keys": {
    arity: [1, 1],
    resolve: ([map], context) => context.make([...entriesOf(map!, context).keys()]),
  },
  "oc.dict.values": {
    arity: [1, 1],
    resolve([map], context) {
      const items = [...entriesOf(map!, context).values()].map(({ value }) => value);
      return { ...context.make([]), kind: "sequence", items };
    },
  },
  now: {
    arity: [1, 1],
    resolve([format], { surroundings, make, fromOutside }) {
      fromOutside("the clock");
      return make(strftime(surroundings.now, pythonText(format!)));
    },
  },
};

function entriesOf(map: Located, { select, fail }: ResolverContext): LocatedMap["entries"] {
  const found = map.kind === "scalar" ? select(pythonText(map)) : map;
  return found?.kind === "map" ? found.entries : fail("expected a map, or the key of one");
}

function isNull(node: Located): node is LocatedScalar {
  return node.kind === "scalar" && node.value === null;
}
