import { z } from "zod";
import { PluginError } from "./error.ts";
import type { Instances, Kind } from "./kinds.ts";
import type { Identity, ParamValues, Plugin, ZodShape } from "./plugin.ts";
import { showValue } from "./returned.ts";
import { containsPart, describeParam } from "./schema.ts";

/** What every definition has. */
export interface Definition<P extends ZodShape> {
  /** The name in YAML: kebab-case, unique within the kind. */
  readonly name: string;
  /** One sentence: what it is, with the formula where it is short. */
  readonly summary: string;
  /** The paper or text that the formula is from. */
  readonly source?: string;
  /** A zod schema a parameter; `type` and `name` are taken. */
  readonly params?: P;
}

/** The keys of a kind's definition, beside those that every definition has. */
export interface DefinitionKeys {
  readonly functions?: readonly string[];
  readonly optionalFunctions?: readonly string[];
  readonly values?: readonly string[];
}

/** Checks a definition and makes it a plugin: the one way in for all `define*` functions. */
export function definePlugin<K extends Kind, P extends ZodShape>(
  kind: K,
  definition: Definition<P>,
  keys: DefinitionKeys,
  bind: (params: ParamValues<P>, identity: Identity) => Instances[K],
): Plugin<K> {
  checkDefinition(kind, definition, keys);
  const { name, summary, source, params } = definition;
  return {
    kind,
    name,
    summary,
    ...(source === undefined ? {} : { source }),
    params: params ?? {},
    bind: bind as Plugin<K>["bind"],
  };
}

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
// A key must be writable in an override such as `optimizer.lr=1`.
const paramKey = /^[A-Za-z][A-Za-z0-9_-]*$/;
const reserved: ReadonlySet<string> = new Set(["type", "name", "constructor", "prototype"]);

function checkDefinition(kind: Kind, definition: Definition<ZodShape>, keys: DefinitionKeys): void {
  const { functions = [], optionalFunctions = [], values = [] } = keys;
  const { name, summary, params = {} } = definition;
  const fail = (problem: string): never => {
    throw new PluginError(`${kind} ${JSON.stringify(name)}`, problem);
  };
  if (typeof name !== "string" || !kebabCase.test(name)) {
    fail('a name is kebab-case, such as "leaky-relu": lower-case letters and digits, words joined by "-"');
  }
  if (typeof summary !== "string" || summary.trim() === "") {
    fail("it has no summary; write one sentence that says what it is");
  }
  for (const key of functions) {
    if (typeof (definition as unknown as Record<string, unknown>)[key] !== "function") {
      const own = Object.entries(definition).flatMap(([name, value]) =>
        typeof value === "function" ? [name] : [],
      );
      fail(`it has no function "${key}"${own.length === 0 ? "" : `, and one called ${own.join(", ")}`}`);
    }
  }
  // User's files are not type-checked: a misspelt optional key would do nothing, without a word.
  const known = ["name", "summary", "source", "params", ...functions, ...optionalFunctions, ...values];
  for (const [key, value] of Object.entries(definition)) {
    if (!known.includes(key)) fail(`it has no key "${key}"; of a definition it has ${known.join(", ")}`);
    if (optionalFunctions.includes(key) && value !== undefined && typeof value !== "function") {
      fail(`its "${key}" is ${showValue(value)}; make it a function`);
    }
  }
  for (const [key, schema] of Object.entries(params)) {
    if (reserved.has(key))
      fail(`a parameter cannot be called "${key}", which has its own meaning; rename it`);
    if (!paramKey.test(key))
      fail(`the parameter key "${key}" is not letters, digits, "_" and "-"; rename it`);
    if (!(schema instanceof z.ZodType)) {
      fail(`parameter "${key}" is not a schema; make it with the \`z\` that @titrate/plugin exports`);
    }
    checkParts(schema, `parameter "${key}"`, fail);
  }
}

/** Parts stand where `describeParam` finds them; a union or an object of parts would never be bound. */
function checkParts(schema: z.ZodType, subject: string, fail: (problem: string) => never): void {
  if (describeParam(schema).form === "value" && containsPart(schema)) {
    fail(
      `${subject} holds a part too deep; use part(kind), z.array(part(kind)) or z.record(z.string(), part(kind))`,
    );
  }
}
