import type { Evaluation, Goal, Goals } from "@titrate/plugin";
import { type Session, sizeOf, validateProgram } from "@titrate/tensor";
import { type BatchPlan, chunks, cut, epochOrder, stepsPerEpoch } from "./batches.ts";
import { checkWatched, decide } from "./callbacks.ts";
import { checkTrainable } from "./check-data.ts";
import { checkIndices } from "./check-indices.ts";
import { evaluate, predict, scoreNames } from "./evaluate.ts";
import { fingerprint } from "./fingerprint.ts";
import { gatherResult } from "./gather-result.ts";
import { initialState } from "./initialize.ts";
import { namedLookUps } from "./named-look-ups.ts";
import { refuseObstacles } from "./obstacles.ts";
import type { RunParts } from "./parts.ts";
import { PausedError } from "./paused-error.ts";
import type { RunObserver, RunResult } from "./result.ts";
import { blame } from "./run-error.ts";
import { buildRunProgram, type RunProgram } from "./run-program.ts";
import { inputTable, rowsOf, splitPath, splitsOf, targetTable } from "./splits.ts";
import { type StartValues, startState } from "./start-values.ts";
import { stepsOf } from "./steps.ts";
import { type TracePoint, traceEvery } from "./trace-points.ts";
import { packState, type TrainingState, unpackState } from "./training-state.ts";

/** Values computed in one call of the executor, about: short enough to be interrupted within moments. */
const valuesPerCall = 2_000_000;
const mostSteps = 4096;

export interface TrainOptions {
  readonly observer?: RunObserver;
  /** Stops at once: its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Where the run goes on, instead of at its beginning. */
  readonly resume?: TrainingState;
  /** What it starts from, instead of what the initializers draw; the optimizer starts anew. */
  readonly start?: StartValues;
  readonly checkpoints?: Checkpoints;
  /** Stops after the chunk of steps under way: its state is saved, and a PausedError thrown. */
  readonly pause?: AbortSignal;
}

/** When a run's state is saved, and how. */
export interface Checkpoints {
  /** Asked after each chunk of steps. */
  due(done: number): boolean;
  /** A chunk ends after every so many steps. */
  readonly everySteps?: number;
  save(state: TrainingState): void;
}

/**
 * Trains one run to its last step and returns its result, which depends on `parts` and `start` alone: wherever it was
 * left and resumed, it is that of a run which was never interrupted, to the last bit.
 *
 * @throws RunError where layers, loss, metrics or data do not fit, or the executor cannot run the program, before
 *   anything is allocated; later where a plugin gives what it must not.
 * @throws PausedError when `pause` is aborted; the signal's reason, when that is.
 */
export async function trainRun(parts: RunParts, options: TrainOptions = {}): Promise<RunResult> {
  const { observer = {}, signal, pause, checkpoints } = options;
  const built = checkRun(parts);
  const { dataset, train } = parts;
  const perEpoch = stepsPerEpoch(rowsOf(dataset.train), built.batch);
  const total = train.epochs * perEpoch;
  const resumed = options.resume && unpackState(built, total, options.resume);
  const session = openSession(parts, built, options.start);
  if (resumed !== undefined) session.restore(resumed.snapshot);
  const plan = batchPlan(parts, built, Math.floor((resumed?.step ?? 0) / perEpoch));

  const history: Evaluation[] = [...(resumed?.history ?? [])];
  const trace: TracePoint[] = [...(resumed?.trace ?? [])];
  const goals = knownGoals(scoreNames(parts, built));
  let kept = resumed?.kept;
  /** Evaluates, and asks the callbacks; returns why the run is to stop, if it is. */
  const look = (epoch: number): string | undefined => {
    const evaluation = { epoch, step: epoch * perEpoch, metrics: evaluate(session, built, parts) };
    history.push(evaluation);
    observer.evaluated?.(evaluation);
    const { stop, keep } = decide(parts.callbacks, history, goals);
    if (keep) kept = { index: history.length - 1, snapshot: session.snapshot() };
    return stop;
  };
  const mark = (step: number): void => {
    trace.push({ step, state: fingerprint(Object.values(session.snapshot())) });
  };

  const stepper = stepsOf(session, parts, built, resumed?.remembered);
  let done = resumed?.step ?? 0;
  const save = (): void => {
    const snapshot = session.snapshot();
    const progress = { step: done, history, trace, snapshot, remembered: stepper.remembered() };
    checkpoints?.save(packState(built, { ...progress, ...(kept && { kept }) }));
  };
  const marked = traceEvery(total, stateSize(built));
  const every = [marked, ...(checkpoints?.everySteps === undefined ? [] : [checkpoints.everySteps])];
  if (resumed === undefined) mark(0);
  let stop = resumed === undefined ? look(0) : undefined;
  let epoch = history.at(-1)!.epoch;
  while (epoch < train.epochs && stop === undefined) {
    const next = Math.min(train.epochs, epoch + (train.evaluateEvery ?? train.epochs));
    for (const whole of chunks(plan, done, next)) {
      for (const chunk of cut(whole, done, every)) {
        stepper.take(chunk, done, { steps: total, stepsPerEpoch: perEpoch, history, goals });
        done += chunk.steps;
        if (done % marked === 0 || done === total) mark(done);
        observer.stepped?.(done, total);
        await breathe();
        signal?.throwIfAborted();
        if (pause?.aborted) {
          save();
          throw new PausedError(done);
        }
        if (checkpoints?.due(done)) save();
      }
    }
    epoch = next;
    stop = look(epoch);
  }
  const last = history.at(-1)!;
  const final = kept === undefined ? last : history[kept.index]!;
  if (kept !== undefined && final !== last) {
    session.restore(kept.snapshot);
    evaluate(session, built, parts); // so that predictions are those of what was kept
  }
  const ending = {
    history,
    trace,
    final,
    ...(stop !== undefined && epoch < train.epochs && { stopped: { epoch, reason: stop } }),
    ...predict(session, built, parts),
  };
  return gatherResult(parts, built, session.snapshot(), ending);
}

/** A session with the run's data and its first state. */
function openSession(parts: RunParts, built: RunProgram, start: StartValues | undefined): Session {
  const session = namedLookUps(parts.executor.compile(built.program), built);
  // Drawn even where it is replaced: a generator of one sequence goes on from there.
  session.restore(initialState(built, parts.streams));
  if (start !== undefined) session.restore(startState(built, start));
  for (const [split, { inputs, targets }] of splitsOf(parts.dataset)) {
    session.load(inputTable(split), inputs.data);
    session.load(targetTable(split), targets.data);
  }
  return session;
}

/** How the rows go into steps, from an epoch on. */
function batchPlan(
  { dataset, train, streams, optimizer }: RunParts,
  built: RunProgram,
  from: number,
): BatchPlan {
  const rows = rowsOf(dataset.train);
  const order = epochOrder(rows, train.shuffle && built.batch < rows, streams);
  // A generator of one sequence has to draw the orders of the epochs that are over; to others it makes no difference.
  if (typeof order === "function") for (let epoch = 0; epoch < from; epoch++) order(epoch);
  return { rows, batch: built.batch, order, limit: "search" in optimizer ? 1 : chunkLimit(built) };
}

/** How many numbers the executor holds beside data. */
function stateSize({ program }: RunProgram): number {
  return program.state.reduce((sum, { tensor }) => sum + sizeOf(tensor.shape), 0);
}

/** The run's program, and all that can be known before step 0 of what the loss and the executor cannot take. */
export function checkRun(parts: RunParts): RunProgram {
  const built = parts.programs?.(parts, buildRunnable) ?? buildRunnable(parts);
  checkWatched(parts, [...scoreNames(parts, built).keys()]);
  checkTrainable(parts.dataset, parts.precision);
  checkSchedule(parts, built);
  checkIndices(parts, built);
  for (const [split, { targets }] of splitsOf(parts.dataset)) {
    blame(splitPath(split), () => parts.loss.checkTargets(targets));
  }
  return built;
}

/** Asks for the first rate: what is wrong with a schedule's parameters shows there. */
function checkSchedule({ schedule, optimizer, train, dataset }: RunParts, { batch }: RunProgram): void {
  const base = "search" in optimizer ? optimizer.lr : optimizer.hyper.lr!;
  const perEpoch = stepsPerEpoch(rowsOf(dataset.train), batch);
  const request = { step: 0, steps: train.epochs * perEpoch, base, stepsPerEpoch: perEpoch };
  blame(["schedule"], () => schedule({ ...request, history: [], goals: new Map() }));
}

/** Builds a program that the executor can run. */
function buildRunnable(parts: RunParts): RunProgram {
  const built = buildRunProgram(parts);
  blame(["model"], () => validateProgram(built.program));
  refuseObstacles(parts.executor, built);
  return built;
}

function knownGoals(goals: ReadonlyMap<string, Goal | undefined>): Goals {
  return new Map([...goals].flatMap(([name, goal]) => (goal === undefined ? [] : [[name, goal] as const])));
}

/** How many steps one call takes. It changes no bit of a result, only how soon an interrupt is noticed. */
function chunkLimit({ declarations, batch }: RunProgram): number {
  let learned = 1;
  for (const { tensor } of declarations.parameters.values()) {
    learned += sizeOf(tensor.shape);
  }
  return Math.max(1, Math.min(mostSteps, Math.floor(valuesPerCall / (learned * batch))));
}

/** Lets timers and signals be served between two chunks. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
