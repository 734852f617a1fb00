/** The run that an event is about. */
interface OfRun {
  /** Its id. */
  readonly run: string;
  /** The name of its arm. */
  readonly arm: string;
  readonly seed: number;
}

/** What happens while a plan is executed. `v` is the version of this form: fields may be added within a version. */
export type RunEvent = { readonly v: 1 } & (
  | {
      readonly event: "plan";
      readonly plan: string;
      readonly experiment: string;
      readonly runs: number;
      readonly cached: number;
      /** Worker processes; 0 where runs execute in this one. */
      readonly workers: number;
    }
  | ({ readonly event: "started"; readonly worker: number } & OfRun)
  /** It goes on after this step. */
  | ({ readonly event: "resumed"; readonly step: number } & OfRun)
  | ({ readonly event: "advanced"; readonly done: number; readonly total: number } & OfRun)
  /** Where runs execute in this process. */
  | ({
      readonly event: "evaluated";
      readonly epoch: number;
      readonly step: number;
      readonly metrics: Readonly<Record<string, number>>;
    } & OfRun)
  /** It was finished before, or by another process meanwhile. */
  | ({ readonly event: "cached" } & OfRun)
  /** Another process works on it. */
  | ({ readonly event: "elsewhere" } & OfRun)
  | ({
      readonly event: "finished";
      readonly final: Readonly<Record<string, number>>;
      readonly digest: string;
      readonly milliseconds: number;
    } & OfRun)
  /** It was executed though it was finished; whether both came to the same bits. */
  | ({ readonly event: "audited"; readonly same: boolean } & OfRun)
  | ({ readonly event: "failed"; readonly message: string; readonly code?: string } & OfRun)
  | ({
      readonly event: "lost";
      readonly worker: number;
      readonly reason: string;
      readonly attempt: number;
      readonly retries: boolean;
    } & OfRun)
  | ({ readonly event: "stalled"; readonly worker: number } & OfRun)
  | ({ readonly event: "quarantined"; readonly reason: string; readonly attempts: number } & OfRun)
  | ({ readonly event: "paused"; readonly step?: number } & OfRun)
  | { readonly event: "warning"; readonly message: string; readonly run?: string }
  | {
      readonly event: "done";
      readonly finished: number;
      readonly cached: number;
      readonly failed: number;
      readonly quarantined: number;
      readonly paused: number;
      readonly seconds: number;
    }
);
