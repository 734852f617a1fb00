/** One row of a grid: a value for each of its keys. */
export type GridRow<Value> = Readonly<Record<string, Value>>;

/** All combinations of the keys' values, the last key varying fastest (Hydra's order). An empty grid has one empty row. */
export function expandGrid<Value>(grid: Readonly<Record<string, readonly Value[]>>): GridRow<Value>[] {
  return Object.entries(grid).reduce<GridRow<Value>[]>(
    (rows, [key, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  );
}
