import { z } from "@titrate/plugin";

/** A row is a list of numbers; a single number is a row of one. */
export const rows: z.ZodType<number[][]> = z
  .array(
    z
      .union([z.number(), z.array(z.number()).min(1)])
      .transform((row) => (typeof row === "number" ? [row] : row)),
  )
  .min(1, "there are no rows; give at least one")
  .check(({ value, issues }) => {
    const width = value[0]?.length;
    const row = value.findIndex(({ length }) => length !== width);
    if (row < 0) return;
    const message = `row ${row} has ${value[row]?.length} numbers and row 0 has ${width}; make them equal (rows count from 0)`;
    issues.push({ code: "custom", input: value[row], path: [row], message });
  });
