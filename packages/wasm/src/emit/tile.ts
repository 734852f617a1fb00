import { type Code, get, i32, type Local, memory, op, set, untilEqual } from "../assembler/code.ts";
import type { Emitter } from "./scalar.ts";

/** How a tile of rows times vectors reads its operands; strides are bytes. */
export interface TileShape {
  readonly rows: number;
  /** Vectors of columns. */
  readonly vectors: number;
  readonly depth: number;
  /** Of the left operand, whose elements are spread over the lanes. */
  readonly left: { readonly row: number; readonly depth: number };
  /** Of the right operand, whose columns lie beside each other. */
  readonly right: { readonly depth: number };
}

/** Steps of the depth in one turn of the loop. */
const unrolled = 8;

/**
 * The inner loop of a product: adds `depth` products to each of the rows' sums, in ascending order. `left` and `right`
 * are pointers to the tile's first elements, and are moved. The order of instructions is the one that was measured to
 * run best, and in which neighbouring vectors can be executed as one: a row after the other, one spread element at a time.
 */
export function emitTile(
  shape: TileShape,
  sums: readonly (readonly Local[])[],
  left: Local,
  right: Local,
  emitter: TileEmitter,
): Code {
  const { fn, lanes } = emitter;
  const { rows, vectors, depth } = shape;
  const columns = Array.from({ length: vectors }, () => fn.local("v128"));
  const element = fn.local("v128");
  const splat = lanes.bytes === 4 ? "v128.load32_splat" : "v128.load64_splat";
  const step = (u: number): Code => [
    columns.map((column, j) => set(column, memory("v128.load", get(right), u * shape.right.depth + j * 16))),
    Array.from(
      { length: rows },
      (_, r): Code => [
        set(element, memory(splat, get(left), u * shape.left.depth + r * shape.left.row)),
        columns.map((column, j) => {
          const sum = sums[r]![j]!;
          return set(sum, multiplyAdd(get(element), get(column), get(sum), emitter));
        }),
      ],
    ),
  ];
  const turns = Math.floor(depth / unrolled);
  const rest = depth - turns * unrolled;
  const advance = (pointer: Local, bytes: number): Code =>
    set(pointer, op("i32.add", get(pointer), i32(bytes)));
  const end = fn.local("i32");
  const steps = (count: number): Code => Array.from({ length: count }, (_, u) => step(u));
  const loop: Code = [
    set(end, op("i32.add", get(right), i32(turns * unrolled * shape.right.depth))),
    untilEqual(get(right), get(end), [
      steps(unrolled),
      advance(left, unrolled * shape.left.depth),
      advance(right, unrolled * shape.right.depth),
    ]),
  ];
  return [turns > 0 ? loop : [], steps(rest)];
}

export interface TileEmitter extends Emitter {
  /** Multiply-adds are rounded once. */
  readonly fused: boolean;
}

/** sum + x * y: rounded twice, or once where the program's numerics allow it. */
export function multiplyAdd(x: Code, y: Code, sum: Code, { lanes, fused }: TileEmitter): Code {
  const type = lanes.precision === "f32" ? "f32x4" : "f64x2";
  return fused ? op(`${type}.relaxed_madd`, x, y, sum) : op(`${type}.add`, sum, op(`${type}.mul`, x, y));
}

/** Adjacent stores of a tile's sums, a row after the other, the last vector first. */
export function storeTile(sums: readonly (readonly Local[])[], to: Local, rowBytes: number): Code {
  return sums.map((row, r) =>
    row.map((sum, j) => memory("v128.store", get(to), r * rowBytes + j * 16, get(sum))).reverse(),
  );
}
