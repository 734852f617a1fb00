import { type Attributes, element, escapeXml } from "./element.ts";
import { type Scale, scaleAround } from "./scale.ts";
import { ink, text } from "./text.ts";

/** Functions of one variable, drawn over one range. */
export interface Curves {
  /** What the picture shows, in words, for readers who do not see it. */
  readonly title: string;
  /** Where all curves are known, ascending. */
  readonly x: readonly number[];
  readonly curves: readonly {
    readonly name: string;
    /** One value for each x; a value that is not finite leaves a gap. */
    readonly y: readonly number[];
  }[];
}

const size = { width: 460, height: 300 };
const frame = { left: 52, right: 446, top: 34, bottom: 268 };
const colours = ["#0969da", "#bc4c00", "#1a7f37"];
/** A step of more than this part of the height between neighbours is a jump, not a slope. */
const jump = 0.4;

/** Curves with their axes and names, as an SVG picture with its own paper. */
export function renderCurves({ title, x, curves }: Curves): string {
  const across = scaleAround(x);
  const up = scaleAround(curves.flatMap(({ y }) => y));
  const at = {
    x: (value: number) => frame.left + across.position(value) * (frame.right - frame.left),
    y: (value: number) => frame.bottom - up.position(value) * (frame.bottom - frame.top),
  };
  const lines = curves.map(({ y }, index) =>
    element("path", {
      d: pathOf(x.map(at.x), y.map(at.y)),
      fill: "none",
      stroke: colours[index % colours.length]!,
      "stroke-width": 2,
      "stroke-linejoin": "round",
      ...dashOf(index),
    }),
  );
  return `${element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${size.width} ${size.height}`, role: "img" },
    element("title", {}, escapeXml(title)),
    element("rect", { width: size.width, height: size.height, fill: ink.paper }),
    ...gridOf(across, up, at),
    ...lines,
    ...legendOf(curves.map(({ name }) => name)),
  )}\n`;
}

interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** A line at each mark, darker at 0, and its number beside it. */
function gridOf(across: Scale, up: Scale, at: Place): string[] {
  const line = (isZero: boolean, ends: Record<"x1" | "x2" | "y1" | "y2", number>) =>
    element("line", { ...ends, stroke: isZero ? ink.quiet : ink.grid });
  const upright = across.ticks.flatMap((tick) => [
    line(tick === 0, { x1: at.x(tick), x2: at.x(tick), y1: frame.top, y2: frame.bottom }),
    text(String(tick), "small", at.x(tick), frame.bottom + 18, { fill: ink.quiet, "text-anchor": "middle" }),
  ]);
  const level = up.ticks.flatMap((tick) => [
    line(tick === 0, { x1: frame.left, x2: frame.right, y1: at.y(tick), y2: at.y(tick) }),
    text(String(tick), "small", frame.left - 8, at.y(tick) + 4, { fill: ink.quiet, "text-anchor": "end" }),
  ]);
  return [...upright, ...level];
}

function legendOf(names: readonly string[]): string[] {
  return names.flatMap((name, index) => {
    const x = frame.left + index * 130;
    const stroke = colours[index % colours.length]!;
    return [
      element("line", { x1: x, x2: x + 18, y1: 18, y2: 18, stroke, "stroke-width": 2, ...dashOf(index) }),
      text(name, "body", x + 24, 22),
    ];
  });
}

/** The first curve is whole, others are dashed, so that what lies below shows. */
function dashOf(index: number): Attributes {
  return index === 0 ? {} : { "stroke-dasharray": "5 3" };
}

/** Line segments between neighbours, interrupted where a value is missing or jumps. */
function pathOf(x: readonly number[], y: readonly number[]): string {
  let path = "";
  let last = Number.NaN;
  for (const [index, to] of y.entries()) {
    if (Number.isFinite(to)) {
      const joined = Math.abs(to - last) < jump * (frame.bottom - frame.top);
      path += `${joined ? "L" : "M"}${x[index]!.toFixed(1)} ${to.toFixed(1)}`;
    }
    last = to;
  }
  return path;
}
