import { type DatasetContext, filePath, z } from "@titrate/plugin";
import type { SplitName } from "../rows/map-splits.ts";
import type { ArraySplit } from "./load-arrays.ts";
import { readBytes } from "./open.ts";
import type { RawArray } from "./raw-array.ts";
import { type Source, sourceOf } from "./source.ts";

/** A split's two files, or the names of its two arrays. */
export interface Pair {
  readonly inputs: string;
  readonly targets: string;
}

/** The two arrays of a split that lie in one file, by name. */
export const pairSchema: z.ZodType<Pair> = z.strictObject({
  inputs: z.string().min(1),
  targets: z.string().min(1),
});

/** The two files of a split. */
export const filePairSchema: z.ZodType<Pair> = z.strictObject({ inputs: filePath(), targets: filePath() });

export interface Pairs extends Pair {
  readonly validation?: Pair | undefined;
  readonly test?: Pair | undefined;
}

/** The pair of each split and where it stands among the parameters. */
export function pairsOf(params: Pairs): [SplitName, Pair, readonly string[]][] {
  const { validation, test } = params;
  return [
    ["train", params, []],
    ...(validation === undefined ? [] : [["validation", validation, ["validation"]] as const]),
    ...(test === undefined ? [] : [["test", test, ["test"]] as const]),
  ] as [SplitName, Pair, readonly string[]][];
}

/** The arrays of each split, a file each. */
export async function readPairs(
  subject: string,
  context: Pick<DatasetContext, "directory">,
  params: Pairs,
  parse: (source: Source, bytes: Uint8Array, what: keyof Pair) => RawArray,
): Promise<[SplitName, ArraySplit][]> {
  const splits: [SplitName, ArraySplit][] = [];
  for (const [split, pair, at] of pairsOf(params)) {
    const read = async (what: keyof Pair) => {
      const source = sourceOf(subject, context, pair[what], [...at, what]);
      return { source, array: parse(source, await readBytes(source), what) };
    };
    splits.push([split, { inputs: await read("inputs"), targets: await read("targets") }]);
  }
  return splits;
}
