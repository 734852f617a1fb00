import type { Column, Dataset, Examples, NumericArray, Shape } from "@titrate/plugin";
import type { SplitName } from "../rows/map-splits.ts";
import { type Cell, type FeatureCoder, featureCoder } from "./feature-coder.ts";
import { growing } from "./growing.ts";
import { refusal, type Source } from "./source.ts";
import { type Classes, type TargetCoder, targetCoder } from "./target-coder.ts";

/** What each row of a file holds. */
export interface TableLayout {
  /** The features' names, where they have some. */
  readonly names?: readonly string[];
  /** Of one row; [features] where they are named. */
  readonly shape: Shape;
  readonly targetShape: Shape;
}

/** Takes a row's cells; it keeps neither array. */
type AddRow = (line: number, features: readonly Cell[], targets: readonly Cell[]) => void;

/** Reads a file: calls `begin` once with its layout, that of the first file, and what that gives for each row. */
export type ReadTable = (source: Source, begin: (layout: TableLayout) => AddRow) => Promise<void>;

/** The dataset that files of rows hold; categories and classes are those of the training file. */
export async function loadTable(
  sources: readonly [SplitName, Source][],
  read: ReadTable,
  classes: Classes,
): Promise<Dataset> {
  const targets = targetCoder(classes);
  const coders: FeatureCoder[] = [];
  let layout: TableLayout | undefined;
  const splits: [SplitName, Examples][] = [];
  for (const [split, source] of sources) {
    const table = tableRows(source, coders, targets);
    await read(source, (found) => {
      layout ??= found;
      return table.begin(found);
    });
    if (layout === undefined) throw refusal(source, "holds no rows");
    splits.push([split, table.examples(layout)]);
    targets.close();
  }
  const classNames = targets.classNames();
  const coded = splits.map(([split, examples]) => [
    split,
    classNames === undefined ? examples : { ...examples, targets: classIndices(examples.targets, targets) },
  ]);
  const columns: Column[] | undefined = layout?.names && coders.map((coder) => coder.column());
  return {
    ...(Object.fromEntries(coded) as Pick<Dataset, "train" | "validation" | "test">),
    ...(classNames && { classes: classNames.length, classNames }),
    ...(columns && { columns }),
  };
}

function tableRows(source: Source, coders: FeatureCoder[], targetCodes: TargetCoder) {
  const [inputs, targets, lines] = [growing(), growing(), growing()];
  let rows = 0;
  return {
    begin({ names }: TableLayout): AddRow {
      names?.forEach((name, index) => {
        coders[index] ??= featureCoder(name);
      });
      return (line, features, targetCells) => {
        const fail = (problem: string): never => {
          throw refusal(source, problem, line);
        };
        for (let at = 0; at < features.length; at++) {
          const cell = features[at]!;
          inputs.push(names === undefined ? (cell as number) : coders[at]!.code(cell, fail));
        }
        for (let at = 0; at < targetCells.length; at++)
          targets.push(targetCodes.code(targetCells[at]!, fail));
        lines.push(line);
        rows++;
      };
    },
    examples({ shape, targetShape }: TableLayout): Examples {
      if (rows === 0) throw refusal(source, "holds no rows");
      return {
        inputs: { shape: [rows, ...shape], dtype: "float", data: inputs.values() },
        targets: { shape: [rows, ...targetShape], dtype: "float", data: targets.values() },
        origin: { file: source.file, lines: Int32Array.from(lines.values()) },
      };
    },
  };
}

/** [rows] where a row has one target, else [rows, ...]. */
function classIndices({ data, shape }: NumericArray, coder: TargetCoder): NumericArray {
  const known: number[] = [];
  const indices = new Int32Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const code = data[at]!;
    known[code] ??= coder.index(code);
    indices[at] = known[code];
  }
  const one = shape.length === 2 && shape[1] === 1;
  return { shape: one ? [indices.length] : shape, dtype: "int", data: indices };
}
