import type { RunEvent } from "@titrate/experiment";

/** What somebody who waits wants to know at once, as a line; undefined of what is going well. */
export function noteOf(event: RunEvent): string | undefined {
  switch (event.event) {
    case "failed":
      return `failed: ${nameOf(event)}: ${event.message}`;
    case "lost": {
      const next = event.retries ? "it is tried again" : "it is not tried again";
      return `lost: ${nameOf(event)}: worker ${event.worker} is gone, ${event.reason}; ${next}`;
    }
    case "stalled":
      return `stalled: ${nameOf(event)}: worker ${event.worker} does not answer; another one takes it over`;
    case "quarantined":
      return `quarantined: ${nameOf(event)}: ${event.attempts} workers were lost with it; titrate run --retry tries it again`;
    case "resumed":
      return `resumed: ${nameOf(event)}: from the checkpoint after step ${event.step}`;
    case "elsewhere":
      return `waiting: ${nameOf(event)}: another process works on it`;
    case "audited":
      return event.same
        ? undefined
        : `differs: ${nameOf(event)}: executed twice, it came to other bits; the first stays`;
    case "warning":
      return event.message;
    default:
      return undefined;
  }
}

function nameOf({ arm, seed }: { readonly arm: string; readonly seed: number }): string {
  return `${arm} seed ${seed}`.trim();
}
