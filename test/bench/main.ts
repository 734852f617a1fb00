import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "./contest.ts";
import { readArguments, usage } from "./harness/arguments.ts";
import { describeEnvironment, renderEnvironment } from "./harness/environment.ts";
import { installPeers } from "./harness/install.ts";
import { measure } from "./harness/measure.ts";
import { seeker } from "./harness/needs.ts";
import { rewritePage } from "./harness/page.ts";
import { benchFolder } from "./harness/programs.ts";
import { renderTable } from "./harness/table.ts";
import { findCompiler } from "./ours/compiler.ts";
import { workloads as all } from "./workloads.ts";

/** `npm run bench`: titrate beside its peers. Exits with 1 when a contest failed; a target that is missed is news. */
async function bench(): Promise<void> {
  const { json, write, workloads, help, python, rounds, seconds, wanted } = readArguments(
    process.argv.slice(2),
    all,
  );
  if (help) {
    process.stdout.write(usage);
    return;
  }
  const log = (line: string) => process.stderr.write(`${line}\n`);
  const { wideVectors } = await findCompiler();
  const rivals = workloads.flatMap(({ contests }) => contests.flatMap((contest) => contest.rivals));
  const needs = rivals.filter(({ peer }) => wanted(peer)).flatMap(({ start }) => start.needs ?? []);
  if (needs.some((need) => need.startsWith("npm:"))) installPeers(log);

  const programs = { python };
  const seek = seeker(programs);
  const setting = { laps: { rounds, seconds }, programs, seek, wanted, wide: wideVectors === "on", log };
  const rows: Row[] = [];
  for (const workload of workloads) for await (const row of measure(workload, setting)) rows.push(row);

  const environment = describeEnvironment(workloads, rows, seek, { wideVectors, rounds });
  if (json) process.stdout.write(`${JSON.stringify({ rows, environment }, undefined, 2)}\n`);
  else process.stdout.write(`${renderTable(rows)}\n${renderEnvironment(environment).join("\n")}\n`);
  if (write) {
    const page = join(benchFolder, "../../docs/performance.md");
    writeFileSync(page, rewritePage(readFileSync(page, "utf8"), rows, environment));
    log(`wrote ${page}`);
  }
  if (rows.some(({ note }) => /^(titrate )?failed: /.test(note))) process.exitCode = 1;
}

await bench().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
