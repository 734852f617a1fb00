import { join } from "node:path";
import { temporaryPrefix } from "../files/names.ts";
import { layoutOf } from "../open/layout.ts";
import type { Store } from "../open/open-store.ts";

/** What nobody needs any more. */
export interface Garbage {
  readonly path: string;
  readonly why: string;
}

/** What is staged for so long belongs to nobody: a commit takes seconds. */
const staleMs = 24 * 3600 * 1000;

/**
 * Removes what nobody needs: what dead processes left on its way, and the checkpoints and claims of finished runs. No
 * finished run is touched.
 *
 * @param now milliseconds, as the file system counts them.
 */
export function collectGarbage(
  { folder, files, hasRun }: Store,
  { dryRun = false, now }: { readonly dryRun?: boolean; readonly now: number },
): Garbage[] {
  const layout = layoutOf(folder);
  const isStale = (path: string): boolean => now - (files.modified(path) ?? now) > staleMs;
  const inside = (parent: string): string[] => files.list(parent).map((name) => join(parent, name));
  const staged = inside(layout.staging)
    // A damaged run was put there for whoever wants to look at it.
    .filter((path) => isStale(path) && !path.includes("damaged-"))
    .map((path) => ({ path, why: "left on its way" }));
  const temporary = [layout.plans, folder, ...inside(layout.work), ...inside(layout.claims)].flatMap(
    (parent) =>
      inside(parent)
        .filter((path) => path.slice(parent.length + 1).startsWith(temporaryPrefix) && isStale(path))
        .map((path) => ({ path, why: "left on its way" })),
  );
  const settled = [layout.work, layout.claims].flatMap((parent) =>
    files
      .list(parent)
      .filter(hasRun)
      .map((id) => ({ path: join(parent, id), why: "of a finished run" })),
  );
  const garbage = [...staged, ...temporary, ...settled];
  if (!dryRun) for (const { path } of garbage) files.remove(path);
  return garbage;
}
