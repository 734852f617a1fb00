import type { Evaluation, Goal, Goals } from "@titrate/plugin";
import { type Session, sizeOf, validateProgram } from "@titrate/tensor";
import { chunks, epochOrder, stepsPerEpoch } from "./batches.ts";
import { checkWatched, decide } from "./callbacks.ts";
import { checkTrainable } from "./check-data.ts";
import { checkIndices } from "./check-indices.ts";
import { evaluate, predict, scoreNames } from "./evaluate.ts";
import { gatherResult } from "./gather-result.ts";
import { initialState } from "./initialize.ts";
import { namedLookUps } from "./named-look-ups.ts";
import { refuseObstacles } from "./obstacles.ts";
import type { RunParts } from "./parts.ts";
import type { RunObserver, RunResult } from "./result.ts";
import { blame } from "./run-error.ts";
import { buildRunProgram, type RunProgram } from "./run-program.ts";
import { inputTable, rowsOf, splitPath, splitsOf, targetTable } from "./splits.ts";
import { stepsOf } from "./steps.ts";

/** Values computed in one call of the executor, about: short enough to be interrupted within moments. */
const valuesPerCall = 2_000_000;
const mostSteps = 4096;

/**
 * Trains one run from its first step to its last and returns its result, which depends on `parts` alone.
 *
 * @throws RunError where layers, loss, metrics or data do not fit, or the executor cannot run the program, before
 *   anything is allocated; later where a plugin gives what it must not.
 * @throws the signal's reason, when it is aborted.
 */
export async function trainRun(
  parts: RunParts,
  observer: RunObserver = {},
  signal?: AbortSignal,
): Promise<RunResult> {
  const built = checkRun(parts);
  const { dataset, train, executor } = parts;
  const session = namedLookUps(executor.compile(built.program), built);
  session.restore(initialState(built, parts.streams));
  for (const [split, { inputs, targets }] of splitsOf(dataset)) {
    session.load(inputTable(split), inputs.data);
    session.load(targetTable(split), targets.data);
  }

  const rows = rowsOf(dataset.train);
  const perEpoch = stepsPerEpoch(rows, built.batch);
  const plan = {
    rows,
    batch: built.batch,
    order: epochOrder(rows, train.shuffle && built.batch < rows, parts.streams),
    limit: "search" in parts.optimizer ? 1 : chunkLimit(built),
  };
  const history: Evaluation[] = [];
  const goals = knownGoals(scoreNames(parts, built));
  let kept:
    | { readonly evaluation: Evaluation; readonly snapshot: ReturnType<Session["snapshot"]> }
    | undefined;
  /** Evaluates, and asks the callbacks; returns why the run is to stop, if it is. */
  const look = (epoch: number): string | undefined => {
    const evaluation = { epoch, step: epoch * perEpoch, metrics: evaluate(session, built, parts) };
    history.push(evaluation);
    observer.evaluated?.(evaluation);
    const { stop, keep } = decide(parts.callbacks, history, goals);
    if (keep) kept = { evaluation, snapshot: session.snapshot() };
    return stop;
  };

  const takeSteps = stepsOf(session, parts, built);
  let epoch = 0;
  let stop = look(0);
  const total = train.epochs * perEpoch;
  let done = 0;
  while (epoch < train.epochs && stop === undefined) {
    const next = Math.min(train.epochs, epoch + (train.evaluateEvery ?? train.epochs));
    for (const chunk of chunks(plan, epoch, next)) {
      takeSteps(chunk, done, { steps: total, stepsPerEpoch: perEpoch, history, goals });
      done += chunk.steps;
      observer.stepped?.(done, total);
      await breathe();
      signal?.throwIfAborted();
    }
    epoch = next;
    stop = look(epoch);
  }
  const last = history.at(-1)!;
  if (kept !== undefined && kept.evaluation !== last) {
    session.restore(kept.snapshot);
    evaluate(session, built, parts); // so that predictions are those of what was kept
  }
  const ending = {
    history,
    final: kept?.evaluation ?? last,
    ...(stop !== undefined && epoch < train.epochs && { stopped: { epoch, reason: stop } }),
    ...predict(session, built, parts),
  };
  return gatherResult(parts, built, session.snapshot(), ending);
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
