import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConfigError, createReader, formatProblem, parseArguments } from "@titrate/config";
import { expect, onTestFinished, test } from "vitest";
import { expandSeeds } from "./seeds.ts";

const largest = Number.MAX_SAFE_INTEGER;

test("a number counts up, as far as integers are exact", () => {
  expect(expand(5, 3)).toEqual([5, 6, 7]);
  expect(expand(largest - 2, 3)).toEqual([largest - 2, largest - 1, largest]);
  expect(expand(largest, 3)).toMatchInlineSnapshot(`
    "x.yaml:2:7  E_TYPE  3 seeds from 9007199254740991 on pass the largest, 9007199254740991
        1 | name: x
        2 | seed: 9007199254740991
          |       ^^^^^^^^^^^^^^^^ write a seed of at most 9007199254740989"
  `);
});

test("the seed is pointed at where it is written", () => {
  expect(expand(largest - 1, 3, `seed=${largest - 1}`)).toMatchInlineSnapshot(`
    "command line, argument 1  E_TYPE  3 seeds from 9007199254740990 on pass the largest, 9007199254740991
        seed=9007199254740990
             ^^^^^^^^^^^^^^^^ write a seed of at most 9007199254740989"
  `);
});

test("a list is taken in its order", () => {
  expect(expand(5, [3, 0, largest])).toEqual([3, 0, largest]);
});

test.each([0, -1, 1.5, Number.NaN])("%s is no number of seeds", (seeds) => {
  expect(expand(5, seeds)).toBe(`E_TYPE  expected a number of seeds above 0, got ${seeds}`);
});

test("there are no more than a plan may have runs", () => {
  expect(expand(0, 1e9)).toBe("E_TYPE  expected at most 1000000 seeds, got 1000000000");
});

test("a list has distinct seeds", () => {
  expect(expand(5, [3, 1, 3])).toMatchInlineSnapshot(`"E_TYPE  the seed 3 is listed twice"`);
  expect(expand(5, [])).toMatchInlineSnapshot(`"E_TYPE  expected a list of seeds that is not empty"`);
  expect(expand(5, [-1])).toMatchInlineSnapshot(
    `"E_TYPE  expected a seed, an integer from 0 to 9007199254740991, got -1"`,
  );
  expect(expand(5, [largest + 1])).toMatchInlineSnapshot(
    `"E_TYPE  expected a seed, an integer from 0 to 9007199254740991, got 9007199254740992"`,
  );
});

/** The seeds, or the problems in words. */
function expand(first: number, seeds: number | readonly number[], ...texts: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "titrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "x.yaml");
  writeFileSync(file, `name: x\nseed: ${first}\n`);
  const composed = createReader(file, [], { environment: {}, now: new Date(0) })(parseArguments(texts));
  try {
    return expandSeeds(composed, first, seeds);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => formatProblem(problem, folder)).join("\n\n");
  }
}
