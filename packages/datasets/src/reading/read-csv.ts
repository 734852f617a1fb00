import { type CsvFormat, type CsvPlan, planCsv } from "./csv-plan.ts";
import { csvRecords } from "./csv-records.ts";
import type { Cell } from "./feature-coder.ts";
import type { ReadTable } from "./load-table.ts";
import { numberOf } from "./number-text.ts";
import { refusal } from "./source.ts";

/** Reads the CSV files of one dataset: a number where a cell is one, NaN where it is missing, else text. */
export function csvReader(format: CsvFormat): ReadTable {
  const missing = new Set(format.missing);
  const cellOf = (text: string, asText: boolean): Cell => {
    const cell = text.trim();
    if (missing.has(cell)) return Number.NaN;
    const value = asText ? Number.NaN : numberOf(cell);
    return Number.isNaN(value) ? cell : value;
  };
  let first: CsvPlan | undefined;

  return async (source, begin) => {
    let plan: CsvPlan | undefined;
    let add: ReturnType<typeof begin> | undefined;
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
      add(
        line,
        plan.features.map(({ index, text }) => cellOf(cells[index]!, text)),
        plan.targets.map(({ index, text }) => cellOf(cells[index]!, text)),
      );
    }
    if (plan === undefined) throw refusal(source, "is empty");
  };
}
