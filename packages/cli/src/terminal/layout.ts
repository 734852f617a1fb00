// How lists and figures lie on a screen.

/** Items on as few lines as fit, each indented; what follows an item stays on its line. */
export function foldItems(
  items: readonly string[],
  separator: string,
  width: number,
  indent: string,
): string {
  const lines: string[] = [];
  let line = indent;
  for (const [place, item] of items.entries()) {
    const isLast = place === items.length - 1;
    const text = isLast ? item : item + separator;
    if (line !== indent && line.length + text.trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += text;
  }
  return [...lines, line].join("\n");
}

/** Rows of cells in columns that are as wide as their widest cell, two spaces apart. */
export function alignRows(
  rows: readonly (readonly string[])[],
  sides: readonly ("left" | "right")[],
): string[] {
  const widths = sides.map((_, column) => Math.max(0, ...rows.map((cells) => cells[column]!.length)));
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        sides[column] === "left" ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
}

const units = ["B", "KiB", "MiB", "GiB"];

/** "812 B", "4.2 KiB", "1.0 GiB". */
export function showBytes(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
