import { expect, it } from "vitest";
import { answer } from "./answer.ts";
import { toJson } from "./json.ts";
import { summarize } from "./summarize.ts";
import { arm, bySolved } from "./testing/arms.ts";

it("keeps every figure, those that JSON lacks as text", () => {
  const summary = summarize([arm("a", "x", [Number.NaN])], bySolved);
  const read = JSON.parse(toJson({ summary, answer: answer(summary) }));
  expect(read.summary.panels[0].arms[0].metrics["train/accuracy"].mean).toBe("NaN");
  expect(read.summary.panels[0].arms[0].solved.interval.high).toBe(
    summary.panels[0]!.arms[0]!.solved!.interval.high,
  );
  expect(read.answer).toEqual(answer(summary));
});
