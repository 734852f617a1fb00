import { execFileSync, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { inProcess } from "./in-process.ts";
import { type LaunchEvent, type LaunchOptions, PausedTask, type Task } from "./launcher.ts";
import type { Work } from "./testing/worker.ts";
import { type PoolOptions, workerProcesses } from "./worker-processes.ts";

const module = new URL("testing/worker.ts", import.meta.url).href;

async function* tasksOf(...works: readonly Work[]): AsyncGenerator<Task> {
  for (const [index, payload] of works.entries()) yield { key: String(index), payload };
}

async function events(
  tasks: AsyncIterable<Task>,
  pool: Partial<PoolOptions> = {},
  launch: LaunchOptions & { on?: (event: LaunchEvent) => void } = {},
): Promise<LaunchEvent[]> {
  const all: LaunchEvent[] = [];
  for await (const event of workerProcesses({ workers: 2, module, setup: {}, ...pool })(tasks, launch)) {
    all.push(event);
    launch.on?.(event);
  }
  return all;
}

const ofType = <T extends LaunchEvent["type"]>(all: readonly LaunchEvent[], type: T) =>
  all.filter((event): event is Extract<LaunchEvent, { type: T }> => event.type === type);

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "titrate-pool-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "once");
}

test("each of many tasks is executed once", async () => {
  const works = Array.from({ length: 200 }, (_, value): Work => ({ does: "square", value }));
  const all = await events(tasksOf(...works), { workers: 4 });
  const reports = ofType(all, "finished").map(({ task, report }) => [Number(task.key), report]);
  expect(reports.sort((a, b) => (a[0] as number) - (b[0] as number))).toEqual(
    works.map(({ value }) => [value, value! ** 2]),
  );
  expect(ofType(all, "started")).toHaveLength(200);
});

test("a task that fails is told, and not tried again; the others go on", async () => {
  const all = await events(tasksOf({ does: "fail" }, { does: "square", value: 3 }));
  expect(ofType(all, "failed").map(({ task, error }) => [task.key, error])).toEqual([
    ["0", { message: "it does not work", code: "E_TEST" }],
  ]);
  expect(ofType(all, "finished").map(({ report }) => report)).toEqual([9]);
  expect(ofType(all, "started")).toHaveLength(2);
});

test.each([
  ["crash", /SIGKILL/],
  ["exit", /exit code 7\n {2}that was it/],
  ["throw", /exit code 1\n[\s\S]*thrown aside/],
] as const)(
  "a worker that dies (%s) costs its task one try, and no other task anything",
  async (does, reason) => {
    const works: Work[] = [
      { does, onceBy: freshFile(), value: 2 },
      ...[3, 4, 5].map((value): Work => ({ does: "square", value })),
    ];
    const all = await events(tasksOf(...works));
    const [lost, ...more] = ofType(all, "lost");
    expect(more).toEqual([]);
    expect(lost).toMatchObject({ attempt: 1, retries: true, task: { key: "0" } });
    expect(lost!.reason).toMatch(reason);
    expect(
      ofType(all, "finished")
        .map(({ report }) => report)
        .sort(),
    ).toEqual([16, 25, 4, 9]);
  },
);

test("a task that takes every worker with it is quarantined; the others finish", async () => {
  const all = await events(tasksOf({ does: "crash" }, { does: "square", value: 3 }), { retries: 2 });
  expect(ofType(all, "lost").map(({ attempt, retries }) => [attempt, retries])).toEqual([
    [1, true],
    [2, true],
    [3, false],
  ]);
  expect(ofType(all, "quarantined")).toMatchObject([{ task: { key: "0" }, attempts: 3 }]);
  expect(ofType(all, "finished")).toHaveLength(1);
});

test("a task that no worker answers on is quarantined, and its processes are ended; the others finish", async () => {
  const all = await events(
    tasksOf({ does: "spin" }, { does: "square", value: 3 }),
    { retries: 1, leaseMs: 400 },
    { on: (event) => event.type === "quarantined" && counts.push(childCount()) },
  );
  expect(ofType(all, "stalled").map(({ task }) => task.key)).toEqual(["0", "0"]);
  expect(ofType(all, "quarantined")).toMatchObject([
    { task: { key: "0" }, reason: "no worker answered within 0.4 s" },
  ]);
  expect(ofType(all, "finished").map(({ report }) => report)).toEqual([9]);
  // Two for the task, and those that stand in for them.
  expect(counts[0]).toBeLessThanOrEqual(4);
});

const counts: number[] = [];

function childCount(): number {
  const listing = execFileSync("ps", ["-o", "args=", "--ppid", String(process.pid)], { encoding: "utf8" });
  return listing.split("\n").filter((line) => line.includes("testing/worker.ts")).length;
}

test("workers that hang while they start are ended, and told as such", async () => {
  const hanging = events(tasksOf({ does: "square" }), { setup: "hanging", leaseMs: 1000, workers: 1 });
  await expect(hanging).rejects.toThrow(/worker processes do not start: it was ended by SIGKILL/);
});

test("the first failure ends it though a task may still come", async () => {
  async function* slow(): AsyncGenerator<Task> {
    yield { key: "0", payload: { does: "fail" } };
    await new Promise(() => {}); // another process has it
  }
  const all = await events(slow(), {}, { failFast: true });
  expect(all.map(({ type }) => type)).toEqual(["started", "failed"]);
});

test("a worker that is lost during a drain leaves its task paused", async () => {
  const drain = new AbortController();
  const all = await events(
    tasksOf({ does: "crash" }, { does: "square", value: 3 }),
    { workers: 1 },
    { drain: drain.signal, on: (event) => event.type === "started" && drain.abort() },
  );
  expect(all.map(({ type }) => type)).toEqual(["started", "lost", "paused"]);
});

test("what a worker prints goes to this process's standard error", async () => {
  const printed: string[] = [];
  const write = process.stderr.write;
  process.stderr.write = ((text: string | Uint8Array) => printed.push(String(text)) > 0) as typeof write;
  try {
    await events(tasksOf({ does: "print" }), { workers: 1 });
  } finally {
    process.stderr.write = write;
  }
  expect(printed.join("")).toContain("printed by a worker\n");
});

test("a worker that uses more memory than it may is ended, and says so", async () => {
  const all = await events(tasksOf({ does: "greedy", onceBy: freshFile() }), {
    workers: 1,
    memoryBytes: 200 * 2 ** 20,
  });
  expect(ofType(all, "lost")[0]!.reason).toMatch(
    /too much memory\n.*of the 200 MiB that it may; give more by --memory/,
  );
  expect(ofType(all, "finished")).toHaveLength(1);
});

test("a worker that is silent for longer than its lease is stood in for; what it comes to late is told apart", async () => {
  const works: Work[] = [
    { does: "block", onceBy: freshFile(), value: 2 },
    ...Array.from({ length: 3 }, (): Work => ({ does: "square", value: 1 })),
  ];
  const all = await events(
    tasksOf(...works, { does: "wait" }),
    { leaseMs: 400 },
    {
      on(event) {
        // The first try stopped itself: it wakes when its task is finished elsewhere.
        if (event.type === "finished" && event.task.key === "0") wakeStopped();
        if (event.type === "late") lateSeen.abort();
      },
      ...drainOn(),
    },
  );
  expect(ofType(all, "stalled").map(({ task }) => task.key)).toEqual(["0"]);
  expect(
    ofType(all, "finished")
      .filter(({ task }) => task.key === "0")
      .map(({ report }) => report),
  ).toEqual([4]);
  expect(ofType(all, "late").map(({ task, report }) => [task.key, report])).toEqual([["0", 2]]);
});

let lateSeen = new AbortController();

/** The waiting task keeps the pool alive until the late result has come. */
function drainOn(): LaunchOptions {
  lateSeen = new AbortController();
  return { drain: lateSeen.signal };
}

/** Wakes every child of this process that is stopped. */
function wakeStopped(): void {
  const listing = execFileSync("ps", ["-o", "pid=,stat=", "--ppid", String(process.pid)], {
    encoding: "utf8",
  });
  for (const [, pid, stat] of listing.matchAll(/(\d+)\s+(\S+)/g)) {
    if (stat!.startsWith("T")) process.kill(Number(pid), "SIGCONT");
  }
}

test("a drain lets what is under way pause, and starts nothing more", async () => {
  const drain = new AbortController();
  let advanced = 0;
  const all = await events(
    tasksOf({ does: "wait" }, { does: "wait" }, { does: "square" }),
    {},
    {
      drain: drain.signal,
      on: (event) => event.type === "advanced" && ++advanced === 2 && drain.abort(),
    },
  );
  expect(
    ofType(all, "paused")
      .map(({ task }) => task.key)
      .sort(),
  ).toEqual(["0", "1"]);
  expect(ofType(all, "finished")).toEqual([]);
});

test("the first failure drains where that is asked for", async () => {
  const all = await events(
    tasksOf({ does: "wait" }, { does: "fail" }, { does: "square" }),
    {},
    { failFast: true },
  );
  expect(ofType(all, "failed")).toHaveLength(1);
  expect(ofType(all, "finished")).toEqual([]);
});

test("a stop throws its reason", async () => {
  const stop = new AbortController();
  const running = events(
    tasksOf({ does: "wait" }),
    {},
    {
      signal: stop.signal,
      on: (event) => event.type === "advanced" && stop.abort(new Error("enough")),
    },
  );
  await expect(running).rejects.toThrow("enough");
});

test("workers that do not start end it, with what they said", async () => {
  await expect(events(tasksOf({ does: "square" }), { setup: "broken" })).rejects.toThrow(
    /worker processes do not start: [\s\S]*the setup is broken/,
  );
});

test("workers end with their pool, however that ends", async () => {
  const pool = fork(new URL("testing/pool.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const pids = await new Promise<number[]>((told) =>
    pool.on("message", (message) => told(message as number[])),
  );
  expect(pids.length).toBe(2);
  pool.kill("SIGKILL");
  while (pids.some(isAlive)) await sleep(20);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).startsWith("Z");
  } catch {
    return false;
  }
}

test("in this process the same events come, one task after the other", async () => {
  const launch = inProcess(async ({ key, payload }, { advance }) => {
    if (payload === "fail") throw new Error("no");
    if (payload === "pause") throw new PausedTask(4);
    advance(1, 1);
    return `${key} done`;
  });
  const all: LaunchEvent[] = [];
  async function* tasks(): AsyncGenerator<Task> {
    for (const payload of ["go", "fail", "pause"]) yield { key: payload, payload };
  }
  for await (const event of launch(tasks())) all.push(event);
  expect(all.map((event) => [event.type, event.task.key])).toEqual([
    ["started", "go"],
    ["advanced", "go"],
    ["finished", "go"],
    ["started", "fail"],
    ["failed", "fail"],
    ["started", "pause"],
    ["paused", "pause"],
  ]);
});

test("in this process, too, an abort throws its reason, and a drain starts nothing more", async () => {
  const started: string[] = [];
  const launch = (launchOptions: LaunchOptions, stop?: AbortController) => {
    const execute = inProcess(async ({ key }) => {
      started.push(key);
      stop?.abort(new Error("enough"));
      throw new Error("interrupted in its midst");
    });
    return (async () => {
      for await (const _ of execute(tasksOf({ does: "square" }, { does: "square" }), launchOptions));
    })();
  };
  const stop = new AbortController();
  await expect(launch({ signal: stop.signal }, stop)).rejects.toThrow("enough");
  expect(started).toEqual(["0"]);
  await launch({ drain: AbortSignal.abort() });
  expect(started).toEqual(["0"]);
});
