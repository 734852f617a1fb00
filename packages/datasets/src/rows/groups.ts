import { DataError, type Dataset, type NumericArray, z } from "@titrate/plugin";
import { columnIndex } from "../column-index.ts";

/** Which numbers have a statistic in common: a feature (last axis), a channel (axis 1 of images), or all. */
export const per: z.ZodDefault<z.ZodEnum<{ features: "features"; channels: "channels"; all: "all" }>> = z
  .enum(["features", "channels", "all"])
  .default("features");

export interface Groups {
  readonly count: number;
  /** How many numbers of a group stand side by side; then come as many of the next, and after the last the first. */
  readonly run: number;
  /** In words: `column "age"`. */
  describe(group: number): string;
  /** Whether a transform is to change the group. */
  readonly chosen: readonly boolean[];
}

/**
 * The groups of a dataset's inputs. Categorical columns are not chosen by themselves: their numbers are names.
 *
 * @param columns the chosen ones, for `per: features`. Throws DataError at ["columns"] where there is no such.
 */
export function groupsOf(
  subject: string,
  { train: { inputs }, columns: known }: Dataset,
  by: "features" | "channels" | "all",
  columns?: readonly (string | number)[],
): Groups {
  const { shape, dtype } = inputs;
  if (dtype === "int") {
    throw new DataError(
      subject,
      "the inputs are whole numbers, indices for an embedding; leave them as they are",
    );
  }
  if (by !== "features") {
    if (columns !== undefined) {
      throw new DataError(subject, `\`per: ${by}\` has no columns; write \`per: features\``, ["columns"]);
    }
    return by === "all" ? allOf() : channelsOf(subject, inputs);
  }
  const count = shape.length < 2 ? 1 : shape.at(-1)!;
  const names = known?.map(({ name }) => name);
  const wanted = columns?.map((column, index) =>
    columnIndex(column, count, names, (problem) => {
      throw new DataError(subject, problem, ["columns", index]);
    }),
  );
  return {
    count,
    run: 1,
    describe: (group) => describeColumn(known?.[group]?.name ?? group),
    chosen: Array.from({ length: count }, (_, index) =>
      wanted === undefined ? known?.[index]?.categories === undefined : wanted.includes(index),
    ),
  };
}

function describeColumn(column: string | number): string {
  return typeof column === "number" ? `column ${column}` : `column "${column}"`;
}

function allOf(): Groups {
  return { count: 1, run: 1, describe: () => "inputs", chosen: [true] };
}

function channelsOf(subject: string, { shape }: NumericArray): Groups {
  const [, count, ...space] = shape;
  if (count === undefined) throw new DataError(subject, "a row is one number; it has no channels", ["per"]);
  const size = space.reduce((product, each) => product * each, 1);
  return {
    count,
    run: size,
    describe: (group) => `channel ${group}`,
    chosen: Array.from({ length: count }, () => true),
  };
}
