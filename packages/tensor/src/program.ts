import type { Precision } from "@titrate/numeric";
import type { DType, Shape } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

/**
 * `strict`: every operation rounds by itself, and all executors give the same bits. `fast`: a product and a sum may
 * be fused into one rounding, where the host can do that. The results are others then, and may differ between hosts:
 * it is another identity, which whoever asks for it must tell.
 */
export type Numerics = "strict" | "fast";

/** What an executor compiles: tables of data, state, and named entries that read and update the state. */
export interface Program {
  /** What `float` is everywhere in the program. */
  readonly precision: Precision;
  /** Strict when absent. */
  readonly numerics?: Numerics;
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

/** One step of computing: feed, compute all from the old state, take the outputs, store rows and updates. */
export interface Entry {
  /** Rows taken per step; 0 when no table is read. */
  readonly batch: number;
  /** Inputs of shape [batch, ...row], filled with the table's rows that the step's indices name. */
  readonly rows: readonly { readonly tensor: Tensor; readonly table: string }[];
  /** Float inputs of shape []: one value each per step. */
  readonly scalars: readonly Tensor[];
  /** Computed from the old state, all of them, before the first is stored; each state at most once. */
  readonly updates: readonly { readonly state: Tensor; readonly value: Tensor }[];
  /**
   * Values [batch, ...row] for the rows of a table that the step's indices name, each table at most once. They are
   * stored when the updates are: a later step reads them there. Of a row that one step names twice the later value
   * stays.
   */
  readonly stores?: readonly { readonly table: string; readonly value: Tensor }[];
  /** Values to hand back, computed from the old state. */
  readonly outputs: Readonly<Record<string, Tensor>>;
}

/** What an entry computes: its outputs, then its updates, then what it stores. */
export const results = ({ outputs, updates, stores = [] }: Entry): Tensor[] => [
  ...Object.values(outputs),
  ...updates.map(({ value }) => value),
  ...stores.map(({ value }) => value),
];

/** What the steps of one `run` are fed. */
export interface Call {
  readonly steps: number;
  /** steps * batch row indices, step by step; the same indices serve all tables that the entry reads and stores. */
  readonly rows?: Int32Array;
  /** steps * scalars.length values, step by step in the order of `Entry.scalars`; in f32 they are rounded. */
  readonly scalars?: Float64Array;
}

/**
 * A compiled program with its memory. Tables and state are zeros until they are loaded or restored.
 *
 * Numbers come in as they are and are rounded to the precision. What is wrong with a call (an unknown name, a
 * wrong count, a row index outside of a table that the entry reads or stores, a number that an int or a bool cannot
 * hold) is a RangeError that names it, thrown before anything has changed. Only an index that a step computes
 * (gather, scatterAdd) can fail in the midst of a call: state and tables are then those after the last whole step.
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

/** Something in a valid program that an executor cannot run. */
export interface Obstacle {
  /** What it is and what to do, a sentence. */
  readonly message: string;
  /** What it is about; whoever built the program knows what this stands for. */
  readonly tensor?: Tensor;
}

/**
 * Runs programs. All executors give a strict program the same bits: those of the nodes' definitions (see
 * `Definition`), in their order of rounding. Only the bits of a NaN are free.
 */
export interface Executor {
  readonly name: string;
  /**
   * Everything in a valid program that this executor cannot run, found without allocating anything; empty when it
   * can be compiled.
   */
  inspect(program: Program): readonly Obstacle[];
  /** Checks (`validateProgram`), compiles and allocates. Throws a ProgramError, or what `inspect` names. */
  compile(program: Program): Session;
}
