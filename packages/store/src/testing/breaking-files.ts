import { type Files, nodeFiles } from "../files/files.ts";

/** What changes something on the disk. */
const changes = [
  "write",
  "create",
  "append",
  "truncate",
  "sync",
  "syncFolder",
  "rename",
  "link",
  "makeFolder",
  "remove",
] as const;

/** Files whose change number `at`, from 0, fails with a code of the system; after a kill, all later ones do, too. */
export function breakingFiles(at: number, isKill: boolean, code: string): Files {
  let count = 0;
  const guarded = changes.map((name) => [
    name,
    (...parameters: unknown[]) => {
      const index = count++;
      if (index === at || (isKill && index > at)) throw Object.assign(new Error(code), { code });
      return (nodeFiles[name] as (...given: unknown[]) => unknown)(...parameters);
    },
  ]);
  return { ...nodeFiles, ...Object.fromEntries(guarded) };
}
