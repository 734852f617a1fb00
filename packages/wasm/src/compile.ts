import type { Precision } from "@titrate/numeric";
import type { Program } from "@titrate/tensor";
import { createCache } from "./cache.ts";
import type { IndexSite } from "./emit/indexed.ts";
import { isSmall } from "./emit/kernel.ts";
import { lanesOf } from "./emit/lanes.ts";
import { emitProgram } from "./emit/program.ts";
import { type WasmModule, webAssembly } from "./host.ts";
import type { Node } from "./lower/node.ts";
import { createSimplifier } from "./lower/simplify.ts";
import { type EntryPlan, planEntry } from "./plan/entry.ts";
import { type Layout, layOut } from "./plan/layout.ts";
import { programText } from "./program-text.ts";
import { wideVectors } from "./wide.ts";

/** A program on its way to a module: kernels and addresses, no code yet. */
export interface LoweredProgram {
  readonly states: readonly Node[];
  readonly plans: readonly EntryPlan[];
  readonly layout: Layout;
}

export interface CompiledProgram extends LoweredProgram {
  readonly module: WasmModule;
  readonly sites: readonly IndexSite[];
  /** Of the module. */
  readonly bytes: number;
  readonly functions: number;
}

/** Programs whose modules are kept for the next one of the same text: runs of a sweep share one. */
const mostKept = 64;
const loweredByText = createCache<LoweredProgram>(mostKept);
const compiledByText = createCache<CompiledProgram>(mostKept);
const texts = new WeakMap<Program, string>();

function textOf(program: Program): string {
  const text = texts.get(program) ?? programText(program);
  texts.set(program, text);
  return text;
}

/** The kernels and addresses of a program. */
export const lowerProgram = (program: Program): LoweredProgram =>
  loweredByText(textOf(program), () => lower(program));

/** The module of a program. */
export const compileProgram = (program: Program): CompiledProgram =>
  compiledByText(textOf(program), () => compile(program, lowerProgram(program)));

/** As `lowerProgram`, anew. */
export function lower(program: Program): LoweredProgram {
  const simplifier = createSimplifier(program.precision);
  const states = simplifier.nodes(program.state.map(({ tensor }) => tensor));
  const plans = Object.entries(program.entries).map(([name, entry]) =>
    planEntry(name, entry, simplifier, program.precision),
  );
  return { states, plans, layout: layOut(program, states, plans) };
}

/** Whether the width of vectors matters: for kernels that are all unrolled it is not worth finding out. */
const hasLoops = ({ kernels }: EntryPlan, precision: Precision): boolean =>
  kernels.some((kernel) => !isSmall(kernel, lanesOf(precision)));

/** As `compileProgram`, anew. */
export function compile(program: Program, from: LoweredProgram): CompiledProgram {
  const wide = from.plans.some((plan) => hasLoops(plan, program.precision)) && wideVectors() === "on";
  const { bytes, sites, functions } = emitProgram(program, from.plans, from.layout, wide);
  return {
    ...from,
    module: new webAssembly.Module(bytes),
    sites,
    bytes: bytes.length,
    functions,
  };
}
