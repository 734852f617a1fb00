import type { Json } from "@titrate/store";

interface TracePoint {
  readonly step: number;
  readonly state: string;
}

/** The parts of a stored result that are compared, in the order in which a difference in them shows. */
interface Compared {
  readonly numerics?: number;
  readonly data?: string;
  readonly trace?: readonly TracePoint[];
  readonly history?: readonly {
    readonly step: number;
    readonly metrics: Readonly<Record<string, unknown>>;
  }[];
  readonly digest?: string;
  readonly predictions?: Readonly<Record<string, string>>;
}

/** Where two results of one run part, in words; undefined where they are the same. */
export function firstDifference(stored: Json, found: Json): string | undefined {
  const [a, b] = [stored as Compared, found as Compared];
  if (a.numerics !== b.numerics)
    return `version ${a.numerics} of the numerics made it, this is ${b.numerics}`;
  if (a.data !== b.data) return "the data differ, before the first step";
  return (
    differenceInTrace(a.trace ?? [], b.trace ?? []) ??
    differenceInHistory(a.history ?? [], b.history ?? []) ??
    (a.digest === b.digest ? undefined : "the last weights differ") ??
    differenceInPredictions(a.predictions ?? {}, b.predictions ?? {}) ??
    (JSON.stringify(stored) === JSON.stringify(found) ? undefined : "what was noted of the run differs")
  );
}

function differenceInTrace(a: readonly TracePoint[], b: readonly TracePoint[]): string | undefined {
  const at = a.findIndex(({ step, state }, index) => b[index]?.step !== step || b[index].state !== state);
  const first = at < 0 ? (a.length === b.length ? undefined : b[a.length]) : a[at];
  if (first === undefined) return undefined;
  if (at === 0) return "the initial weights differ, before the first step";
  const before = a[(at < 0 ? a.length : at) - 1]!.step;
  return first.step === before + 1
    ? `step ${first.step} is the first that differs`
    : `the first step that differs is one of ${before + 1} to ${first.step}: after step ${before} all agreed`;
}

function differenceInHistory(
  a: NonNullable<Compared["history"]>,
  b: NonNullable<Compared["history"]>,
): string | undefined {
  for (const [index, { step, metrics }] of a.entries()) {
    const other = b[index];
    if (other?.step !== step) return `there is no evaluation after step ${step} any more`;
    const figure = Object.keys(metrics).find((name) => !Object.is(metrics[name], other.metrics[name]));
    if (figure !== undefined) {
      return `${figure} after step ${step} was ${metrics[figure]} and is ${other.metrics[figure]}, from equal weights`;
    }
  }
  return a.length === b.length ? undefined : "it was evaluated more often";
}

function differenceInPredictions(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): string | undefined {
  const split = Object.keys(a).find((name) => a[name] !== b[name]);
  return split && `the predictions of ${split} differ, of equal weights`;
}
