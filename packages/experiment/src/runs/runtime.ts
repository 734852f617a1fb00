import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Json, Store } from "@titrate/store";
import { environment } from "../manifest/environment.ts";
import { gitState } from "../manifest/git-state.ts";

/**
 * What the runs of this process are executed on, for their manifests; looked at once, while the first of them trains. How
 * the work tree of a store's folder differs from its commit is kept in the store.
 */
export async function runtime(store: Store): Promise<{ readonly [key: string]: Json }> {
  const git = await gitState(dirname(store.folder));
  if (git?.diff !== undefined && git.diffText !== undefined) store.keepDiff(git.diff, git.diffText);
  return { titrate: version, ...environment(git) };
}

/** The version of this package, which all of titrate shares. */
const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};
