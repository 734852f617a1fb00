import type { Location } from "../../source/located.ts";
import { quote } from "../../source/located.ts";
import { reservedKeys } from "../../source/yaml-keys.ts";
import type { Cursor } from "./cursor.ts";
import { placeOf } from "./cursor.ts";
import type { Element, MapEntry, ScalarElement } from "./element.ts";
import { lastOfEach } from "./element.ts";
import { fail, reservedKey } from "./failure.ts";
import { callFunction, unquoted } from "./functions/call.ts";
import { deepest } from "./input.ts";
import { bareTokens, keyTokens, parseBare, parseQuoted } from "./primitive.ts";
import type { Value } from "./sweep.ts";
import { isElement } from "./sweep.ts";
import type { Opened } from "./unexpected.ts";
import { refuseAfter, refuseOpen, refuseStart } from "./unexpected.ts";

/** Reads all that is left: a value, or several between commas as a simple choice. Throws where it cannot. */
export function parseWhole(cursor: Cursor): Value {
  const first = parseExpression(cursor, 0);
  if (cursor.peek().type === "end") return first;
  const items = [first];
  while (cursor.peek().type === ",") {
    cursor.take();
    items.push(parseExpression(cursor, 0));
  }
  if (cursor.peek().type !== "end") refuseAfter(cursor);
  const location = cursor.input.locate(first.location.start, items.at(-1)!.location.end);
  const elements = items.map((item) => plainElement(item, "a sweep of commas"));
  return { kind: "choice", simple: true, items: elements, tags: [], shuffle: false, location };
}

/** Reads one value: bare, quoted, a list, a map or the call of a function. */
export function parseExpression(cursor: Cursor, depth: number, opened?: Opened): Value {
  const token = cursor.peek();
  if (depth > deepest) fail(`more than ${deepest} levels are too deep`, placeOf(cursor.input, token));
  if (token.type === "quoted") return parseQuoted(cursor);
  if (token.type === "[") return parseList(cursor, depth);
  if (token.type === "{") return parseMap(cursor, depth);
  if (token.type === "id" && cursor.peek(1).type === "(") return parseCall(cursor, depth);
  if (bareTokens.has(token.type)) return parseBare(cursor, bareTokens);
  return refuseStart(cursor, opened);
}

function parseList(cursor: Cursor, depth: number): Element {
  const opened: Opened = { token: cursor.take(), what: "the list", close: "]" };
  const items = parseSeries(cursor, opened, () =>
    plainElement(parseExpression(cursor, depth + 1, opened), "a list"),
  );
  return { kind: "list", items, location: endOf(cursor, opened) };
}

function parseMap(cursor: Cursor, depth: number): Element {
  const opened: Opened = { token: cursor.take(), what: "the map", close: "}" };
  const entries = parseSeries(cursor, opened, (): MapEntry => {
    const key = parseMapKey(cursor, opened);
    return { key, value: plainElement(parseExpression(cursor, depth + 1, opened), "a map") };
  });
  return { kind: "map", entries: lastOfEach(entries), location: endOf(cursor, opened) };
}

function parseMapKey(cursor: Cursor, opened: Opened): ScalarElement {
  const { input } = cursor;
  const token = cursor.peek();
  if (token.type === "quoted") fail("a key of a map has no quotes", placeOf(input, token), "leave them out");
  if (token.type === "interpolation") fail("an interpolation cannot be a key", placeOf(input, token));
  if (!keyTokens.has(token.type)) return refuseKey(cursor, opened);
  const key = parseBare(cursor, keyTokens);
  if (reservedKeys.has(String(key.value))) {
    input.problems.push(reservedKey(String(key.value), key.location));
  }
  if (cursor.peek().type === "end") refuseOpen(cursor, opened);
  if (cursor.peek().type !== ":") {
    const text = quote(input.text.slice(key.location.start, key.location.end));
    const location = placeOf(input, cursor.peek());
    fail(`expected ":" after the key ${text}`, location, "a map is written {key: value}");
  }
  cursor.take();
  return key;
}

function refuseKey(cursor: Cursor, opened: Opened): never {
  const { input } = cursor;
  const token = cursor.peek();
  if (token.type === "end") return refuseOpen(cursor, opened);
  const isBehindComma = token.type === "}" && /,[ \t]*$/.test(input.text.slice(0, token.start).slice(-100));
  const hint = isBehindComma ? "remove the comma before it" : "a map is written {key: value}";
  return fail("expected a key", placeOf(input, token), hint);
}

/** Reads `a,b,c` up to what closes it. */
function parseSeries<T>(cursor: Cursor, opened: Opened, parseOne: () => T): T[] {
  const found: T[] = [];
  if (cursor.peek().type === opened.close) return found;
  for (;;) {
    found.push(parseOne());
    if (cursor.peek().type === opened.close) return found;
    if (cursor.peek().type !== ",") refuseAfter(cursor, opened);
    cursor.take();
  }
}

/** Takes what closes a list or a map, and gives the place of all of it. */
function endOf(cursor: Cursor, { token }: Opened): Location {
  return cursor.input.locate(token.start, cursor.take().end);
}

function parseCall(cursor: Cursor, depth: number): Value {
  const name = cursor.take();
  const opened: Opened = { token: cursor.take(), what: "the call", close: ")" };
  const args = parseSeries(cursor, opened, () => {
    const token = cursor.peek();
    const isNamed = token.type === "id" && cursor.peek(1).type === "=";
    if (isNamed) {
      cursor.take();
      cursor.take();
    }
    const value = unquoted(parseExpression(cursor, depth + 1, opened));
    if (!isNamed) return { value };
    const { locate, text } = cursor.input;
    return { name: text.slice(token.start, token.end), nameLocation: locate(token.start, token.end), value };
  });
  const { locate, text } = cursor.input;
  const location = locate(name.start, cursor.take().end);
  return callFunction({
    name: text.slice(name.start, name.end),
    nameLocation: locate(name.start, name.end),
    args,
    location,
  });
}

/** A sweep is the whole value of an override; inside of another value it could not be expanded. */
function plainElement(value: Value, container: string): Element {
  if (isElement(value)) return value;
  return fail(
    `${value.kind}() is a sweep, which cannot stand inside of ${container}`,
    value.location,
    "make the sweep the whole value",
  );
}
