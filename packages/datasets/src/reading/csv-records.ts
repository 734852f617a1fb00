import { pipeline } from "node:stream";
import { openStream } from "./open.ts";
import { readFailure, refusal, type Source } from "./source.ts";

/** The cells of one record, and the line where it starts, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a CSV file (RFC 4180, any line ends), as they are read: no text stands in memory for long. */
export async function* csvRecords(source: Source, delimiter: string): AsyncGenerator<CsvRecord> {
  const { parse } = await import("csv-parse");
  const lines = lineCount();
  const parser = parse({
    delimiter,
    bom: true,
    skip_empty_lines: true,
    relax_column_count: true, // the reader counts, with a message of its own
    record_delimiter: ["\r\n", "\n", "\r"],
    // Called as the text is parsed: an error finds all records before it counted, read or not.
    on_record: (cells, { lines: end, empty_lines: empty }) => {
      const record: CsvRecord = { line: lines.add(cells, end, empty), cells };
      return record as unknown as string[]; // its types know no other, and it passes on what it is given
    },
  });
  try {
    yield* pipeline(openStream(source), parser, ignore) as AsyncIterable<CsvRecord>;
  } catch (thrown) {
    throw parseFailure(source, thrown, lines.start);
  }
}

/** The lines where records start, from the parser's counts at their ends. */
function lineCount() {
  let [lines, emptyLines, twice] = [0, 0, 0];
  const start = (empty: number): number => lines - twice + (empty - emptyLines) + 1;
  return {
    /** The line of the record after the last one that was added. */
    start,
    add(cells: readonly string[], end: number, empty: number): number {
      const line = start(empty);
      // The parser counts both characters of \r\n within quotes.
      if (end - lines - (empty - emptyLines) > 1) {
        for (const cell of cells) twice += cell.split("\r\n").length - 1;
      }
      [lines, emptyLines] = [end, empty];
      return line;
    },
  };
}

/** @param startOf the line where a record starts, by the count of empty lines. */
function parseFailure(source: Source, thrown: unknown, startOf: (empty: number) => number): unknown {
  const { code, empty_lines: empty } = thrown as { code?: string; empty_lines?: number };
  const line = empty === undefined ? undefined : startOf(empty);
  if (code === "CSV_QUOTE_NOT_CLOSED") return refusal(source, "a quote opens and never closes", line);
  if (code === "CSV_INVALID_CLOSING_QUOTE") {
    return refusal(source, 'text follows a closing quote; a quote inside a cell is written ""', line);
  }
  if (code === "INVALID_OPENING_QUOTE") {
    return refusal(source, 'a quote stands inside a cell without quotes; write "a ""b"" c"', line);
  }
  if (code?.startsWith("CSV_") && thrown instanceof Error) return refusal(source, thrown.message, line);
  return readFailure(source, thrown);
}

function ignore(): void {}
