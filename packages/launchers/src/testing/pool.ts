import { execFileSync } from "node:child_process";
import type { Task } from "../launcher.ts";
import { workerProcesses } from "../worker-processes.ts";

// A pool in a process of its own, for a test that kills it: tells the numbers of its workers.

async function* tasks(): AsyncGenerator<Task> {
  for (const key of ["a", "b"]) yield { key, payload: { does: "wait" } };
}

const module = new URL("worker.ts", import.meta.url).href;
let advanced = 0;
for await (const { type } of workerProcesses({ workers: 2, module, setup: {} })(tasks())) {
  if (type !== "advanced" || ++advanced < 2) continue;
  const listing = execFileSync("ps", ["-o", "pid=,args=", "--ppid", String(process.pid)], {
    encoding: "utf8",
  });
  const lines = listing.split("\n").filter((line) => line.includes("worker.ts"));
  process.send!(lines.map((line) => Number.parseInt(line, 10)));
}
