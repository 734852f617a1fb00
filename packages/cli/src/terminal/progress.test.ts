import { expect, test } from "vitest";
import { createProgress, showDuration } from "./progress.ts";

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

test("a pipe gets one line an arm, and its failures", () => {
  const { stream, text } = recorder(false);
  const progress = createProgress(stream, arms);
  progress.advance(0.5);
  progress.finished("model=a", false);
  progress.finished("model=a", true);
  progress.finished("model=b", false);
  progress.close();
  expect(text()).toBe("1/2  model=a: 2 runs, 1 failed\n2/2  model=b: 1 run\n");
});

test("a terminal gets a line with the time left, no wider than the screen", () => {
  const { stream, text } = recorder(true);
  let time = 0;
  const progress = createProgress(stream, arms, () => time);
  time = 1000;
  progress.finished("model=a with a name that is longer than the screen is wide", false);
  time = 2000;
  progress.advance(0.5);
  progress.close();
  const lines = text().split("\r\u001b[K").filter(Boolean);
  expect(lines[0]).toMatch(/^1 of 3 runs, 33 %, 2 s left {2}model=a/);
  expect(lines[1]).toMatch(/^1 of 3 runs, 50 %, 2 s left/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40);
});

test("durations in words", () => {
  expect([400, 8_000, 125_000, 3_780_000].map(showDuration)).toEqual([
    "0 s",
    "8 s",
    "2 min 5 s",
    "1 h 3 min",
  ]);
});
