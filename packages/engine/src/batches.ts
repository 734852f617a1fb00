import type { Streams } from "@titrate/plugin";

/** Steps that run in one call of the executor: all of one batch size. */
export interface Chunk {
  readonly steps: number;
  /** Rows per step. */
  readonly batch: number;
  /** steps * batch row numbers. */
  readonly rows: Int32Array;
}

export interface BatchPlan {
  /** Training rows. */
  readonly rows: number;
  /** Rows per step, at most `rows`. */
  readonly batch: number;
  /** The order of the rows in an epoch; epochs count from 0. */
  readonly order: (epoch: number) => Int32Array;
  /** Most steps in one chunk. Where chunks are cut changes no bit. */
  readonly limit: number;
}

/**
 * The row order of each epoch: as the data has it, or shuffled by the epoch's own stream
 * `shuffle/epoch-<n>`, so that an epoch's order does not depend on where training was resumed.
 */
export function epochOrder(rows: number, shuffle: boolean, streams: Streams): (epoch: number) => Int32Array {
  if (!shuffle) {
    const inOrder = Int32Array.from({ length: rows }, (_, row) => row);
    return () => inOrder;
  }
  return (epoch) => streams(`shuffle/epoch-${epoch}`).permutation(rows);
}

/**
 * The chunks of the epochs `from` to `to` (exclusive). An epoch ends with a smaller batch where the
 * batch size does not divide the rows; that batch is a chunk of its own.
 */
export function* chunks(plan: BatchPlan, from: number, to: number): Generator<Chunk> {
  const { rows, batch, order, limit } = plan;
  const whole = Math.floor(rows / batch);
  const rest = rows - whole * batch;
  const pending = new Int32Array(limit * batch);
  let steps = 0;
  const take = (): Chunk => {
    const chunk = { steps, batch, rows: pending.slice(0, steps * batch) };
    steps = 0;
    return chunk;
  };
  for (let epoch = from; epoch < to; epoch++) {
    const sequence = order(epoch);
    for (let step = 0; step < whole; step++) {
      pending.set(sequence.subarray(step * batch, (step + 1) * batch), steps * batch);
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

/** How many steps an epoch takes. */
export function stepsPerEpoch(rows: number, batch: number): number {
  return Math.ceil(rows / batch);
}
