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
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true, // the reader counts, with a message of its own
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  let [lines, emptyLines] = [0, 0];
  try {
    for await (const { info, record } of pipeline(openStream(source), parser, ignore)) {
      // `info` stands at the record's end, which is lines away where a quoted cell holds line ends.
      yield { line: lines + (info.empty_lines - emptyLines) + 1, cells: record };
      lines = info.lines;
      emptyLines = info.empty_lines;
    }
  } catch (thrown) {
    throw parseFailure(source, thrown, lines);
  }
}

function parseFailure(source: Source, thrown: unknown, lines: number): unknown {
  const { code, lines: at } = thrown as { code?: string; lines?: number };
  if (code === "CSV_QUOTE_NOT_CLOSED") return refusal(source, "a quote opens and never closes", lines + 1);
  if (code === "CSV_INVALID_CLOSING_QUOTE") {
    return refusal(source, 'text follows a closing quote; a quote inside a cell is written ""', at);
  }
  if (code === "INVALID_OPENING_QUOTE") {
    return refusal(source, 'a quote stands inside a cell without quotes; write "a ""b"" c"', at);
  }
  if (code?.startsWith("CSV_") && thrown instanceof Error) return refusal(source, thrown.message, at);
  return readFailure(source, thrown);
}

function ignore(): void {}
