import { execFile } from "node:child_process";
import { sha256 } from "@titrate/store";

/** What git knows of a folder. */
export interface GitState {
  readonly commit: string;
  /** Whether tracked files differ from the commit, or files are there that git does not know. */
  readonly dirty: boolean;
  /** The SHA-256 of the difference from the commit, where there is one. */
  readonly diff?: string;
  /** The difference itself, where it is not too long to be kept. */
  readonly diffText?: string;
}

/** Longer differences are told by their digest alone. */
const longestDiff = 2 ** 20;

/** undefined where the folder is in no repository, there is no commit yet, or there is no git. */
export async function gitState(folder: string): Promise<GitState | undefined> {
  const [commit, status, diff] = await Promise.all([
    git(folder, ["rev-parse", "HEAD"]),
    git(folder, ["status", "--porcelain", "--untracked-files=normal"]),
    git(folder, ["diff", "HEAD", "--binary"]),
  ]);
  if (commit === undefined || status === undefined) return undefined;
  const state = { commit: commit.trim(), dirty: status !== "" };
  if (diff === undefined || diff === "") return state;
  const digest = sha256(diff);
  return { ...state, diff: digest, ...(diff.length <= longestDiff && { diffText: diff }) };
}

function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  // GIT_OPTIONAL_LOCKS: looking must not write into someone's repository.
  const options = {
    cwd: folder,
    maxBuffer: 2 ** 26,
    timeout: 10_000,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" },
  };
  return new Promise((done) => {
    execFile("git", [...args], options, (error, stdout) => done(error === null ? stdout : undefined));
  });
}
