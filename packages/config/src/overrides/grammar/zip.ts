import type { Cursor } from "./cursor.ts";
import { createCursor, placeOf } from "./cursor.ts";
import { parseExpression } from "./elements.ts";
import { fail } from "./failure.ts";
import type { Input } from "./input.ts";
import { rangeValues } from "./range-values.ts";
import type { Value, ZipMember, ZipSweep } from "./sweep.ts";
import type { Target } from "./target.ts";
import { targetText } from "./target.ts";
import { parseTarget } from "./target-parser.ts";
import type { Opened } from "./unexpected.ts";
import { refuseAfter, refuseOpen } from "./unexpected.ts";

/** Whether a whole override is a `zip(...)`, which no key can be. */
export function isZip({ text }: Input): boolean {
  return opening.test(text);
}

const example = "write zip(a=choice(1,2),b=choice(x,y))";
const opening = /^zip[ \t]*\(/;

/** Reads `zip(key=sweep,key=sweep)`. Throws where a member is no sweep that can be counted, or they differ in length. */
export function parseZip(input: Input): Target & { readonly value: ZipSweep } {
  const cursor = createCursor(input, 0);
  const name = cursor.take();
  const opened: Opened = { token: cursor.take(), what: "zip", close: ")" };
  if (input.text[cursor.offset()] === ")") {
    fail("zip() has nothing to move", placeOf(input, opened.token), example);
  }
  const members = [parseMember(cursor, opened)];
  while (cursor.peek().type === ",") {
    cursor.take();
    members.push(parseMember(cursor, opened));
  }
  if (cursor.peek().type !== ")") refuseAfter(cursor, opened);
  const location = input.locate(name.start, cursor.take().end);
  if (cursor.peek().type !== "end") refuseAfter(cursor);
  checkMembers(members);
  const keyLocation = input.locate(name.start, name.end);
  return { operation: "change", key: "", keyLocation, value: { kind: "zip", members, location } };
}

/** Its key is read as a key, which has other tokens than a value. */
function parseMember(cursor: Cursor, opened: Opened): ZipMember {
  const { target, next } = parseTarget(cursor.input, cursor.offset());
  if (next.type === "end") refuseOpen(cursor, opened);
  cursor.moveTo(next.end);
  return memberOf(target, parseExpression(cursor, 1, opened));
}

function memberOf(target: Target, value: Value): ZipMember {
  if (target.operation === "delete") fail("zip() cannot delete a key", target.keyLocation);
  if (value.kind === "choice" || value.kind === "range" || value.kind === "glob") return { ...target, value };
  return fail("zip() moves sweeps together", value.location, "write a choice(), range() or glob()");
}

function checkMembers(members: readonly ZipMember[]): void {
  const keys = members.map(targetText);
  for (const [index, { keyLocation, key }] of members.entries()) {
    if (keys.indexOf(keys[index]!) < index)
      fail(`zip() has the key ${JSON.stringify(key)} twice`, keyLocation);
  }
  let first: { key: string; length: number } | undefined;
  for (const { key, value } of members) {
    const length = lengthOf(value);
    if (length === undefined) continue;
    first ??= { key, length };
    if (length === first.length) continue;
    const message = `${key} has ${length} values and ${first.key} has ${first.length}`;
    fail(message, value.location, "what zip() moves together is of one length");
  }
}

/** How many values there will be; a glob is known to its config group only. */
function lengthOf(value: ZipMember["value"]): number | undefined {
  if (value.kind === "choice") return value.items.length;
  return value.kind === "range" ? rangeValues(value).length : undefined;
}
