import { resolve } from "node:path";
import { explainProgram } from "@titrate/experiment";
import { expect, test } from "vitest";
import { renderProgram } from "./program-text.ts";

const folder = resolve(import.meta.dirname, "../../../..");
const palette = { bold: (text: string) => text, dim: (text: string) => text };
const explained = (...overrides: string[]) =>
  explainProgram(resolve(folder, "experiments/hidden-layer.yaml"), {
    overrides,
    packagedConfigs: [resolve(folder, "configs")],
    arm: 2,
    now: () => 0,
  });

test("a program is told from its parameters to its module", async () => {
  const text = renderProgram(await explained(), { width: 80, palette });
  expect(text).toMatch(
    /^hidden-layer: [\s\S]*\narm 2 of 4: dataset=first-bit, model=three-layer\nexecutor compiled, f32/,
  );
  expect(text).toContain(`16 parameters
  layer "hidden"
    hidden.weight  [3, 4]  12
  layer "output"
    output.weight  [4, 1]  4
`);
  expect(text).toContain(`
  1  contract, unrolled, to [4, 4]
     matmul [4, 3] x [3, 4] + sigmoid
     layer "hidden"
`);
  expect(text).toMatch(/\nmemory [\d.]+ KiB\n {2}tables +\d/);
  expect(text).toMatch(/\nmodule [\d.]+ KiB, \d+ functions, compiled in 0\.0 ms\n$/);
});

test.each([40, 60])("no line is wider than a screen of %i columns", async (width) => {
  for (const executor of ["compiled", "reference"]) {
    const lines = renderProgram(await explained(`executor=${executor}`), { width, palette }).split("\n");
    expect(lines.filter((line) => line.length > width)).toEqual([]);
  }
});
