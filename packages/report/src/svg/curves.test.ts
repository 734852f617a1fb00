import { describe, expect, it } from "vitest";
import { renderCurves } from "./curves.ts";

const x = [-2, -1, 0, 1, 2];
const pathsOf = (svg: string) => [...svg.matchAll(/ d="([^"]*)"/g)].map(([, path]) => path!);
const draw = (...curves: (readonly number[])[]) =>
  renderCurves({ title: "a < b", x, curves: curves.map((y, index) => ({ name: `f${index}`, y })) });

describe("curves", () => {
  it("are one path each, with their names and a title", () => {
    const svg = draw(x, [2, 1, 0, 1, 2]);
    expect(pathsOf(svg).length).toBe(2);
    expect(svg).toContain(">f0<");
    expect(svg).toContain("<title>a &lt; b</title>");
    // From the lower left corner of the frame to the upper right one.
    expect(pathsOf(svg)[0]).toBe("M52.0 268.0L150.5 209.5L249.0 151.0L347.5 92.5L446.0 34.0");
  });

  it("have gaps where a value is missing, and where it jumps", () => {
    const fine = Array.from({ length: 101 }, (_, index) => index / 50 - 1);
    const pieces = (f: (value: number) => number) =>
      pathsOf(renderCurves({ title: "f", x: fine, curves: [{ name: "f", y: fine.map(f) }] }))[0]!.match(/M/g)!
        .length;
    expect(pieces((value) => value)).toBe(1);
    expect(pieces((value) => (value === 0 ? Number.NaN : value))).toBe(2);
    expect(pieces(Math.sign)).toBe(3);
  });
});
