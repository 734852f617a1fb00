import { describe, expect, it } from "vitest";
import { strongWolfe } from "./strong-wolfe.ts";

type Curve = (step: number) => readonly [loss: number, slope: number];

/** Searches a curve. Returns the step that was found, and all that were tried. */
function searched(curve: Curve, first: number, limit = 25, reach = 1) {
  const tried: number[] = [];
  const sample = (step: number) => {
    const [loss, slope] = curve(step);
    return { step, loss: Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY, slope };
  };
  const at = (step: number) => {
    tried.push(step);
    return sample(step);
  };
  return { ...strongWolfe({ start: sample(0), at, reach }, first, limit), tried };
}

const parabola: Curve = (t) => [(t - 3) * (t - 3), 2 * (t - 3)];
const quartic: Curve = (t) => [t * t * t * t - 5 * t * t - t, 4 * t * t * t - 10 * t - 1];
/** Moré & Thuente 1994, equation 5.1, with beta = 2. */
const shallow: Curve = (t) => [-t / (t * t + 2), (t * t - 2) / ((t * t + 2) * (t * t + 2))];
/** Not a number beyond 8, close before which its minimum is. */
const cliff: Curve = (t) => [-t - 2 * Math.sqrt(1 - t / 8), -1 + 1 / (8 * Math.sqrt(1 - t / 8))];

describe("strongWolfe", () => {
  const curves = { parabola, quartic, shallow, cliff };
  it.each(
    Object.entries(curves).flatMap(([name, curve]) =>
      [1e-3, 0.1, 1, 5, 100].map((first) => [name, first, curve] as const),
    ),
  )("fulfils both conditions on a %s from %d", (_name, first, curve) => {
    const { step, loss, slope } = searched(curve, first);
    const [startLoss, startSlope] = curve(0);
    expect(step).toBeGreaterThan(0);
    expect(loss).toBeLessThanOrEqual(startLoss + 1e-4 * step * startSlope);
    expect(Math.abs(slope)).toBeLessThanOrEqual(0.9 * Math.abs(startSlope));
  });
  it("takes the first step where it will do", () => {
    expect(searched(parabola, 2).tried).toEqual([2]);
  });
  it("goes on by at most ten times, to the cubic's minimum", () => {
    expect(searched(parabola, 0.01).tried).toEqual([0.01, 0.1, 1]);
    expect(searched(parabola, 0.125).tried).toEqual([0.125, 1.25]);
  });
  it("steps back to a parabola's minimum at once", () => {
    expect(searched(parabola, 100).tried).toEqual([100, 3]);
  });
  it("tries no more than the limit after the first, and returns the best", () => {
    const straight: Curve = (t) => [-t, -1];
    expect(searched(straight, 1, 3)).toMatchObject({ step: 1000, tried: [1, 10, 100, 1000] });
    const { tried, step } = searched((t) => (t === 0 ? [0, -1] : [1, 1]), 1, 4);
    expect(tried).toHaveLength(5);
    expect(step).toBe(0);
  });
  it("compares with the start where it may try only one", () => {
    expect(searched(parabola, 100, 0)).toMatchObject({ step: 0, tried: [100] });
    expect(searched(parabola, 1, 0)).toMatchObject({ step: 1, tried: [1] });
  });
  it("ends where its bracket moves no parameter any more", () => {
    const step: Curve = (t) => (t === 0 ? [0, -1] : [1, 1]);
    const halvings = searched(step, 1, 1000).tried.length;
    expect(halvings).toBeGreaterThan(5);
    expect(halvings).toBeLessThan(60);
    expect(searched(step, 1, 1000, 1e-10).tried).toEqual([1]);
  });
  it("cuts a tenth off where the minimum is next to an end twice in a row", () => {
    // Of each bracket from 0, the cubic's minimum is at a thousandth.
    const wedge: Curve = (t) => (t === 0 ? [0, -1] : [500 * t, 1000]);
    const { tried } = searched(wedge, 1, 5, 1e9);
    const shares = tried.slice(1).map((step, index) => step / tried[index]!);
    const [thousandth, tenth] = [expect.closeTo(0.001, 5), expect.closeTo(0.1, 12)];
    expect(shares).toEqual([thousandth, tenth, thousandth, tenth, thousandth]);
  });
  it("asks for a thousandth of a tenth of the promised decrease", () => {
    const by = (loss: number) => searched((t) => (t === 0 ? [0, -1] : [loss, 0.5]), 1, 3).tried;
    expect(by(-0.0002)).toEqual([1]);
    expect(by(-0.00005).length).toBeGreaterThan(1);
  });
  it("lets the loss rise once, and never goes to a place above the lowest", () => {
    const ledge: Curve = (t) => {
      if (t === 0) return [0, -1];
      return t < 5 ? [-1, -1] : t > 10 && t < 10.09 ? [-0.5, 0.1] : [-0.9, -1];
    };
    const { tried, loss, step } = searched(ledge, 1, 6);
    expect(tried.slice(0, 3)).toEqual([1, 10, 10.09]);
    expect(tried[3]).toBeLessThan(10.09);
    expect([step, loss]).toEqual([10, -0.9]);
  });
  it("counts what it tried on the way out when it comes back", () => {
    const shelf: Curve = (t) => (t < 50 ? [-t, -1] : [1e3, 1]);
    expect(searched(shelf, 1, 4, 1e9).tried).toHaveLength(5);
  });
});
