import type { PartValue } from "@titrate/plugin";
import { bindPart, gradientError, literalOf } from "@titrate/plugin/testing";
import { expect, it } from "vitest";
import { losses } from "../index.ts";
import { examples, lose } from "./testing/examples.ts";

const typeOf = (part: PartValue) => (typeof part === "string" ? part : part.type);
const named = examples.map((example) => [JSON.stringify(example[0]), ...example] as const);

/** The outputs that a loss is to take without overflowing. */
function range(part: PartValue): [low: number, high: number] {
  if (typeof part !== "string" && part.from === "probabilities") return [0, 1];
  return typeOf(part) === "poisson" ? [0, 80] : [-1000, 1000]; // a rate is exp(output), or not below 0
}

it("every loss has an example", () => {
  const types = new Set(examples.map(([part]) => typeOf(part)));
  expect([...types].sort()).toEqual(losses.map(({ name }) => name).sort());
});

it.each(named)("%s has the slopes of its values", (_, part, output, target) => {
  const loss = bindPart("loss", part, losses);
  const error = gradientError(
    (x) => loss.compute({ output: x, target: literalOf(target) }),
    output.data,
    output.shape,
  );
  expect(error).toBeLessThan(1e-7);
});

it.each(named)("%s does not hide a NaN", (_, part, output, target) => {
  for (const at of output.data.keys()) {
    const data = [...output.data].with(at, Number.NaN);
    expect(lose(part, { ...output, data }, target).value).toBeNaN();
  }
});

it.each(named)(
  "%s is finite, and so are its slopes, where outputs are extreme",
  (_, part, output, target) => {
    for (const extreme of range(part)) {
      for (const at of output.data.keys()) {
        const data = [...output.data].with(at, extreme);
        const { value, slopes } = lose(part, { ...output, data }, target);
        expect([value, ...slopes].every(Number.isFinite)).toBe(true);
      }
      const all = output.data.map(() => extreme);
      const { value, slopes } = lose(part, { ...output, data: all }, target);
      expect([value, ...slopes].every(Number.isFinite)).toBe(true);
    }
  },
);
