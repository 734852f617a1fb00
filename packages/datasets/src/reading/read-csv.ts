import { type CsvFormat, type CsvPlan, planCsv } from "./csv-plan.ts";
import { csvRecords } from "./csv-records.ts";
import type { Cell } from "./feature-coder.ts";
import type { ReadTable } from "./load-table.ts";
import { numberOf } from "./number-text.ts";
import { refusal } from "./source.ts";

/** Reads the CSV files of one dataset: a number where a cell is one, NaN where it is missing, else text. */
export function csvReader(format: CsvFormat): ReadTable {
  const cellOf = cellReader(format.missing);
  let first: CsvPlan | undefined;

  return async (source, begin) => {
    let plan: CsvPlan | undefined;
    let add: ReturnType<typeof begin> | undefined;
    const [features, targets]: [Cell[], Cell[]] = [[], []];
    for await (const record of csvRecords(source, format.delimiter)) {
      const { line, cells } = record;
      if (plan === undefined || add === undefined) {
        plan = planCsv(source, format, record, first);
        first ??= plan;
        add = begin({
          names: plan.features.map(({ name }) => name),
          shape: [plan.features.length],
          targetShape: [plan.targets.length],
        });
        if (format.header) continue;
      }
      if (cells.length !== plan.width) {
        const where = format.header ? "the header" : "the first row";
        throw refusal(source, `${cells.length} cells, and ${plan.width} in ${where}; make them equal`, line);
      }
      for (let at = 0; at < plan.features.length; at++) {
        const { index, text } = plan.features[at]!;
        features[at] = cellOf(cells[index]!, text);
      }
      for (let at = 0; at < plan.targets.length; at++) {
        const { index, text } = plan.targets[at]!;
        targets[at] = cellOf(cells[index]!, text);
      }
      add(line, features, targets);
    }
    if (plan === undefined) throw refusal(source, "is empty");
  };
}

/** What a cell holds. Most are numbers, and are looked for among what is missing only where that may be one. */
function cellReader(missing: readonly string[]): (text: string, asText: boolean) => Cell {
  const absent = new Set(missing);
  const mayBeNumber = missing.some((text) => !Number.isNaN(numberOf(text)));
  return (text, asText) => {
    if (!asText && !mayBeNumber) {
      const value = numberOf(text);
      if (!Number.isNaN(value)) return value;
    }
    const cell = text.trim();
    if (absent.has(cell)) return Number.NaN;
    const value = asText ? Number.NaN : numberOf(cell);
    return Number.isNaN(value) ? cell : value;
  };
}
