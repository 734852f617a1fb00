import type { Streams } from "@titrate/plugin";

/** Steps that run in one call of the executor: all of one batch size. */
export interface Chunk {
  readonly steps: number;
  /** Rows per step. */
  readonly batch: number;
  /** steps * batch row numbers. */
  readonly rows: Int32Array;
}

/** The order of the rows: one for all epochs, or that of an epoch; epochs count from 0. */
export type RowOrder = Int32Array | ((epoch: number) => Int32Array);

export interface BatchPlan {
  /** Training rows. */
  readonly rows: number;
  /** Rows per step, at most `rows`. */
  readonly batch: number;
  readonly order: RowOrder;
  /** Most steps in one chunk. Where chunks are cut changes no bit. */
  readonly limit: number;
}

/**
 * The row order of each epoch: as the data has it, or shuffled by the epoch's own stream
 * `shuffle/epoch-<n>`, so that an epoch's order does not depend on where training was resumed.
 */
export function epochOrder(rows: number, shuffle: boolean, streams: Streams): RowOrder {
  if (!shuffle) return Int32Array.from({ length: rows }, (_, row) => row);
  return (epoch) => streams(`shuffle/epoch-${epoch}`).permutation(rows);
}

/**
 * The chunks of the steps from `from` on to the end of the epoch before `to`. `from` may lie in the midst of an
 * epoch. An epoch ends with a smaller batch where the batch size does not divide the rows; that batch is a chunk of
 * its own.
 */
export function* chunks(plan: BatchPlan, from: number, to: number): Generator<Chunk> {
  const { rows, batch, order, limit } = plan;
  const whole = Math.floor(rows / batch);
  const rest = rows - whole * batch;
  const perEpoch = stepsPerEpoch(rows, batch);
  if (rest === 0 && order instanceof Int32Array) {
    yield* stretches(order, batch, limit, from, to * whole - from);
    return;
  }
  const pending = new Int32Array(limit * batch);
  let steps = 0;
  const take = (): Chunk => {
    const chunk = { steps, batch, rows: pending.slice(0, steps * batch) };
    steps = 0;
    return chunk;
  };
  const firstEpoch = Math.floor(from / perEpoch);
  for (let epoch = firstEpoch; epoch < to; epoch++) {
    const sequence = order instanceof Int32Array ? order : order(epoch);
    for (let step = epoch === firstEpoch ? from % perEpoch : 0; step < whole; step++) {
      // By hand: for the few rows of a small batch, a call that copies them costs more than the step's own work.
      for (let row = 0; row < batch; row++) pending[steps * batch + row] = sequence[step * batch + row]!;
      steps++;
      if (steps === limit) yield take();
    }
    if (rest > 0) {
      if (steps > 0) yield take();
      yield { steps: 1, batch: rest, rows: sequence.slice(whole * batch) };
    }
  }
  if (steps > 0) yield take();
}

/**
 * The chunks of epochs that all have one order and no smaller batch: stretches of that order, repeated. Made without
 * a look at each step: with few rows that would take as long as the training itself.
 */
function* stretches(
  order: Int32Array,
  batch: number,
  limit: number,
  from: number,
  steps: number,
): Generator<Chunk> {
  const most = Math.min(limit, steps);
  const repeated = repeat(order, most * batch + order.length);
  for (let done = 0; done < steps; done += most) {
    const count = Math.min(most, steps - done);
    const start = ((from + done) * batch) % order.length;
    yield { steps: count, batch, rows: repeated.subarray(start, start + count * batch) };
  }
}

function repeat(order: Int32Array, length: number): Int32Array {
  const repeated = new Int32Array(length);
  repeated.set(order);
  for (let done = order.length; done < length; done *= 2) repeated.copyWithin(done, 0, done);
  return repeated;
}

/** A chunk in pieces, so that a multiple of each of `every` is where one ends. `done` steps come before it. */
export function* cut(chunk: Chunk, done: number, every: readonly number[]): Generator<Chunk> {
  const { steps, batch, rows } = chunk;
  for (let at = 0; at < steps; ) {
    const left = every.map((each) => each - ((done + at) % each));
    const count = Math.min(steps - at, ...left);
    yield { steps: count, batch, rows: rows.subarray(at * batch, (at + count) * batch) };
    at += count;
  }
}

/** How many steps an epoch takes. */
export function stepsPerEpoch(rows: number, batch: number): number {
  return Math.ceil(rows / batch);
}
