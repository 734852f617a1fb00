import { allocate } from "../buffers.ts";
import { checkNumbers, named } from "../checks.ts";
import type { Program, Session } from "../program.ts";
import { sizeOf } from "../shape.ts";
import { compileEntry, type TableRows } from "./entry.ts";
import { makeNodes } from "./nodes.ts";

/** Compiles every entry of a valid program over shared tables, state and constants. */
export function openSession(program: Program): Session {
  const { precision } = program;
  const tables = new Map(
    program.tables.map(({ name, rows, shape, dtype }): [string, TableRows] => {
      const rowSize = sizeOf(shape);
      return [name, { rows, rowSize, values: allocate(dtype, precision, rows * rowSize) }];
    }),
  );
  const nodes = makeNodes(precision);
  nodes.prepare(program.state.map(({ tensor }) => tensor));
  const state = new Map(program.state.map(({ name, tensor }) => [name, nodes.buffer(tensor)]));
  const stateBuffers = new Set(state.values());
  const entries = new Map(
    Object.entries(program.entries).map(([name, entry]) => [
      name,
      compileEntry(name, entry, nodes, tables, stateBuffers),
    ]),
  );

  return {
    run: (entry, call) => named("entry", entries, entry)(call),
    load(table, values) {
      const rows = named("table", tables, table);
      checkNumbers(`table "${table}"`, rows.values, values);
      rows.values.set(values);
    },
    snapshot: () =>
      Object.fromEntries(
        [...state].map(([name, buffer]) => [
          name,
          buffer instanceof Uint8Array ? Int32Array.from(buffer) : buffer.slice(),
        ]),
      ),
    restore(values) {
      const pairs = Object.entries(values);
      for (const [name, given] of pairs) checkNumbers(`state "${name}"`, named("state", state, name), given);
      for (const [name, given] of pairs) state.get(name)!.set(given);
    },
  };
}
