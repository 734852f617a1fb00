import { join } from "node:path";

/** Where what lies in a store. */
export interface Layout {
  /** The version of this layout. */
  readonly version: string;
  readonly runs: string;
  readonly work: string;
  readonly claims: string;
  readonly plans: string;
  readonly staging: string;
  run(id: string): string;
  workOf(id: string): string;
  claimsOf(id: string): string;
  plan(id: string): string;
  diff(digest: string): string;
}

export function layoutOf(folder: string): Layout {
  const [runs, work, claims, plans] = ["runs", "work", "claims", "plans"].map((name) => join(folder, name));
  return {
    version: join(folder, "store.json"),
    runs: runs!,
    work: work!,
    claims: claims!,
    plans: plans!,
    staging: join(folder, "staging"),
    run: (id) => join(runs!, id),
    workOf: (id) => join(work!, id),
    claimsOf: (id) => join(claims!, id),
    plan: (id) => join(plans!, `${id}.json`),
    diff: (digest) => join(folder, "diffs", `${digest}.diff`),
  };
}
