import type { ZodShape } from "@titrate/plugin";
import { type Catalogue, describeParam, describeParameters, type Kind, kinds } from "@titrate/plugin/host";
import { experimentShape } from "../validate/experiment.ts";
import { ablationSchema } from "./ablation.ts";
import { defaultsSchema } from "./defaults-schema.ts";
import type { Groups } from "./groups.ts";
import type { SchemaObject } from "./json-schema.ts";
import { dialect, interpolationDefinition, refer, when } from "./json-schema.ts";
import { completeParameters, parameterSchemas } from "./parameter-schema.ts";
import { partDefinitions } from "./part-definitions.ts";
import { gridSchema } from "./sweep-schema.ts";
import { valueSchema } from "./value-schema.ts";

export interface SchemaOptions {
  /** The names of the executors that there are. */
  readonly executors: readonly string[];
  /** The config groups that there are; without, any name is taken for one. */
  readonly groups?: Groups;
}

/**
 * The JSON Schema (2020-12) of an experiment's file, for editors, from what validates experiments: the keys of an
 * experiment and the plugins that there are. What `validate` accepts, it accepts; what holds between keys, and what
 * a schema's own code checks, it cannot say.
 *
 * Where a file has `defaults`, keys may come from other files: then it asks for none. Any value may be an
 * interpolation.
 */
export function experimentSchema(
  catalogue: Catalogue,
  { executors, groups = {} }: SchemaOptions,
): SchemaObject {
  const shape = experimentShape(executors);
  return {
    $schema: dialect,
    title: "titrate experiment",
    description: "An experiment: its keys, and the plugins that there are.",
    type: "object",
    properties: { defaults: defaultsSchema(groups), ...keySchemas(shape, groups) },
    additionalProperties: false,
    ...when({ required: ["defaults"] }, { properties: partialKeys(shape) }),
    else: completeParameters(shape, ["ablation"]),
    $defs: definitions(catalogue),
  };
}

/**
 * The JSON Schema of an option's file of a config group that holds parts of a kind, such as
 * `configs/optimizer/adam.yaml`. It may have `defaults`, and asks for no key: others may be given elsewhere.
 */
export function groupFileSchema(kind: Kind, catalogue: Catalogue): SchemaObject {
  return {
    $schema: dialect,
    title: `titrate ${kind}`,
    type: "object",
    properties: { defaults: defaultsSchema({}) },
    allOf: [refer(`${kind}.map`), refer(`${kind}.partial`)],
    unevaluatedProperties: false,
    $defs: definitions(catalogue),
  };
}

function keySchemas(shape: ZodShape, groups: Groups): Readonly<Record<string, SchemaObject>> {
  const schemas = parameterSchemas(shape);
  const [shown] = describeParameters({ ablation: ablationSchema });
  const withGrid = mapAt(schemas.sweep!, ["properties", "grid"], (grid) => ({
    ...grid,
    ...gridSchema(shape, groups),
  }));
  return { ...schemas, sweep: withGrid, ablation: valueSchema(ablationSchema, shown!) };
}

/** What is known of parts whose type another file gives. */
function partialKeys(shape: ZodShape): Readonly<Record<string, SchemaObject>> {
  const entries = Object.entries(shape).flatMap(([key, schema]) => {
    const param = describeParam(schema);
    return param.form === "part" ? [[key, refer(`${param.kind}.partial`)]] : [];
  });
  return Object.fromEntries(entries);
}

function definitions(catalogue: Catalogue): Readonly<Record<string, SchemaObject>> {
  const parts = Object.keys(kinds).map((kind) => partDefinitions(kind as Kind, catalogue));
  return Object.assign({ interpolation: interpolationDefinition }, ...parts);
}

/** A schema with another one in the place that a path leads to. */
function mapAt(
  schema: SchemaObject,
  [step, ...rest]: readonly (string | number)[],
  change: (schema: SchemaObject) => SchemaObject,
): SchemaObject {
  if (step === undefined) return change(schema);
  const changed = mapAt(schema[step] as SchemaObject, rest, change);
  return (
    Array.isArray(schema) ? schema.with(step as number, changed) : { ...schema, [step]: changed }
  ) as SchemaObject;
}
