import { expect, test } from "vitest";
import { plotLines } from "./plot.ts";

const points = Array.from({ length: 101 }, (_, i) => i / 50 - 1);
const plot = (f: (x: number) => number) =>
  plotLines({ x: points, y: points.map(f) }, { width: 24, height: 3 });

test("a line from corner to corner", () => {
  expect(plot((x) => x)).toEqual([
    " 1 ┤             ⢀⣀⡠⠤⠒⠒⠉",
    " 0 ┤╌ ╌ ╌ ⢀⣀⠤⠤⠒⠒⠉⠁╌ ╌ ╌",
    "-1 ┤⣀⠤⠤⠒⠊⠉⠁",
    "    -1                 1",
  ]);
});

test("no line is wider than asked", () => {
  for (const f of [(x: number) => x, (x: number) => 1e6 * x, (x: number) => x / 3e7]) {
    for (const line of plot(f)) expect(line.length).toBeLessThanOrEqual(24);
  }
});

test("a constant lies in the middle, and what is not finite is left out", () => {
  expect(plot(() => 3)[1]).toMatch(/┤(⠒+|⠤+)$/);
  expect(plot((x) => (x < 0 ? Number.NaN : x))[0]).toMatch(/┤\s+\S+$/);
  expect(plot(() => Number.NaN)).toEqual(["(nothing finite to draw)"]);
});
