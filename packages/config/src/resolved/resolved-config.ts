import type { ZodShape } from "@titrate/plugin";
import { type Catalogue, describeParam, type ValidPart } from "@titrate/plugin/host";
import type { Composed } from "../compose/reader.ts";
import { nodeAt, toPlain } from "../source/located.ts";
import { type Experiment, experimentShape } from "../validate/experiment.ts";

/** A config as it is written in YAML: parts as a name, or as a map with `type`. */
export type PlainConfig = Readonly<Record<string, unknown>>;

/**
 * A validated experiment as YAML would say it, complete: every default is written out, interpolations are replaced,
 * nothing is left to compose. Only in the grid, whose values belong to the arms, interpolations stay.
 */
export function resolvedConfig(
  experiment: Experiment,
  { written }: Pick<Composed, "written">,
  catalogue: Catalogue,
  executors: readonly string[],
): PlainConfig {
  const config = valuesOf(experimentShape(executors), experiment as unknown as PlainConfig, catalogue);
  const grid = nodeAt(written, ["sweep", "grid"]);
  if (grid === undefined) return config;
  return { ...config, sweep: { ...(config.sweep as PlainConfig), grid: toPlain(grid) } };
}

function valuesOf(shape: ZodShape, values: PlainConfig, catalogue: Catalogue): Record<string, unknown> {
  const entries = Object.entries(shape).map(([key, schema]) => {
    const value = values[key];
    const { form } = describeParam(schema);
    if (form === "value" || value === undefined || value === null) return [key, value];
    if (form === "part") return [key, partOf(value as ValidPart, catalogue)];
    if (form === "array") return [key, (value as ValidPart[]).map((part) => partOf(part, catalogue))];
    const parts = Object.entries(value as Record<string, ValidPart>);
    return [key, Object.fromEntries(parts.map(([name, part]) => [name, partOf(part, catalogue)]))];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function partOf({ kind, type, name, params }: ValidPart, catalogue: Catalogue): unknown {
  const values = valuesOf(catalogue.find(kind, type)!.params, params as PlainConfig, catalogue);
  if (name === undefined && Object.keys(values).length === 0) return type;
  return { type, ...(name !== undefined && { name }), ...values };
}
