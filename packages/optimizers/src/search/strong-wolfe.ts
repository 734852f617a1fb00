import { cubicMinimum, type Sample } from "./cubic.ts";

// Nocedal & Wright 2006, Numerical Optimization, algorithms 3.5 (bracket) and 3.6 (zoom), with cubic interpolation.

/** The loss along a direction, of which `start` is step 0. A loss that is not finite is Infinity. */
export interface Line<T extends Sample> {
  readonly start: T;
  readonly at: (step: number) => T;
  /** How far step 1 moves the parameter that it moves farthest. */
  readonly reach: number;
}

/** Sufficient decrease: the loss falls by at least this share of what the slope at the start promises. */
const decrease = 1e-4;
/** Curvature: the slope is at most this share of the slope at the start. */
const curvature = 0.9;
/** A bracket that moves no parameter by as much as this is not searched further. */
const narrow = 1e-9;
/** How near to an end of its bracket a trial counts as no progress, as a share of its width. */
const margin = 0.1;

type Ends<T> = [T, T];

/**
 * A step along a line of descent that fulfils the strong Wolfe conditions, or the best step that was found.
 *
 * @param first the step to try first
 * @param limit how many steps to try after the first
 */
export function strongWolfe<T extends Sample>(line: Line<T>, first: number, limit: number): T {
  const { start } = line;
  let tried = 0;
  let before = start;
  let trial = line.at(first);
  while (tried < limit) {
    // Only from the third trial on does a rise alone count: the order of PyTorch and minFunc.
    const rises = tried > 1 && trial.loss >= before.loss;
    if (failsDecrease(start, trial) || rises) return zoom(line, [before, trial], limit - tried);
    if (isFlat(start, trial)) return trial;
    if (trial.slope >= 0) return zoom(line, [before, trial], limit - tried);
    const nearest = trial.step + 0.01 * (trial.step - before.step);
    const next = cubicMinimum(before, trial, nearest, 10 * trial.step);
    before = trial;
    trial = line.at(next);
    tried++;
  }
  return start.loss <= trial.loss ? start : trial;
}

function zoom<T extends Sample>({ start, at, reach }: Line<T>, ends: Ends<T>, limit: number): T {
  let low = lowerEnd(ends);
  let stalled = false;
  for (let tried = 0; tried < limit; tried++) {
    if (Math.abs(ends[1].step - ends[0].step) * reach < narrow) break;
    const next = insideOf(ends, stalled);
    stalled = next.stalled;
    const trial = at(next.step);
    const high = low === 0 ? 1 : 0;
    if (failsDecrease(start, trial) || trial.loss >= ends[low].loss) {
      ends[high] = trial;
      low = lowerEnd(ends);
    } else {
      if (isFlat(start, trial)) return trial;
      // The minimum lies on the side of the old low end, which becomes the high one.
      if (trial.slope * (ends[high].step - ends[low].step) >= 0) ends[high] = ends[low];
      ends[low] = trial;
    }
  }
  return ends[low];
}

/**
 * The step to try next. The second time in a row that the cubic's minimum is next to an end, or the first time that it
 * is the end itself, a tenth of the bracket is cut off there instead.
 */
function insideOf(ends: Ends<Sample>, stalled: boolean): { step: number; stalled: boolean } {
  const left = Math.min(ends[0].step, ends[1].step);
  const right = Math.max(ends[0].step, ends[1].step);
  const step = cubicMinimum(ends[0], ends[1], left, right);
  const least = margin * (right - left);
  if (Math.min(right - step, step - left) >= least) return { step, stalled: false };
  if (!stalled && step < right && step > left) return { step, stalled: true };
  return { step: right - step < step - left ? right - least : left + least, stalled: false };
}

function failsDecrease(start: Sample, trial: Sample): boolean {
  return trial.loss > start.loss + decrease * trial.step * start.slope;
}

function isFlat(start: Sample, trial: Sample): boolean {
  return Math.abs(trial.slope) <= -curvature * start.slope;
}

function lowerEnd([a, b]: Ends<Sample>): 0 | 1 {
  return a.loss <= b.loss ? 0 : 1;
}
