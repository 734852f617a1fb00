import type { Buffer } from "../buffers.ts";
import { checkCall } from "../checks.ts";
import { type Call, type Entry, results } from "../program.ts";
import type { Tensor } from "../tensor.ts";
import type { Nodes } from "./nodes.ts";

/** A table's numbers, row by row. */
export interface TableRows {
  readonly rows: number;
  readonly rowSize: number;
  readonly values: Buffer;
}

type Outputs = Record<string, Float64Array | Int32Array>;

/** An entry as a function of a call. `stateBuffers`: those of the program's state. */
export function compileEntry(
  name: string,
  entry: Entry,
  nodes: Nodes,
  tables: ReadonlyMap<string, TableRows>,
  stateBuffers: ReadonlySet<Buffer>,
): (call: Call) => Outputs {
  const { batch } = entry;
  const fed = [...entry.rows.map(({ tensor }) => tensor), ...entry.scalars];
  const computations = nodes.prepare([...results(entry), ...fed]);

  const feeds = entry.rows.map(({ tensor, table }) => ({
    input: nodes.buffer(tensor),
    table: tables.get(table)!,
  }));
  const scalarInputs = entry.scalars.map(nodes.buffer);
  const outputs = Object.entries(entry.outputs).map(([output, tensor]) => ({
    output,
    tensor,
    value: nodes.buffer(tensor),
  }));
  const updates = entry.updates.map(({ state, value: tensor }) => {
    const value = nodes.buffer(tensor);
    // A new value that is itself a state could be overwritten before it is stored: it takes a detour.
    const isState = stateBuffers.has(value);
    return { state: nodes.buffer(state), value, detour: isState ? value.slice() : undefined };
  });
  const stores = (entry.stores ?? []).map(({ table, value }) => ({
    table: tables.get(table)!,
    value: nodes.buffer(value),
  }));
  const detours = updates.flatMap(({ value, detour }) => (detour ? [{ value, detour }] : []));

  return (call) => {
    const { steps, rows, scalars } = checkCall(name, entry, tables, call);
    const collected = outputs.map(({ tensor, value }) => collect(tensor, steps * value.length));

    for (let step = 0; step < steps; step++) {
      for (const { input, table } of feeds) copyRows(input, table, rows, step * batch, batch);
      for (let i = 0; i < scalarInputs.length; i++)
        scalarInputs[i]![0] = scalars[step * scalarInputs.length + i]!;
      for (const compute of computations) compute();
      for (let i = 0; i < outputs.length; i++) {
        const { value } = outputs[i]!;
        collected[i]!.set(value, step * value.length);
      }
      // Before the updates: a value may be a state as it was.
      for (const { table, value } of stores) storeRows(value, table, rows, step * batch, batch);
      for (const { value, detour } of detours) detour.set(value);
      for (const { state, value, detour } of updates) state.set(detour ?? value);
    }
    return Object.fromEntries(outputs.map(({ output }, i) => [output, collected[i]!]));
  };
}

const collect = (tensor: Tensor, size: number): Float64Array | Int32Array =>
  tensor.dtype === "float" ? new Float64Array(size) : new Int32Array(size);

/** Fills an input with the rows whose indices are indices[from .. from+count). */
function copyRows(input: Buffer, table: TableRows, indices: Int32Array, from: number, count: number): void {
  const { rowSize, values } = table;
  for (let i = 0; i < count; i++) {
    const start = indices[from + i]! * rowSize;
    for (let j = 0; j < rowSize; j++) input[i * rowSize + j] = values[start + j]!;
  }
}

/** Writes rows of a value where the indices indices[from .. from+count) say. */
function storeRows(value: Buffer, table: TableRows, indices: Int32Array, from: number, count: number): void {
  const { rowSize, values } = table;
  for (let i = 0; i < count; i++)
    values.set(value.subarray(i * rowSize, (i + 1) * rowSize), indices[from + i]! * rowSize);
}
