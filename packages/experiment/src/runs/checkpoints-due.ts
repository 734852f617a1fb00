import type { Experiment } from "@titrate/config";
import { wallClock } from "../manifest/wall-clock.ts";

/** A run that takes longer is kept so often, unless its experiment says otherwise. */
const defaultSeconds = 30;

/** When a run's state is to be kept: after so many steps where the experiment says so, and after so many seconds. */
export function checkpointsDue(
  settings: Pick<NonNullable<Experiment["checkpoint"]>, "steps" | "seconds"> | undefined,
  milliseconds: () => number = wallClock.milliseconds,
): (done: number) => boolean {
  const { steps, seconds = defaultSeconds } = settings ?? {};
  let last = milliseconds();
  return (done) => {
    const now = milliseconds();
    const isDue = (steps !== undefined && done % steps === 0) || now - last >= seconds * 1000;
    if (isDue) last = now;
    return isDue;
  };
}
