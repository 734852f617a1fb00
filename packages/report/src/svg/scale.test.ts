import { describe, expect, it } from "vitest";
import { scaleAround } from "./scale.ts";

describe("scaleAround", () => {
  it.each([
    [
      [0.12, 0.38],
      [0.1, 0.2, 0.3, 0.4],
    ],
    [
      [-3, 11],
      [-5, 0, 5, 10, 15],
    ],
    [[2.5e-5], [1.5e-5, 2e-5, 2.5e-5, 3e-5, 3.5e-5]],
    [[7], [5, 6, 7, 8, 9]],
    [[0], [-0.5, 0, 0.5]],
    [
      [1e6, 4e6, Number.NaN],
      [1e6, 2e6, 3e6, 4e6],
    ],
  ])("around %j marks %j", (values, ticks) => {
    const scale = scaleAround(values);
    expect(scale.ticks).toEqual(ticks);
    expect(scale.position(ticks[0]!)).toBeCloseTo(0);
    expect(scale.position(ticks.at(-1)!)).toBeCloseTo(1);
  });
  it("holds every value", () => {
    const { position } = scaleAround([0.123, 0.987]);
    expect(position(0.123)).toBeGreaterThanOrEqual(0);
    expect(position(0.987)).toBeLessThanOrEqual(1);
  });
});
