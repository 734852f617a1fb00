import { type Buffer, type Call, checkCall, type DType, type Entry, indexError } from "@titrate/tensor";
import type { CompiledProgram } from "./compile.ts";
import { runName } from "./emit/program.ts";
import type { WasmInstance } from "./host.ts";

/** A session's memory as numbers, and the module that works on it. */
export interface SessionMemory {
  view(dtype: DType, address: number, size: number): Buffer;
  readonly instance: WasmInstance;
  readonly tables: ReadonlyMap<string, { readonly rows: number }>;
}

type Outputs = Record<string, Float64Array | Int32Array>;

/** An entry as a function of a call: writes what the steps are fed, runs them in the module, reads what they gave. */
export function createEntryRunner(
  entry: Entry,
  number: number,
  { layout, plans, sites }: CompiledProgram,
  { view, instance, tables }: SessionMemory,
): (call: Call) => Outputs {
  const plan = plans[number]!;
  const { capacity, outputs, outputBytes } = layout.entries[number]!;
  const { batch } = entry;
  const scalarCount = entry.scalars.length;
  // Rows that are stored into are needed at every step, and may be those that it reads.
  const storesRows = (entry.stores ?? []).length > 0;
  const runSteps = instance.exports[runName(number)]!;
  const rowsIn = view("int", layout.rows, capacity * batch);
  const scalarsIn = view("float", layout.scalars, capacity * scalarCount);
  const failure = view("int", layout.failure, 2);

  return (call) => {
    const { steps, rows, scalars, repeats } = checkCall(plan.name, entry, tables, call);
    const gathersOnce = repeats && !storesRows;
    const collected = outputs.map(({ node }) =>
      node.dtype === "float" ? new Float64Array(steps * node.size) : new Int32Array(steps * node.size),
    );
    for (let done = 0; done < steps; ) {
      const count = Math.min(capacity, steps - done);
      rowsIn.set(rows.subarray(done * batch, (done + (gathersOnce ? 1 : count)) * batch));
      scalarsIn.set(scalars.subarray(done * scalarCount, (done + count) * scalarCount));
      const ran = runSteps(count, gathersOnce ? 0 : 1);
      if (ran < count) {
        const { op, length } = sites[failure[1]!]!;
        throw indexError(op, failure[0]!, length);
      }
      for (const [i, { node, offset: from }] of outputs.entries())
        for (let step = 0; step < count; step++) {
          const values = view(node.dtype, layout.outputs + step * outputBytes + from, node.size);
          collected[i]!.set(values, (done + step) * node.size);
        }
      done += count;
    }
    return Object.fromEntries(outputs.map(({ name }, i) => [name, collected[i]!]));
  };
}
