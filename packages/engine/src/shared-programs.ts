import type { Dataset } from "@titrate/plugin";
import type { RunParts } from "./parts.ts";
import type { RunProgram } from "./run-program.ts";
import { splitsOf } from "./splits.ts";

/** Gives a run its program: `build`'s, or that of a run like it. */
export type ProgramSource = (parts: RunParts, build: (parts: RunParts) => RunProgram) => RunProgram;

/**
 * Programs for the runs of one arm. A program depends on the arm's parts and on how its data are laid out; seeds,
 * streams and values are no part of it. So runs share one, as long as their data are laid out alike: the last one is
 * kept, since arms whose datasets draw their shapes from the seed have nothing to share.
 */
export function sharedPrograms(): ProgramSource {
  let last: { readonly layout: string; readonly built: RunProgram } | undefined;
  return (parts, build) => {
    const layout = layoutOf(parts.dataset);
    if (last?.layout !== layout) last = { layout, built: build(parts) };
    return last.built;
  };
}

/** All of a dataset that a program depends on, as text. */
function layoutOf(dataset: Dataset): string {
  const splits = splitsOf(dataset).map(([split, { inputs, targets }]) => [
    split,
    [inputs.shape, inputs.dtype],
    [targets.shape, targets.dtype],
  ]);
  return JSON.stringify([splits, dataset.classes ?? null]);
}
