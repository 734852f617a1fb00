import { join } from "node:path";
import { createExclusive } from "../files/atomic.ts";
import type { Files } from "../files/files.ts";
import { freshName } from "../files/names.ts";
import { jsonText } from "../json.ts";
import type { Layout } from "../open/layout.ts";
import { leaseClock } from "./lease-clock.ts";
import { isGone, type ProcessIdentity, thisProcess } from "./process-identity.ts";

/** The right to work on a run. It saves work and decides nothing: two that execute one run come to the same bits. */
export interface Claim {
  /** Tells others that the work goes on. */
  renew(): void;
  release(): void;
}

export interface ClaimOptions {
  /** A claim that is not renewed for so long is taken over. */
  readonly leaseMs?: number;
  readonly clock?: () => number;
  readonly me?: ProcessIdentity;
}

/**
 * Claims of runs: `claims/<id>/<n>.json`, of which the highest n counts. Who wants one that is dead, expired or
 * released creates the next, and the file system lets only one do so.
 *
 * A process of this machine is dead when there is no such process. Any other claim has expired when this process has
 * itself seen it unchanged for the length of a lease: clocks of different machines are never compared.
 */
export function claimsOf(
  files: Files,
  layout: Layout,
  { leaseMs = 30_000, clock = leaseClock, me = thisProcess() }: ClaimOptions = {},
): (id: string) => Claim | undefined {
  const seen = new Map<string, { readonly modified: number; readonly since: number }>();

  const hasExpired = (path: string): boolean => {
    const modified = files.modified(path);
    if (modified === undefined) return true;
    const before = seen.get(path);
    if (before?.modified === modified) return clock() - before.since > leaseMs;
    seen.set(path, { modified, since: clock() });
    return false;
  };

  return (id) => {
    const folder = layout.claimsOf(id);
    const highest = highestOf(files, folder);
    if (highest > 0) {
      const path = pathOf(folder, highest);
      const owner = readOwner(files, path);
      const isFree = files.exists(releasedOf(folder, highest)) || owner === undefined || isGone(owner, me);
      if (!isFree && !hasExpired(path)) return undefined;
    }
    const mine = highest + 1;
    const path = pathOf(folder, mine);
    if (!createExclusive(files, path, jsonText({ v: 1, ...me, token: freshName() }))) return undefined;
    return {
      renew: () => quietly(() => files.touch(path)),
      release: () => quietly(() => files.write(releasedOf(folder, mine), "")),
    };
  };
}

const pathOf = (folder: string, generation: number): string => join(folder, `${generation}.json`);
const releasedOf = (folder: string, generation: number): string => join(folder, `${generation}.released`);

function highestOf(files: Files, folder: string): number {
  const generations = files.list(folder).map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0));
  return generations.reduce((highest, each) => Math.max(highest, each), 0);
}

/** undefined where it is no claim: created whole, it is one unless someone has edited it or it is gone. */
function readOwner(files: Files, path: string): ProcessIdentity | undefined {
  try {
    const owner = JSON.parse(Buffer.from(files.read(path)).toString("utf8")) as Partial<ProcessIdentity>;
    return typeof owner.host === "string" && typeof owner.pid === "number"
      ? (owner as ProcessIdentity)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A claim that cannot be renewed or released is taken over in time. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {}
}
