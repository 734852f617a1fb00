import type { Access } from "@titrate/tensor";
import { type Code, get, i32, type Local, log2, op } from "../assembler/code.ts";

/** A place in a loop: a loop's variable, if it has one, and a number known now. */
export interface Index {
  readonly variable?: Local;
  readonly constant: number;
}

export const at = (constant: number): Index => ({ constant });
export const further = (index: Index, by: number): Index => ({ ...index, constant: index.constant + by });

/** Where a node's first element lies: at an address known now, or that many bytes from a local's. */
export interface Place {
  readonly base?: Local;
  readonly offset: number;
}

/** An address as an instruction takes it: code, and an immediate of 0 or more that is added to it. */
export interface Address {
  readonly code: Code;
  readonly offset: number;
}

/** The address of the element that an access names at the indices of its axes. */
export function addressOf(
  place: Place,
  { offset, strides }: Access,
  indices: readonly Index[],
  bytes: number,
): Address {
  let constant = offset;
  const terms: Code[] = place.base ? [get(place.base)] : [];
  let isAscending = true;
  for (const [axis, { variable, constant: known }] of indices.entries()) {
    const stride = strides[axis]!;
    constant += known * stride;
    if (variable === undefined || stride === 0) continue;
    terms.push(scaled(variable, stride * bytes));
    if (stride < 0) isAscending = false;
  }
  const total = place.offset + constant * bytes;
  // An immediate is added without wrapping, so the rest must not be negative.
  if (total >= 0 && isAscending) return { code: sum(terms), offset: total };
  return { code: sum([i32(total), ...terms]), offset: 0 };
}

function scaled(variable: Local, bytes: number): Code {
  if (bytes === 1) return get(variable);
  const isPower = bytes > 0 && (bytes & (bytes - 1)) === 0;
  return isPower ? op("i32.shl", get(variable), i32(log2(bytes))) : op("i32.mul", get(variable), i32(bytes));
}

const sum = (terms: readonly Code[]): Code =>
  terms.length === 0 ? i32(0) : terms.reduce((total, term) => op("i32.add", total, term));
