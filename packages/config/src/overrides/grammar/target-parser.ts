import type { Location } from "../../source/located.ts";
import { quote } from "../../source/located.ts";
import { reservedKeys } from "../../source/yaml-keys.ts";
import { fail, reservedKey } from "./failure.ts";
import type { Input } from "./input.ts";
import type { KeyToken, KeyTokenType } from "./key-lexer.ts";
import { keyToken } from "./key-lexer.ts";
import type { Operation, Target } from "./target.ts";

/** What was read, and the token behind it: an "=" or the end. */
export interface ReadTarget {
  readonly target: Target;
  readonly next: KeyToken;
}

/** Reads `optimizer@head`, with the `+`, `++` or `~` before it. Throws where there is none, or more than that. */
export function parseTarget(input: Input, start: number): ReadTarget {
  const { operation, next: first } = parseOperation(input, start);
  const { part: key, next: afterKey } = parseGroupOrKey(input, first);
  const keyPart = partOf(input, key);
  if (afterKey.type !== "@") {
    const target = { operation, key: keyPart.text, keyLocation: keyPart.location };
    return { target, next: expectEnd(input, afterKey, start) };
  }
  const { part, next } = parsePackage(input, keyToken(input, afterKey.end));
  const inPackage = partOf(input, part);
  const target: Target = {
    operation,
    key: keyPart.text,
    keyLocation: keyPart.location,
    package: inPackage.text,
    packageLocation: inPackage.location,
  };
  return { target, next: expectEnd(input, next, start) };
}

/** A part of the target, and the token behind it. */
interface ReadPart {
  readonly part: Part;
  readonly next: KeyToken;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function parseOperation(input: Input, start: number): { operation: Operation; next: KeyToken } {
  const first = keyToken(input, start);
  if (first.type !== "~" && first.type !== "+") return { operation: "change", next: first };
  const second = keyToken(input, first.end);
  if (first.type === "~") return { operation: "delete", next: second };
  if (second.type !== "+") return { operation: "add", next: second };
  return { operation: "force-add", next: keyToken(input, second.end) };
}

/** `model/act`, of names alone, or what a package may be. */
function parseGroupOrKey(input: Input, first: KeyToken): ReadPart {
  let last = first;
  if (first.type !== "id") return parsePackage(input, first);
  let next = keyToken(input, first.end);
  while (next.type === "/") {
    last = keyToken(input, next.end);
    if (last.type !== "id") return refuse(input, last, first.start);
    next = keyToken(input, last.end);
  }
  return { part: { start: first.start, end: last.end }, next };
}

const keys: ReadonlySet<KeyTokenType> = new Set(["id", "special", "path"]);

/** A name, a dotted key or nothing: the whole config. */
function parsePackage(input: Input, token: KeyToken): ReadPart {
  if (!keys.has(token.type)) return { part: { start: token.start, end: token.start }, next: token };
  return { part: token, next: keyToken(input, token.end) };
}

function partOf(input: Input, { start, end }: Part): { text: string; location: Location } {
  const text = input.text.slice(start, end);
  const location = input.locate(start, end);
  if (text.split(/[./]/).some((step) => reservedKeys.has(step))) {
    input.problems.push(reservedKey(text, location));
  }
  return { text, location };
}

function expectEnd(input: Input, token: KeyToken, start: number): KeyToken {
  return token.type === "=" || token.type === "end" ? token : refuse(input, token, start);
}

/** Refuses a token that no key has at its place. */
function refuse(input: Input, { type, start, end }: KeyToken, keyStart: number): never {
  const { text, locate } = input;
  const location = locate(start, end);
  if (type === "end" || type === "=")
    return fail("the key ends too early", location, "name the option's group");
  const shown = quote(text.slice(start, end));
  if (type !== "unknown")
    return fail(`${shown} cannot stand at this place of a key`, location, hintFor(type));
  const character = String.fromCodePoint(text.codePointAt(start)!);
  const isFirst = start === keyStart;
  return fail(
    `${character === '"' ? "a quote" : quote(character)} cannot ${isFirst ? "start" : "stand in"} a key`,
    locate(start, start + character.length),
    hintOf(character, isFirst),
  );
}

function hintFor(type: KeyTokenType): string {
  if (type === "~" || type === "+") return "an override starts with +, ++ or ~, or with its key";
  if (type === "/") return "a group is written a/b, a key a.b; one has either";
  if (type === "@") return "a group has one package: group@package";
  if (type === ":") return "write key=value, or group@package=option";
  return "join the steps of a key with dots";
}

function hintOf(character: string, isFirst: boolean): string {
  if (character === " " || character === "\t")
    return "an override is written key=value, without spaces around =";
  if (character === "'" || character === '"') return "leave out the quotes; only a value may have them";
  if (character === "[" || character === "]") return "write an index as a step: layers.0.units";
  if (character === ".") return "write one dot between two steps";
  if (character === "(" || character === ")") return "a function stands behind the =, as in a=choice(1,2)";
  if (isFirst && character === "-") return "options such as --config stand before the overrides";
  if (/\d/.test(character)) return "a key starts with a letter, _ or $";
  return "a key is made of letters, digits, _, - and $, with dots between its steps";
}
