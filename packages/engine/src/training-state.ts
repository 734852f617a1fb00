import type { Evaluation, SearchState } from "@titrate/plugin";
import { type Session, sizeOf } from "@titrate/tensor";
import { RunError } from "./run-error.ts";
import type { RunProgram } from "./run-program.ts";
import type { TracePoint } from "./trace-points.ts";

/** All that a run needs to go on after a step, bit for bit; ready to be written to a file. */
export interface TrainingState {
  /** Steps taken. */
  readonly step: number;
  /** What is no tensor, as JSON has it. */
  readonly notes: TrainingNotes;
  /**
   * `state/...`: what the executor holds; `kept/...`: what a callback kept; `search/...`: what a search remembers.
   */
  readonly tensors: Readonly<Record<string, StateTensor>>;
}

export interface StateTensor {
  readonly dtype: "F32" | "F64" | "I32";
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array;
}

export interface TrainingNotes {
  readonly history: readonly Evaluation[];
  /** Which evaluation's parameters a callback kept. */
  readonly kept?: number;
  readonly trace: readonly TracePoint[];
}

type Snapshot = ReturnType<Session["snapshot"]>;

/** A run between two steps. */
export interface Progress {
  readonly step: number;
  readonly history: readonly Evaluation[];
  readonly trace: readonly TracePoint[];
  readonly snapshot: Snapshot;
  readonly kept?: { readonly index: number; readonly snapshot: Snapshot };
  readonly remembered: SearchState;
}

/** A run's state as it is now: what the run does afterwards does not change it. */
export function packState({ program }: RunProgram, progress: Progress): TrainingState {
  const { step, history, trace, snapshot, kept, remembered } = progress;
  const shapes = new Map(program.state.map(({ name, tensor }) => [name, tensor.shape]));
  const packed = (prefix: string, values: Snapshot): [string, StateTensor][] =>
    Object.entries(values).map(([name, data]) => [`${prefix}/${name}`, tensorOf(data, shapes.get(name)!)]);
  return {
    step,
    notes: { history: [...history], trace: [...trace], ...(kept && { kept: kept.index }) },
    tensors: Object.fromEntries([
      ...packed("state", snapshot),
      ...(kept ? packed("kept", kept.snapshot) : []),
      ...Object.entries(remembered).map(([name, data]) => [`search/${name}`, tensorOf(data, [data.length])]),
    ]),
  };
}

/**
 * What a packed state holds, for the run of this program.
 *
 * @throws RunError where it is another run's: it comes from a file.
 */
export function unpackState({ program }: RunProgram, totalSteps: number, state: TrainingState): Progress {
  const { step, notes, tensors } = state;
  const refuse = (problem: string): never => {
    throw new RunError(`the checkpoint after step ${step} does not fit the run: ${problem}`);
  };
  if (!Number.isSafeInteger(step) || step < 0 || step > totalSteps) refuse(`the run has ${totalSteps} steps`);
  const { history, trace, kept }: Partial<TrainingNotes> = notes ?? {};
  if (!isHistory(history) || !Array.isArray(trace)) return refuse("it has no history");
  if (history.at(-1)!.step > step) refuse("it has evaluations of later steps");
  const unpacked = (prefix: string): Snapshot => {
    const entries = program.state.map(({ name, tensor }): [string, StateTensor["data"]] => {
      const found = tensors[`${prefix}/${name}`];
      if (found === undefined) return refuse(`it has no ${prefix}/${name}`);
      if (String(found.shape) !== String(tensor.shape)) {
        refuse(`${prefix}/${name} has a shape of [${found.shape}], not [${tensor.shape}]`);
      }
      const wanted = tensor.dtype !== "float" ? "I32" : program.precision === "f32" ? "F32" : "F64";
      if (found.dtype !== wanted) refuse(`${prefix}/${name} holds ${found.dtype}, not ${wanted}`);
      return [name, found.data];
    });
    return Object.fromEntries(entries);
  };
  if (kept !== undefined && history[kept] === undefined)
    refuse("it kept an evaluation that it does not have");
  const snapshot = unpacked("state");
  const places = new Set(program.state.map(({ name }) => name));
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    const [prefix, ...rest] = name.split("/");
    const isKnown = prefix === "state" || (prefix === "kept" && kept !== undefined);
    if (prefix !== "search" && !(isKnown && places.has(rest.join("/"))))
      refuse(`it has ${name}, and the run not`);
    if (data.length !== sizeOf(shape)) refuse(`${name} holds ${data.length} numbers, not ${sizeOf(shape)}`);
  }
  return {
    step,
    history: history.map((evaluation) => ({ ...evaluation, metrics: figures(evaluation.metrics) })),
    trace: [...trace],
    snapshot,
    ...(kept !== undefined && { kept: { index: kept, snapshot: unpacked("kept") } }),
    remembered: Object.fromEntries(
      Object.entries(tensors).flatMap(([name, { data }]) =>
        name.startsWith("search/") ? [[name.slice("search/".length), Float64Array.from(data)]] : [],
      ),
    ),
  };
}

function isHistory(value: unknown): value is readonly Evaluation[] {
  const isEvaluation = (entry: Partial<Evaluation> | null): boolean =>
    Number.isSafeInteger(entry?.epoch) &&
    Number.isSafeInteger(entry?.step) &&
    entry?.metrics instanceof Object;
  return Array.isArray(value) && value.length > 0 && value.every(isEvaluation);
}

function tensorOf(data: StateTensor["data"], shape: readonly number[]): StateTensor {
  const dtype = data instanceof Float64Array ? "F64" : data instanceof Float32Array ? "F32" : "I32";
  return { dtype, shape, data };
}

/** JSON has no NaN: from a file they come as texts. */
function figures(metrics: Readonly<Record<string, unknown>>): Record<string, number> {
  return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, Number(value)]));
}
