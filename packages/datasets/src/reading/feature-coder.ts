import type { Column } from "@titrate/plugin";

/** A number, NaN where it is missing, or a text. */
export type Cell = number | string;

/** Throws what is wrong with a row. */
export type Fail = (problem: string) => never;

/** Makes one column's cells numbers: numbers as they are, texts as the index of their category. */
export interface FeatureCoder {
  code(cell: Cell, fail: Fail): number;
  /** The column, with the categories in the order in which they were first seen. */
  column(): Column;
}

/** What a column holds shows at its first cell that is not missing; a cell of the other kind is an error. */
export function featureCoder(name: string): FeatureCoder {
  const categories = new Map<string, number>();
  let holds: "numbers" | "text" | undefined;
  return {
    code(cell, fail) {
      if (Number.isNaN(cell)) return Number.NaN;
      holds ??= typeof cell === "number" ? "numbers" : "text";
      if (typeof cell === "number") {
        if (holds === "numbers") return cell;
        return fail(
          `column "${name}" holds text and here the number ${cell}; list the column in \`categorical\`, or mend it`,
        );
      }
      if (holds === "numbers") {
        return fail(
          `"${cell}" in column "${name}" is no number; mend it, list it in \`missing\`, or list the column in \`categorical\``,
        );
      }
      const known = categories.get(cell) ?? categories.size;
      categories.set(cell, known);
      return known;
    },
    column: () => (categories.size === 0 ? { name } : { name, categories: [...categories.keys()] }),
  };
}
