interface Plotted {
  readonly x: ArrayLike<number>;
  /** Where it is not finite, nothing is drawn. */
  readonly y: ArrayLike<number>;
}

interface PlotSize {
  /** In columns, labels included. */
  readonly width: number;
  /** In lines, without the one of the x axis. */
  readonly height: number;
}

/** A curve in dots of braille, 2 by 4 a character, with the ends of both axes. A dashed line is y = 0. */
export function plotLines({ x, y }: Plotted, { width, height }: PlotSize): string[] {
  const finite = Array.from(y).filter(Number.isFinite);
  if (finite.length === 0) return ["(nothing finite to draw)"];
  const [low, high] = spread(Math.min(...finite), Math.max(...finite));
  const labels = [high, low].map(label);
  const margin = Math.max(...labels.map((text) => text.length));
  const columns = width - margin - 2;
  const dots = drawDots({ x, y }, columns, height, low, high);
  const zero = low < 0 && high > 0 ? Math.round(((high / (high - low)) * (4 * height - 1)) / 4 - 0.5) : -1;
  const lines = Array.from({ length: height }, (_, line) => {
    const text = line === 0 ? labels[0]! : line === height - 1 ? labels[1]! : line === zero ? "0" : "";
    const cells = Array.from({ length: columns }, (_, column) => {
      const bits = dots[line * columns + column]!;
      return bits === 0
        ? line === zero && column % 2 === 0
          ? "╌"
          : " "
        : String.fromCharCode(0x2800 + bits);
    });
    return `${text.padStart(margin)} ┤${cells.join("")}`.trimEnd();
  });
  const [from, to] = [label(x[0]!), label(x[x.length - 1]!)];
  return [...lines, `${" ".repeat(margin + 2)}${from}${to.padStart(columns - from.length)}`];
}

/** The bits of each character: one for each of its dots. */
function drawDots({ x, y }: Plotted, columns: number, height: number, low: number, high: number): Uint8Array {
  const [wide, tall] = [columns * 2, height * 4];
  const dots = new Uint8Array(columns * height);
  const set = (column: number, row: number): void => {
    const at = Math.floor(row / 4) * columns + Math.floor(column / 2);
    dots[at]! |= braille[row % 4]![column % 2]!;
  };
  const [first, last] = [x[0]!, x[x.length - 1]!];
  let before: number | undefined;
  for (let column = 0; column < wide; column++) {
    const value = valueAt(x, y, first + ((last - first) * column) / (wide - 1));
    if (!Number.isFinite(value)) {
      before = undefined;
      continue;
    }
    const row = Math.round(((high - value) / (high - low)) * (tall - 1));
    // From the row before, so that a steep curve has no gaps.
    const start = before === undefined ? row : before + Math.sign(row - before);
    for (let at = Math.min(start, row); at <= Math.max(start, row); at++) set(column, at);
    before = row;
  }
  return dots;
}

/** The value at the nearest point. */
function valueAt(x: ArrayLike<number>, y: ArrayLike<number>, at: number): number {
  const step = (x[x.length - 1]! - x[0]!) / (x.length - 1);
  return y[Math.round((at - x[0]!) / step)]!;
}

const braille = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** A constant has room above and below. */
function spread(low: number, high: number): [number, number] {
  if (high > low) return [low, high];
  const room = Math.max(1, Math.abs(low)) / 2;
  return [low - room, high + room];
}

const label = (value: number): string => String(Number(value.toPrecision(3)));
