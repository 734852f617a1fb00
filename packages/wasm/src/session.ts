import { checkNumbers, named, type Program, type Session, sizeOf, viewOf } from "@titrate/tensor";
import type { CompiledProgram } from "./compile.ts";
import { createEntryRunner, type SessionMemory } from "./entry-runner.ts";
import { webAssembly } from "./host.ts";

/** Memory of one's own for a compiled program, with its tables and state at zero. */
export function openSession(program: Program, compiled: CompiledProgram): Session {
  const { layout, plans, module } = compiled;
  const memory = new webAssembly.Memory({ initial: layout.pages, maximum: layout.pages });
  const instance = new webAssembly.Instance(module, { host: { memory } });
  const view: SessionMemory["view"] = (dtype, address, size) =>
    viewOf(dtype, program.precision, memory.buffer, address, size);

  for (const [node, address] of layout.kept) {
    const { definition } = node;
    if (definition.kind === "fill") view(node.dtype, address, node.size).fill(definition.value);
    if (definition.kind === "data") view(node.dtype, address, node.size).set(definition.values);
  }
  const tables = new Map(
    program.tables.map(({ name, rows, shape, dtype }) => [
      name,
      { rows, values: view(dtype, layout.tables.get(name)!, rows * sizeOf(shape)) },
    ]),
  );
  const state = new Map(
    program.state.map(({ name }, i) => {
      const node = compiled.states[i]!;
      return [name, view(node.dtype, layout.kept.get(node)!, node.size)];
    }),
  );
  const own: SessionMemory = { view, instance, tables };
  const entries = new Map(
    plans.map((plan, i) => [plan.name, createEntryRunner(program.entries[plan.name]!, i, compiled, own)]),
  );
  return {
    run: (entry, call) => named("entry", entries, entry)(call),
    load(table, values) {
      const { values: into } = named("table", tables, table);
      checkNumbers(`table "${table}"`, into, values);
      into.set(values);
    },
    snapshot: () =>
      Object.fromEntries(
        [...state].map(([name, values]) => [
          name,
          values instanceof Uint8Array ? Int32Array.from(values) : values.slice(),
        ]),
      ),
    restore(values) {
      const pairs = Object.entries(values);
      for (const [name, given] of pairs) checkNumbers(`state "${name}"`, named("state", state, name), given);
      for (const [name, given] of pairs) state.get(name)!.set(given);
    },
  };
}
