/** What a check found: it holds, it fails, or there is something to know and nothing to fail. */
export type Finding =
  | { readonly outcome: "holds"; readonly detail: string }
  | {
      readonly outcome: "fails";
      readonly detail: string;
      /** The function of the definition that is wrong, where that is known: "derivative". */
      readonly part?: string;
      /** Where it is, where that is known; lines from 1. */
      readonly place?: { readonly file: string; readonly line: number };
      /** What was thrown, where that is why. */
      readonly error?: unknown;
    }
  | { readonly outcome: "fact"; readonly detail: string };

/** One thing that is looked at in a plugin. */
export interface Check {
  readonly name: string;
  /** A plugin of which this fails is wrong; of another it is told. */
  readonly must: boolean;
  run(): Finding | Promise<Finding>;
}

export const holds = (detail = ""): Finding => ({ outcome: "holds", detail });
export const fact = (detail: string): Finding => ({ outcome: "fact", detail });
export const fails = (detail: string, part?: string): Finding => ({
  outcome: "fails",
  detail,
  ...(part !== undefined && { part }),
});

/** Holds where there is no problem. */
export const unless = (problem: string | undefined, detail = ""): Finding =>
  problem === undefined ? holds(detail) : fails(problem);

export const must = (name: string, run: Check["run"]): Check => ({ name, must: true, run });
/** A check that fails nothing. */
export const tell = (name: string, run: Check["run"]): Check => ({ name, must: false, run });

/** The finding of a check; what it throws is a finding too. */
export async function runCheck(check: Check): Promise<Finding> {
  try {
    return await check.run();
  } catch (error) {
    return { outcome: "fails", detail: error instanceof Error ? error.message : String(error), error };
  }
}
