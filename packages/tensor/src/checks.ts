import type { Buffer } from "./buffers.ts";
import type { Call, Entry } from "./program.ts";

/** Throws a RangeError unless a buffer can hold the numbers: as many, and within an int or a bool. */
export function checkNumbers(what: string, buffer: Buffer, values: ArrayLike<number>): void {
  if (values.length !== buffer.length)
    throw new RangeError(`${what} holds ${buffer.length} numbers, and ${values.length} are given`);
  if (buffer instanceof Float64Array || buffer instanceof Float32Array) return;
  const isBool = buffer instanceof Uint8Array;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (isBool ? value === 0 || value === 1 : (value | 0) === value) continue;
    const wanted = isBool ? "bool: 0 or 1" : "int: integers of 32 bits";
    throw new RangeError(`${what} is ${wanted}; element ${i} is ${value}`);
  }
}

/** The thing of a name, or a RangeError that lists the names there are. */
export function named<T>(kind: string, things: ReadonlyMap<string, T>, name: string): T {
  const thing = things.get(name);
  if (thing !== undefined) return thing;
  const known = [...things.keys()].map((key) => `"${key}"`).join(", ") || "none";
  throw new RangeError(`the program has no ${kind} "${name}"; it has: ${known}`);
}

/** What the steps of a call are fed, nothing left out. */
export interface CompleteCall extends Required<Call> {
  /** Whether every step takes the rows that the first one takes. */
  readonly repeats: boolean;
}

/** The call with what may be left out, or a RangeError for what does not fit the entry; `tableRows`: rows of each table. */
export function checkCall(
  name: string,
  entry: Entry,
  tableRows: ReadonlyMap<string, { readonly rows: number }>,
  { steps, rows = new Int32Array(), scalars = new Float64Array() }: Call,
): CompleteCall {
  const { batch } = entry;
  const fail = (problem: string): never => {
    throw new RangeError(`entry "${name}": ${problem}`);
  };
  if (!Number.isSafeInteger(steps) || steps < 0) fail(`steps is ${steps}; it is an integer of 0 or more`);
  if (rows.length !== steps * batch)
    fail(`${steps} steps of ${batch} rows need ${steps * batch} row indices, and ${rows.length} are given`);
  const values = steps * entry.scalars.length;
  if (scalars.length !== values)
    fail(
      `${steps} steps of ${entry.scalars.length} scalars need ${values} values, and ${scalars.length} are given`,
    );
  const tables = [...entry.rows, ...(entry.stores ?? [])].map(({ table }) => table);
  const { outside, repeats } = scan(
    rows,
    batch,
    Math.min(...tables.map((table) => tableRows.get(table)!.rows)),
  );
  if (outside !== undefined) {
    const table = tables.find((name) => outside < 0 || outside >= tableRows.get(name)!.rows)!;
    const { rows: count } = tableRows.get(table)!;
    fail(`row index ${outside} is outside of table "${table}", which has ${count} rows`);
  }
  return { steps, rows, scalars, repeats };
}

/** The first that is no index of `count` rows, and whether every `batch` of them is the same; in one plain loop, since a small network's steps take little longer than this. */
function scan(
  rows: Int32Array,
  batch: number,
  count: number,
): { readonly outside?: number; readonly repeats: boolean } {
  let repeats = true;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (i >= batch && row === rows[i - batch]) continue; // which has been looked at
    if (row >>> 0 >= count) return { outside: row, repeats };
    if (i >= batch) repeats = false;
  }
  return { repeats };
}

/** An index that a step computed and that is no place of the axis. */
export const indexError = (op: string, index: number, length: number): RangeError =>
  new RangeError(`${op}: index ${index} is outside of an axis of length ${length}`);
