import { type Examples, labels, matrix } from "@titrate/plugin";

/** Training rows and, where they are wanted, test rows that are drawn after them in the same way. */
export function drawSplits(
  rows: number,
  test: number | undefined,
  draw: (rows: number) => Examples,
): { train: Examples; test?: Examples } {
  const train = draw(rows);
  return { train, ...(test !== undefined && { test: draw(test) }) };
}

/** Rows of numbers, the classes taking turns. */
export function drawClasses(
  rows: number,
  classes: number,
  point: (label: number) => readonly number[],
): Examples {
  const turns = Array.from({ length: rows }, (_, row) => row % classes);
  return { inputs: matrix(turns.map(point)), targets: labels(turns) };
}
