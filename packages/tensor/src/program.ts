import type { Precision } from "@titrate/numeric";
import { schedule } from "./schedule.ts";
import { type DType, type Shape, sameShape, showShape } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

/** What an executor compiles: tables of data, state, and named entries that read and update the state. */
export interface Program {
  /** What `float` is everywhere in the program. */
  readonly precision: Precision;
  readonly tables: readonly Table[];
  /** Every state node that an entry reads or updates; all entries share it. */
  readonly state: readonly { readonly name: string; readonly tensor: Tensor }[];
  readonly entries: Readonly<Record<string, Entry>>;
}

/** Data that stays in the session. */
export interface Table {
  readonly name: string;
  readonly rows: number;
  /** The shape of one row. */
  readonly shape: Shape;
  readonly dtype: DType;
}

/** One step of computing: feed, compute all from the old state, take the outputs, store the updates. */
export interface Entry {
  /** Rows taken per step; 0 when no table is read. */
  readonly batch: number;
  /** Inputs of shape [batch, ...row], filled with the table's rows that the step's indices name. */
  readonly rows: readonly { readonly tensor: Tensor; readonly table: string }[];
  /** Float inputs of shape []: one value each per step. */
  readonly scalars: readonly Tensor[];
  /** Computed from the old state, all of them, before the first is stored; each state at most once. */
  readonly updates: readonly { readonly state: Tensor; readonly value: Tensor }[];
  /** Values to hand back, computed from the old state. */
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/** What the steps of one `run` are fed. */
export interface Call {
  readonly steps: number;
  /** steps * batch row indices, step by step; the same indices serve all tables that the entry reads. */
  readonly rows?: Int32Array;
  /** steps * scalars.length values, step by step in the order of `Entry.scalars`; in f32 they are rounded. */
  readonly scalars?: Float64Array;
}

/**
 * A compiled program with its memory. Tables and state are zeros until they are loaded or restored.
 *
 * Numbers come in as they are and are rounded to the precision. What is wrong with a call (an unknown name, a
 * wrong count, a row index outside of a table that the entry reads, a number that an int or a bool cannot hold)
 * is a RangeError that names it, thrown before anything has changed. Only an index that a step computes (gather,
 * scatterAdd) can fail in the midst of a call: the state is then that after the last whole step.
 */
export interface Session {
  /**
   * Runs `steps` steps of an entry, each from the state that the one before left.
   * @returns per output, steps * size values in row-major order, step by step: Float64Array for float (f32
   *   widened, which is exact), Int32Array for int and bool (0 or 1). Each is a copy.
   */
  run(entry: string, call: Call): Record<string, Float64Array | Int32Array>;
  /** Copies rows * size numbers, row by row, into a table. */
  load(table: string, values: ArrayLike<number>): void;
  /** Copies of all state, by name, in row-major order; bools as Int32Array. */
  snapshot(): Record<string, Float64Array | Float32Array | Int32Array>;
  /** Copies numbers into the states that are named; the others stay. A restored snapshot continues bit by bit. */
  restore(values: Readonly<Record<string, ArrayLike<number>>>): void;
}

/**
 * Runs programs. All executors give the same bits: those of the nodes' definitions (see `Definition`), in their
 * order of rounding. Only the bits of a NaN are free.
 */
export interface Executor {
  readonly name: string;
  /** Everything in a valid program that this executor cannot run, a sentence each; empty when it can be compiled. */
  inspect(program: Program): readonly string[];
  /** Checks (`validateProgram`), compiles and allocates. Throws a ProgramError, or what `inspect` names. */
  compile(program: Program): Session;
}

/** A program that contradicts itself. The message names every entry and thing that is wrong. */
export class ProgramError extends Error {
  readonly code = "E_PROGRAM";
  override readonly name = "ProgramError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/** Throws a ProgramError that names all that is inconsistent in a program. */
export function validateProgram(program: Program): void {
  const problems = [...checkTables(program), ...checkState(program)];
  for (const [name, entry] of Object.entries(program.entries))
    for (const problem of [...checkFeeds(program, entry), ...checkResults(program, entry)])
      problems.push(`entry "${name}": ${problem}`);
  if (problems.length > 0) throw new ProgramError(problems);
}

function* checkTables({ tables }: Program): Iterable<string> {
  for (const { name, rows, shape } of tables)
    for (const length of [rows, ...shape])
      if (!isCount(length))
        yield `table "${name}": ${length} is no length; lengths are integers of 0 or more`;
  for (const name of repeated(tables.map((table) => table.name))) yield `table "${name}" is declared twice`;
}

function* checkState({ state }: Program): Iterable<string> {
  for (const { name, tensor } of state)
    if (tensor.op !== "state") yield `state "${name}": its tensor is of op ${tensor.op}, not state`;
  for (const name of repeated(state.map(({ name }) => name))) yield `state "${name}" is declared twice`;
  for (const tensor of repeated(state.map(({ tensor }) => tensor)))
    yield `${show(tensor)} is declared under two names`;
}

/** What goes in: rows and scalars. */
function* checkFeeds({ tables }: Program, entry: Entry): Iterable<string> {
  if (!isCount(entry.batch)) yield `batch ${entry.batch} is no count; it is an integer of 0 or more`;
  for (const { tensor, table: name } of entry.rows) {
    const table = tables.find((table) => table.name === name);
    if (table === undefined) {
      const known = tables.map((table) => `"${table.name}"`).join(", ") || "none";
      yield `there is no table "${name}" to feed ${show(tensor)} from; tables: ${known}`;
    } else if (tensor.op !== "input") {
      yield `table "${name}" feeds ${show(tensor)}, which is no input`;
    } else if (entry.batch === 0) {
      yield `table "${name}" feeds ${show(tensor)}, but batch is 0; it is the number of rows per step`;
    } else {
      const shape = [entry.batch, ...table.shape];
      if (!sameShape(tensor.shape, shape) || tensor.dtype !== table.dtype)
        yield `table "${name}" gives ${table.dtype} ${showShape(shape)}, and ${show(tensor)} is ${type(tensor)}`;
    }
  }
  for (const tensor of entry.scalars)
    if (tensor.op !== "input" || tensor.shape.length > 0 || tensor.dtype !== "float")
      yield `scalar ${show(tensor)} is ${type(tensor)}; scalars are inputs of float []`;
  for (const name of repeated([...entry.rows.map((row) => row.tensor), ...entry.scalars].map(show)))
    yield `${name} is fed twice; inputs of one entry have a name each`;
}

/** What comes out, and what it is computed from. */
function* checkResults({ state }: Program, entry: Entry): Iterable<string> {
  const declared = new Set(state.map(({ tensor }) => tensor));
  for (const { state: tensor, value } of entry.updates) {
    if (!declared.has(tensor)) yield `updates ${show(tensor)}, which is not in the program's state`;
    else if (!sameShape(tensor.shape, value.shape) || tensor.dtype !== value.dtype)
      yield `the update of ${show(tensor)} is ${type(value)}, and the state is ${type(tensor)}`;
  }
  for (const tensor of repeated(entry.updates.map((update) => update.state)))
    yield `${show(tensor)} is updated twice`;

  const fed = new Set([...entry.rows.map((row) => row.tensor), ...entry.scalars]);
  for (const { tensor } of schedule(results(entry))) {
    if (tensor.op === "input" && !fed.has(tensor))
      yield `${show(tensor)} is read, but no rows or scalars feed it`;
    if (tensor.op === "state" && !declared.has(tensor))
      yield `${show(tensor)} is read, but is not in the program's state`;
  }
}

/** What an entry computes: its outputs, then its updates. */
export const results = (entry: Entry): Tensor[] => [
  ...Object.values(entry.outputs),
  ...entry.updates.map((update) => update.value),
];

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const repeated = <T>(items: readonly T[]): Set<T> =>
  new Set(items.filter((item, i) => items.indexOf(item) !== i));
const type = ({ dtype, shape }: Tensor): string => `${dtype} ${showShape(shape)}`;

/** input "x", state "w": the names that given nodes carry; else the op. */
function show(tensor: Tensor): string {
  const { attributes, op } = tensor;
  return "name" in attributes ? `${op} "${attributes.name}"` : `the result of ${op}`;
}
