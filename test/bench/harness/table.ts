import { nobody, type Row } from "../contest.ts";

/** The columns of the table, in words. */
const columns: readonly {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly right: boolean;
}[] = [
  { title: "workload", cell: (row) => row.workload, right: false },
  { title: "against", cell: (row) => row.peer, right: false },
  { title: "titrate", cell: (row) => showNumber(row.ours), right: true },
  { title: "peer", cell: (row) => showNumber(row.theirs), right: true },
  { title: "unit", cell: (row) => row.unit, right: false },
  { title: "times", cell: (row) => showNumber(row.ratio), right: true },
  { title: "target", cell: showTarget, right: true },
  { title: "reached", cell: ({ met }) => (met === null ? "" : met ? "yes" : "no"), right: false },
  { title: "note", cell: (row) => row.note, right: false },
];

/** For a terminal: padded columns, a line a row. */
export function renderTable(rows: readonly Row[]): string {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ cell }) => cell(row))),
  ];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const pad = (cell: string, i: number) =>
    columns[i]!.right ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!);
  return lines.map((line) => `${line.map(pad).join("  ").trimEnd()}\n`).join("");
}

/** For a page. */
export function renderMarkdown(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ right }) => (right ? "---:" : "---"))),
    ...rows.map((row) => line(columns.map(({ cell }) => cell(row)))),
  ].join("");
}

/** Three digits, or all that stand before the point: no benchmark knows more. */
export function showNumber(value: number | null): string {
  if (value === null) return "-";
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toPrecision(3)}M`;
  if (size >= 1e4) return `${(value / 1e3).toPrecision(3)}k`;
  return size >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function showTarget({ target, peer }: Row): string {
  if (target === null) return "";
  return peer === nobody ? `<= ${target}` : `${target}`;
}
