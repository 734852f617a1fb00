import { basename, extname } from "node:path";
import type { Catalogue } from "@titrate/plugin/host";
import type { Composed } from "../compose/compose.ts";
import type { Problem } from "../source/problem.ts";
import { throwAny } from "../source/problem.ts";
import { crossChecks } from "./checks.ts";
import type { Experiment } from "./experiment.ts";
import { experimentShape } from "./experiment.ts";
import type { Owner } from "./value.ts";
import { refuseUnknownKeys, walkShape } from "./walk.ts";

/** Keys that are known to come. */
const planned: readonly string[] = ["ablation"];

export interface ValidateOptions {
  /** The names of the executors that there are. */
  readonly executors: readonly string[];
}

/**
 * Validates a composed experiment against the plugins that there are, and fills in defaults. No plugin's code
 * runs but the schemas of its parameters. Throws ConfigError with all problems of the config.
 */
export function validate(
  composed: Composed,
  catalogue: Catalogue,
  { executors }: ValidateOptions,
): Experiment {
  const problems: Problem[] = [];
  const walk = { catalogue, problems };
  const { root } = composed;
  const shape = experimentShape(executors);
  const owner: Owner = {
    name: "an experiment",
    noun: "key",
    known: "keys of an experiment",
    place: root.location,
  };
  // `defaults` is gone by now, but whoever writes `default` means it.
  const entries = new Map(root.entries);
  for (const key of planned) {
    const location = entries.get(key)?.key;
    if (location !== undefined)
      problems.push({ code: "E_NOT_YET", message: `${key} is not supported yet`, location });
    entries.delete(key);
  }
  refuseUnknownKeys({ ...root, entries }, ["defaults", ...Object.keys(shape)], owner, walk);
  const values = walkShape(root, shape, owner, [], walk);
  problems.push(...crossChecks(root));
  throwAny(problems);
  const name = values.name ?? basename(composed.file, extname(composed.file));
  // The shape and the interface say the same: the tests hold them together.
  return deepFreeze({ ...values, name }) as unknown as Experiment;
}

function deepFreeze<T>(value: T): T {
  // What a schema makes of a value may be any object; only plain ones are ours to freeze.
  if (Array.isArray(value)) value.forEach(deepFreeze);
  else if (isPlainObject(value)) Object.values(value).forEach(deepFreeze);
  else return value;
  return Object.freeze(value);
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
