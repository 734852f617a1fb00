import { availableParallelism, cpus, hostname, release } from "node:os";
import type { Json } from "@titrate/store";
import type { GitState } from "./git-state.ts";

/** What a run was executed on. No part of its result: results of different machines are compared byte by byte. */
export function environment(git: GitState | undefined): { readonly [key: string]: Json } {
  return {
    node: process.version,
    v8: process.versions.v8,
    os: `${process.platform} ${release()}`,
    arch: process.arch,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: availableParallelism(),
    host: hostname(),
    git: git === undefined ? null : { commit: git.commit, dirty: git.dirty, diff: git.diff ?? null },
  };
}
