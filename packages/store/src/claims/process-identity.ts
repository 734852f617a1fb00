import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Who works on a run. */
export interface ProcessIdentity {
  /** The machine since its start, and the space in which its process numbers count. */
  readonly host: string;
  readonly pid: number;
  /** When the process started, where the system tells: numbers of processes are used again. */
  readonly started?: string;
}

export function thisProcess(): ProcessIdentity {
  const boot = attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const space = attempt(() => readlinkSync("/proc/self/ns/pid"));
  const started = startOf(process.pid);
  return {
    host: [hostname(), boot, space].filter((part) => part !== undefined).join(" "),
    pid: process.pid,
    ...(started !== undefined && { started }),
  };
}

/** Whether a process is known to be gone; of another machine nothing is known. */
export function isGone({ host, pid, started }: ProcessIdentity, me: ProcessIdentity): boolean {
  if (host !== me.host) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
  const now = startOf(pid);
  return started !== undefined && now !== undefined && now !== started;
}

/** The 22nd field of /proc/<pid>/stat; the second, a name in brackets, may hold anything. */
function startOf(pid: number): string | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie has ended, though its number is still taken.
  return fields[0] === "Z" ? "ended" : fields[19];
}

function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
