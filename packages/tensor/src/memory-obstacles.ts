import type { Obstacle, Program } from "./program.ts";
import { showShape } from "./shape.ts";
import type { Tensor } from "./tensor.ts";

/** What takes memory: a table, or a tensor; of an entry where only that one computes it. */
export interface MemoryPart {
  readonly bytes: number;
  readonly table?: string;
  readonly tensor?: Tensor;
  readonly entry?: string;
}

/** Smaller shares of what there is are not what must change. */
const leastShare = 1 / 16;

/**
 * The large parts of a program that needs more bytes than there are, the largest first; none where they suffice.
 * `holder` says in a message who has no more.
 */
export function memoryObstacles(
  program: Program,
  parts: readonly MemoryPart[],
  bytes: number,
  limit: { readonly bytes: number; readonly holder: string },
): Obstacle[] {
  if (bytes <= limit.bytes) return [];
  const large = parts.toSorted((a, b) => b.bytes - a.bytes);
  return large
    .filter((part, place) => place === 0 || part.bytes >= limit.bytes * leastShare)
    .map((part) => {
      const share = `takes ${gibibytes(part.bytes)} of the ${gibibytes(bytes)} that the program needs`;
      const most = `${limit.holder} at most ${gibibytes(limit.bytes)}`;
      const message = `${describe(part)} ${share}, and ${most}: make layers or batches smaller`;
      const tensor = part.tensor ?? inputFrom(program, part.table);
      return { message, ...(tensor && { tensor }) };
    });
}

const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

function describe({ table, tensor, entry }: MemoryPart): string {
  if (tensor === undefined) return `table "${table}"`;
  const { attributes, op, shape } = tensor;
  const name = "name" in attributes ? `${op} "${attributes.name}"` : `the result of ${op}`;
  return `${name} ${showShape(shape)}${entry === undefined ? "" : ` in entry "${entry}"`}`;
}

/** What a table feeds stands for it: tables are no tensors. */
function inputFrom({ entries }: Program, table: string | undefined): Tensor | undefined {
  const fed = Object.values(entries).flatMap(({ rows }) => rows);
  return fed.find((row) => row.table === table)?.tensor;
}
