import { resolve } from "node:path";
import { type Experiment, experimentShape, isOperational } from "@titrate/config";
import type { ZodShape } from "@titrate/plugin";
import { type Catalogue, describeParam, isFilePath, type ValidPart } from "@titrate/plugin/host";
import type { Json } from "@titrate/store";
import { z } from "zod";
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
    if (form === "value") return ofValue(schema, value);
    // In which order they are written may decide in which order they are made.
    return Object.entries(value as Record<string, ValidPart>).map(([name, part]) => [name, ofPart(part)]);
  };
  const ofValue = (schema: z.ZodType, value: unknown): Json => {
    const inner = unwrapped(schema);
    if (typeof value === "string" && namesFile(inner)) {
      const input = dataInput(resolve(folder, value));
      inputs.push(input);
      return { data: input.digest, form: formOf(value) };
    }
    if (Array.isArray(value)) {
      const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : inner;
      return value.map((each) => ofValue(element, each));
    }
    if (typeof value !== "object" || value === null) return value as Json;
    const shape = inner instanceof z.ZodObject ? (inner.shape as ZodShape) : {};
    const entries = Object.entries(value).map(([key, each]) => [key, ofValue(shape[key] ?? inner, each)]);
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

/** A schema without what only says that a value may be missing. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (isFilePath(schema)) return schema;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return unwrapped(schema.unwrap() as z.ZodType);
  }
  return schema;
}

/** Whether a text is a path, in one of the ways that a union allows. */
function namesFile(schema: z.ZodType): boolean {
  if (isFilePath(schema)) return true;
  return (
    schema instanceof z.ZodUnion && schema.options.some((option) => namesFile(unwrapped(option as z.ZodType)))
  );
}
