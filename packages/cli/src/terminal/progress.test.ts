import type { RunEvent } from "@titrate/experiment";
import { expect, test } from "vitest";
import { showDuration } from "./duration.ts";
import { createProgress } from "./progress.ts";

const arms = [
  { name: "model=a", runs: 2 },
  { name: "model=b", runs: 1 },
];

function recorder(isTTY: boolean): {
  stream: { isTTY: boolean; columns: number; write(text: string): void };
  text(): string;
} {
  const written: string[] = [];
  return {
    stream: { isTTY, columns: 40, write: (text) => written.push(text) },
    text: () => written.join(""),
  };
}

const of = (arm: string, seed: number) => ({ v: 1, run: `${arm}/${seed}`, arm, seed }) as const;
const finished = (arm: string, seed: number): RunEvent => ({
  ...of(arm, seed),
  event: "finished",
  final: { "train/loss": Number.NaN },
  digest: "",
  milliseconds: 1,
});

test("a pipe gets one line an arm, what was known, its failures, and what went wrong at once", () => {
  const { stream, text } = recorder(false);
  const progress = createProgress(stream, { arms });
  progress.on({ ...of("model=a", 1), event: "cached" });
  progress.on({
    ...of("model=b", 1),
    event: "lost",
    worker: 2,
    reason: "it was ended by SIGKILL",
    attempt: 1,
    retries: true,
  });
  progress.on({ ...of("model=a", 2), event: "failed", message: "no" });
  progress.on(finished("model=b", 1));
  progress.close();
  expect(text()).toBe(
    `lost: model=b seed 1: worker 2 is gone, it was ended by SIGKILL; it is tried again
failed: model=a seed 2: no
1/2  model=a: 2 runs, 1 known, 1 failed
2/2  model=b: 1 run
`,
  );
});

test("a terminal gets a table with the time left, no wider than the screen, that is gone at the end", () => {
  const { stream, text } = recorder(true);
  let time = 0;
  const progress = createProgress(stream, { arms, now: () => time });
  time = 1000;
  progress.on({ ...of("model=b", 1), event: "cached" });
  time = 2000;
  progress.on({ ...of("model=a", 1), event: "started", worker: 1 });
  time = 3000;
  progress.on({ ...of("model=a", 1), event: "advanced", done: 1, total: 2 });
  progress.close();
  const last = text().split("\u001b[J").at(-2)!.split("\n");
  expect(last[0]).toBe("model=a  0 of 2, 1 running");
  expect(last[1]).toMatch(/^#{10}\.{10} 1 of 3 runs/);
  expect(Math.max(...last.map((line) => line.split("\r")[0]!.length))).toBeLessThan(40);
  expect(text().endsWith("\r\u001b[1A\u001b[J")).toBe(true);
});

test("programs get a line of JSON an event", () => {
  const { stream, text } = recorder(true);
  createProgress(stream, { arms, json: true }).on(finished("model=a", 1));
  expect(JSON.parse(text())).toEqual({ ...finished("model=a", 1), final: { "train/loss": "NaN" } });
});

test("durations in words", () => {
  expect([400, 8_000, 125_000, 3_780_000].map(showDuration)).toEqual([
    "0 s",
    "8 s",
    "2 min 5 s",
    "1 h 3 min",
  ]);
});
