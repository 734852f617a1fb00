import type { Json } from "@titrate/store";
import { environment } from "../manifest/environment.ts";
import { gitState } from "../manifest/git-state.ts";

/** What the runs of this process are executed on; looked at once, while the first of them trains. */
export async function runtime(folder: string): Promise<{ readonly [key: string]: Json }> {
  return environment(await gitState(folder));
}
