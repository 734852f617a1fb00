import { type Code, get, memory, op, set } from "../../assembler/code.ts";
import type { DepthParts } from "../../lower/product.ts";
import { addressOf, at, type Index } from "../address.ts";
import { stepped } from "../loops.ts";
import { storeTile } from "../tile.ts";
import { type PanelWork, scratchAt } from "./product.ts";
import { clear, eachRows, finish, type Part, packRight, type Sums, sumsOf, tileAt } from "./tiles.ts";

/** All rows of a panel of columns. */
export function emitPanel(work: PanelWork): Code {
  const { product, emitter } = work;
  const { base, roles } = product;
  if (product.parts !== undefined) return emitLongPanel(work, product.parts);
  const whole: Part = { depth: base.depth, right: roles.right.depth, from: [], leftFrom: at(0) };
  return [
    packRight(work, whole),
    eachRows(roles.rows, emitter, (row, rows) => {
      const sums = sumsOf(rows, work);
      return [clear(sums, work), tileAt(work, whole, row, sums), finish(work, row, sums)];
    }),
  ];
}

/** Part after part of a long depth adds to sums that wait in the strip, from +0; then the body reads them there. */
function emitLongPanel(work: PanelWork, { length, each }: DepthParts): Code {
  const { product, emitter } = work;
  const { roles } = product;
  const rowBytes = work.vectors * 16;
  const strip = emitter.fn.local("i32");
  const stripAt = (row: Index): Code => {
    const place = { offset: 0 };
    const { code, offset } = addressOf(place, { offset: 0, strides: [1] }, [row], rowBytes);
    return set(strip, op("i32.add", scratchAt(product.scratch.strip + offset, emitter), code));
  };
  const loadSums = (sums: Sums): Code =>
    sums.map((row, r) =>
      row.map((sum, j) => set(sum, memory("v128.load", get(strip), r * rowBytes + j * 16))),
    );
  const rowsOf = (each: (row: Index, sums: Sums) => Code): Code =>
    eachRows(roles.rows, emitter, (row, rows) => {
      const sums = sumsOf(rows, work);
      return [stripAt(row), each(row, sums)];
    });

  const axis = roles.right.depth[0]!;
  const whole = axis.length - (axis.length % length);
  const addPart = (from: Index, count: number): Code => {
    const right = [{ length: count, stride: axis.stride }, ...roles.right.depth.slice(1)];
    const part: Part = { depth: count * each, right, from: [from], leftFrom: from };
    const add = (row: Index, sums: Sums): Code => [
      loadSums(sums),
      tileAt(work, part, row, sums),
      storeTile(sums, strip, rowBytes),
    ];
    return [packRight(work, part), rowsOf(add)];
  };
  return [
    rowsOf((_, sums) => [clear(sums, work), storeTile(sums, strip, rowBytes)]),
    stepped(emitter, whole, length, (from) => addPart(from, length)),
    whole < axis.length ? addPart(at(whole), axis.length - whole) : [],
    rowsOf((row, sums) => [loadSums(sums), finish(work, row, sums)]),
  ];
}
