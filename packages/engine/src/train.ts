import { sizeOf, validateProgram } from "@titrate/tensor";
import { chunks, epochOrder, stepsPerEpoch } from "./batches.ts";
import { evaluate, predict } from "./evaluate.ts";
import { gatherResult } from "./gather-result.ts";
import { initialState } from "./initialize.ts";
import { refuseObstacles } from "./obstacles.ts";
import type { RunParts } from "./parts.ts";
import type { Evaluation, RunObserver, RunResult } from "./result.ts";
import { blame } from "./run-error.ts";
import { buildRunProgram, type RunProgram } from "./run-program.ts";
import { inputTable, rowsOf, splitPath, splitsOf, targetTable, trainEntry } from "./splits.ts";

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
  const session = executor.compile(built.program);
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
    limit: chunkLimit(built),
  };
  const history: Evaluation[] = [];
  const look = (epoch: number): void => {
    const metrics = evaluate(session, built, dataset);
    const evaluation = { epoch, step: epoch * perEpoch, metrics };
    history.push(evaluation);
    observer.evaluated?.(evaluation);
  };

  look(0);
  const total = train.epochs * perEpoch;
  let done = 0;
  for (let epoch = 0; epoch < train.epochs; ) {
    const next = Math.min(train.epochs, epoch + (train.evaluateEvery ?? train.epochs));
    for (const chunk of chunks(plan, epoch, next)) {
      const scalars = hyperparameters(parts, built.hyper, done, chunk.steps, total);
      session.run(trainEntry(chunk.batch), { steps: chunk.steps, rows: chunk.rows, scalars });
      done += chunk.steps;
      observer.stepped?.(done, total);
      await breathe();
      signal?.throwIfAborted();
    }
    epoch = next;
    look(epoch);
  }
  return gatherResult(parts, built, session.snapshot(), history, predict(session, built, dataset));
}

/** The run's program, and all that can be known before step 0 of what the loss and the executor cannot take. */
export function checkRun(parts: RunParts): RunProgram {
  const built = parts.programs?.(parts, buildRunnable) ?? buildRunnable(parts);
  for (const [split, { targets }] of splitsOf(parts.dataset)) {
    blame(splitPath(split), () => parts.loss.checkTargets(targets));
  }
  return built;
}

/** Builds a program that the executor can run. */
function buildRunnable(parts: RunParts): RunProgram {
  const built = buildRunProgram(parts);
  blame(["model"], () => validateProgram(built.program));
  refuseObstacles(parts.executor, built);
  return built;
}

/** The scalars of the steps `first` to `first + steps`: the optimizer's numbers, with `lr` as the schedule has it. */
function hyperparameters(
  parts: RunParts,
  names: readonly string[],
  first: number,
  steps: number,
  total: number,
): Float64Array {
  const { hyper } = parts.optimizer;
  const scalars = new Float64Array(steps * names.length);
  for (const [index, name] of names.entries()) {
    const base = hyper[name]!;
    for (let step = 0; step < steps; step++) {
      const value = name === "lr" ? parts.schedule({ step: first + step, steps: total, base }) : base;
      scalars[step * names.length + index] = value;
    }
  }
  return scalars;
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
