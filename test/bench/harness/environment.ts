import { cpus, release, type } from "node:os";
import type { Need, Row, Workload } from "../contest.ts";
import type { Finding } from "./needs.ts";

/** Where the numbers are from. */
export interface Environment {
  readonly date: string;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly system: string;
  readonly wideVectors: string;
  readonly rounds: number;
  /** Versions of what peers need, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** Peers that were not measured, and why. */
  readonly absent: Readonly<Record<string, string>>;
}

export function describeEnvironment(
  workloads: readonly Workload[],
  rows: readonly Row[],
  seek: (need: Need) => Finding,
  run: { readonly wideVectors: string; readonly rounds: number },
): Environment {
  const rivals = workloads.flatMap(({ contests }) => contests.flatMap((contest) => contest.rivals));
  const measured = new Set(rows.map(({ peer }) => peer));
  const needs = new Set(
    rivals.filter(({ peer }) => measured.has(peer)).flatMap(({ start }) => start.needs ?? []),
  );
  const versions = [...needs].flatMap((need) => {
    const finding = seek(need);
    return "version" in finding ? [[need.replace("npm:", ""), finding.version] as const] : [];
  });
  const absent = rows.filter((row) => row.theirs === null && row.note.startsWith("absent: "));
  return {
    date: new Date().toISOString(),
    node: process.version,
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    system: `${type()} ${release()} ${process.arch}`,
    ...run,
    versions: Object.fromEntries(versions),
    absent: Object.fromEntries(
      absent.map((row) => [`${row.workload} / ${row.peer}`, row.note.slice("absent: ".length)]),
    ),
  };
}

/** For a reader, a line a thing. */
export function renderEnvironment(environment: Environment): string[] {
  const { date, node, cpu, cores, system, wideVectors, rounds, versions } = environment;
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${date.slice(0, 10)}, Node ${node}, ${cpu} (${cores} cores), ${system}`,
    `wide vectors ${wideVectors}; medians of ${rounds} rounds, turn by turn`,
    `peers: ${peers.join(", ") || "none"}`,
  ];
}
