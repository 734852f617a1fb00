import { inputsFirst, type Program, results, type Tensor } from "@titrate/tensor";

/**
 * All that decides a program's module, as text: programs of one text share one. It names no values of hyperparameters or
 * data, since these are scalars and tables.
 */
export function programText({ precision, numerics = "strict", tables, state, entries }: Program): string {
  const numbers = new Map<Tensor, number>();
  const lines: string[] = [precision, numerics];
  const number = (tensor: Tensor): number => numbers.get(tensor)!;
  const fed = Object.values(entries).flatMap(({ rows, scalars }) => [
    ...rows.map(({ tensor }) => tensor),
    ...scalars,
  ]);
  const roots = [...state.map(({ tensor }) => tensor), ...fed, ...Object.values(entries).flatMap(results)];
  for (const tensor of inputsFirst(roots)) {
    numbers.set(tensor, numbers.size);
    const { op, attributes, inputs, shape, dtype } = tensor;
    lines.push(`${op} ${attributesText(attributes)} ${inputs.map(number)} ${dtype} ${shape}`);
  }
  for (const { name, rows, shape, dtype } of tables)
    lines.push(`table ${JSON.stringify([name, rows, shape, dtype])}`);
  lines.push(`state ${state.map(({ tensor }) => number(tensor))}`);
  for (const [name, entry] of Object.entries(entries)) {
    const rows = entry.rows.map(({ tensor, table }) => [number(tensor), table]);
    const outputs = Object.entries(entry.outputs).map(([output, tensor]) => [output, number(tensor)]);
    const updates = entry.updates.map((update) => [number(update.state), number(update.value)]);
    const stores = (entry.stores ?? []).map(({ table, value }) => [table, number(value)]);
    const scalars = entry.scalars.map(number);
    lines.push(`entry ${JSON.stringify([name, entry.batch, rows, scalars, outputs, updates, stores])}`);
  }
  return lines.join("\n");
}

/** JSON that keeps -0, infinities and NaN apart. The names of inputs and states decide nothing, and are left out. */
function attributesText(attributes: Tensor["attributes"]): string {
  return JSON.stringify(attributes, (key, value: unknown) => {
    if (key === "name") return undefined;
    if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, numberText);
    return typeof value === "number" ? numberText(value) : value;
  });
}

/** A number as JSON can write it, or in words where it cannot. */
export const numberText = (value: number): number | string =>
  Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? "-0" : String(value);
