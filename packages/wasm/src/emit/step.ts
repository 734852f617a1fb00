import { type Code, call, countedLoop, exit, get, i32, ifThen, memory, op, set } from "../assembler/code.ts";
import { buildFunction, type FunctionBuilder } from "../assembler/function.ts";
import type { ModuleFunction } from "../assembler/module.ts";
import type { Kernel } from "../lower/kernel.ts";
import type { Node } from "../lower/node.ts";
import type { EntryPlan } from "../plan/entry.ts";
import type { EntryLayout, Layout } from "../plan/layout.ts";
import { emitCopy, type From } from "./copy.ts";
import { isSmall, weightOf } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";
import type { FunctionTable, SharedEmitter } from "./program.ts";
import { bytesOf } from "./vectors.ts";

/** A kernel in a step: code of its own, or a call. */
export interface PlacedKernel {
  readonly code: Code;
  readonly called?: {
    readonly index: number;
    readonly addresses: readonly number[];
    readonly returns: boolean;
  };
}

/**
 * One step: (rows, scalars, outputs: addresses of what this step is fed and gives; gathers: whether the rows are new).
 * Gives 0, or 1 where an index failed: then no state has changed.
 */
export function emitStep(
  plan: EntryPlan,
  entry: EntryLayout,
  layout: Layout,
  address: (node: Node) => number,
  shared: SharedEmitter,
  place: (kernel: Kernel, fn: FunctionBuilder) => PlacedKernel,
  table: FunctionTable,
): ModuleFunction {
  const fn = buildFunction(4);
  const [rows, scalars, outputs, gathers] = fn.parameters as [Param, Param, Param, Param];
  const bytes = (node: Node): number => bytesOf(node.dtype, shared) * node.size;
  const known = (offset: number): From => ({ code: i32(0), offset });
  const feeds = plan.rows.map(({ node, table }) =>
    emitGatherRows(fn, rows, plan.batch, bytes(node) / plan.batch, layout.tables.get(table)!, address(node)),
  );
  const scalarCopies = plan.scalars.map((node, i) => {
    const from = { code: get(scalars), offset: i * shared.lanes.bytes };
    return emitCopy(fn, known(address(node)), from, shared.lanes.bytes);
  });
  const emitKernels = (kernels: readonly Kernel[], into: FunctionBuilder): Code =>
    kernels.map((kernel): Code => {
      const { code, called } = place(kernel, into);
      if (called === undefined) return code;
      const run = call(called.index, ...called.addresses.map(i32));
      return called.returns ? failing(run) : run;
    });
  const parts = inParts(plan.kernels, shared.lanes);
  const kernels =
    parts.length === 1
      ? emitKernels(parts[0]!, fn)
      : parts.map((part) => {
          const own = buildFunction(0);
          const body = own.finish([emitKernels(part, own), i32(0)]);
          return failing(call(table.add({ parameters: 0, returns: true, body })));
        });
  const results = entry.outputs.map(({ node, offset }) => {
    const to = { code: get(outputs), offset };
    return emitCopy(fn, to, known(address(node)), bytes(node));
  });
  const stores = plan.stores.map(({ node, table }) =>
    emitScatterRows(fn, rows, plan.batch, bytes(node) / plan.batch, address(node), layout.tables.get(table)!),
  );
  const passing = [...entry.detours].map(([node, at]) =>
    emitCopy(fn, known(at), known(address(node)), bytes(node)),
  );
  const copies = plan.copies.map(({ state, value }) =>
    emitCopy(fn, known(address(state)), known(entry.detours.get(value) ?? address(value)), bytes(state)),
  );
  const body: Code = [
    feeds.length > 0 ? ifThen(get(gathers), feeds) : [],
    scalarCopies,
    kernels,
    results,
    stores,
    passing,
    copies,
    i32(0),
  ];
  return { parameters: 4, returns: true, body: fn.finish(body) };
}

/** A call that gives 1 where an index failed. */
const failing = (run: Code): Code => ifThen(run, exit(i32(1)));

/** Instructions, about, of a function that engines still compile well. */
const mostInPart = 20_000;

/** Kernels in their order, in parts that a function can hold. */
function inParts(kernels: readonly Kernel[], lanes: Lanes): Kernel[][] {
  const parts: Kernel[][] = [[]];
  let weight = 0;
  for (const kernel of kernels) {
    const own = isSmall(kernel, lanes) ? weightOf(kernel, lanes.count) : 20;
    if (weight + own > mostInPart && weight > 0) {
      parts.push([]);
      weight = 0;
    }
    parts.at(-1)!.push(kernel);
    weight += own;
  }
  return parts;
}

type Param = FunctionBuilder["parameters"][number];

/** Copies the table's rows whose numbers lie at `rows`, one after the other. */
function emitGatherRows(
  fn: FunctionBuilder,
  rows: Param,
  batch: number,
  rowBytes: number,
  table: number,
  to: number,
): Code {
  return eachRow(fn, rows, batch, rowBytes, table, (inTable, inOrder) =>
    emitCopy(fn, { ...inOrder, offset: inOrder.offset + to }, inTable, rowBytes),
  );
}

/** Copies rows that lie one after the other into those of a table; of two to the same row the later one stays. */
function emitScatterRows(
  fn: FunctionBuilder,
  rows: Param,
  batch: number,
  rowBytes: number,
  from: number,
  table: number,
): Code {
  return eachRow(fn, rows, batch, rowBytes, table, (inTable, inOrder) =>
    emitCopy(fn, inTable, { ...inOrder, offset: inOrder.offset + from }, rowBytes),
  );
}

function eachRow(
  fn: FunctionBuilder,
  rows: Param,
  batch: number,
  rowBytes: number,
  table: number,
  copy: (inTable: From, inOrder: From) => Code,
): Code {
  if (rowBytes === 0 || batch === 0) return [];
  const start = fn.local("i32");
  const row = (rowNumber: Code, inOrder: From): Code => [
    set(start, op("i32.add", op("i32.mul", rowNumber, i32(rowBytes)), i32(table))),
    copy({ code: get(start), offset: 0 }, inOrder),
  ];
  if (batch <= 8)
    return Array.from({ length: batch }, (_, i) =>
      row(memory("i32.load", get(rows), i * 4), { code: i32(0), offset: i * rowBytes }),
    );
  const i = fn.local("i32");
  const number = memory("i32.load", op("i32.add", get(rows), op("i32.shl", get(i), i32(2))), 0);
  return countedLoop(i, 0, batch, 1, row(number, { code: op("i32.mul", get(i), i32(rowBytes)), offset: 0 }));
}

/**
 * Steps in a row: (steps, gathers every step or only at the first) to the number of steps that were done, which is
 * smaller only where an index failed. It stays in the engine's baseline code, which is why it does nothing itself.
 */
export function emitRun(
  { batch, scalars }: EntryPlan,
  { outputBytes }: EntryLayout,
  layout: Layout,
  step: number,
  scalarBytes: number,
): ModuleFunction {
  const fn = buildFunction(2);
  const [steps, gathers] = fn.parameters as [Param, Param];
  const i = fn.local("i32");
  const by = (start: number, bytes: number): Code =>
    op("i32.add", op("i32.mul", get(i), i32(bytes)), i32(start));
  const run = call(
    step,
    by(layout.rows, batch * 4),
    by(layout.scalars, scalars.length * scalarBytes),
    by(layout.outputs, outputBytes),
    op("i32.or", get(gathers), op("i32.eqz", get(i))),
  );
  const loop = countedLoop(i, 0, get(steps), 1, ifThen(run, exit(get(i))));
  return {
    parameters: 2,
    returns: true,
    body: fn.finish([ifThen(op("i32.eqz", get(steps)), exit(i32(0))), loop, get(steps)]),
  };
}
