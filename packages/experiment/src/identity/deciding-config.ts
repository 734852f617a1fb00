import { resolve } from "node:path";
import { type Experiment, experimentShape, isOperational } from "@titrate/config";
import type { ZodShape } from "@titrate/plugin";
import {
  type Catalogue,
  describeParam,
  isFilePath,
  plainSchemas,
  schemasAt,
  type ValidPart,
} from "@titrate/plugin/host";
import type { Json } from "@titrate/store";
import type { z } from "zod";
import { type DataInput, dataInput, formOf } from "./data-digest.ts";

/** What of a config decides its results. */
export interface DecidingConfig {
  /** Every default written out; files by what they hold. */
  readonly config: { readonly [key: string]: Json };
  /** The data files that it names. */
  readonly inputs: readonly DataInput[];
  /** The plugins that it is made of: `activation/relu`. */
  readonly plugins: ReadonlySet<string>;
}

/**
 * What decides the results of an experiment: its keys but for those that are marked operational, with every default.
 * In place of a file's path stands what the file holds.
 *
 * @param folder where relative paths start.
 */
export function decidingConfig(
  experiment: Experiment,
  catalogue: Catalogue,
  executors: readonly string[],
  folder: string,
): DecidingConfig {
  const inputs: DataInput[] = [];
  const plugins = new Set<string>();

  const ofPart = ({ kind, type, name, params }: ValidPart): Json => {
    plugins.add(`${kind}/${type}`);
    const values = ofShape(catalogue.find(kind, type)!.params, params as Readonly<Record<string, unknown>>);
    return { type, ...(name !== undefined && { name }), ...values };
  };
  const ofParam = (schema: z.ZodType, value: unknown): Json => {
    if (value === undefined || value === null) return null;
    const { form } = describeParam(schema);
    if (form === "part") return ofPart(value as ValidPart);
    if (form === "array") return (value as ValidPart[]).map(ofPart);
    if (form === "value") return ofValue([schema], value);
    const parts = Object.entries(value as Record<string, ValidPart>);
    return Object.fromEntries(parts.map(([name, part]) => [name, ofPart(part)]));
  };
  const ofValue = (schemas: readonly z.core.$ZodType[], value: unknown): Json => {
    if (typeof value === "string" && namesFile(schemas)) {
      const input = dataInput(resolve(folder, value));
      inputs.push(input);
      return { data: input.digest, form: formOf(value) };
    }
    if (Array.isArray(value)) return value.map((each, index) => ofValue(schemasAt(schemas, index), each));
    if (typeof value !== "object" || value === null) return value as Json;
    const entries = Object.entries(value).map(([key, each]) => [key, ofValue(schemasAt(schemas, key), each)]);
    return Object.fromEntries(entries);
  };
  const ofShape = (shape: ZodShape, values: Readonly<Record<string, unknown>>): Record<string, Json> => {
    const keys = Object.keys(shape).filter((key) => values[key] !== undefined);
    return Object.fromEntries(keys.map((key) => [key, ofParam(shape[key]!, values[key])]));
  };

  const shape = experimentShape(executors);
  const deciding = Object.entries(shape).filter(([key, schema]) => !isOperational(schema) && key !== "seed");
  const config = ofShape(Object.fromEntries(deciding), experiment as unknown as Record<string, unknown>);
  // Fused or not is the executor's choice then.
  if (experiment.numerics === "fast") config.executor = experiment.executor;
  return { config, inputs, plugins };
}

/** Whether a text is a path, in one of the ways that its schemas allow. */
function namesFile(schemas: readonly z.core.$ZodType[]): boolean {
  return schemas.flatMap((schema) => plainSchemas(schema)).some((schema) => isFilePath(schema));
}
