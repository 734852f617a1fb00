/** A text with interpolations, in pieces. Offsets are within the text. */
export type Template = readonly Piece[];

export type Piece = TextPiece | Reference | Call;

export interface TextPiece {
  readonly kind: "text";
  readonly text: string;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** `${a.b}`, `${.x}`, `${..x}`, `${a[0]}`; a step may hold interpolations itself. */
export interface Reference extends Span {
  readonly kind: "reference";
  /** From where it is written: 0 the config's top, 1 the map that it is in, 2 the one around that. */
  readonly up: number;
  readonly steps: readonly Template[];
}

/** `${oc.env:HOME,none}`. */
export interface Call extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Argument[];
}

/** An argument of a resolver, as it is written. */
export interface Argument extends Span {
  readonly text: string;
}

/** What is wrong with a text. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/** Deeper are not read. */
const maxDepth = 20;

/**
 * Takes a text apart, as OmegaConf does: `\${` is no interpolation, and `\\${` is a backslash before one.
 *
 * @param depth how deep the text itself lies in others.
 * @throws TemplateError
 */
export function parseTemplate(text: string, depth = 0): Template {
  return parseUntil(text, 0, text.length, depth);
}

function parseUntil(text: string, from: number, end: number, depth: number): Template {
  const pieces: Piece[] = [];
  let plain = "";
  let at = from;
  while (at < end) {
    const open = text.indexOf("${", at);
    if (open === -1 || open >= end) break;
    let backslashes = 0;
    while (open - backslashes > at && text[open - backslashes - 1] === "\\") backslashes++;
    plain += text.slice(at, open - backslashes) + "\\".repeat(backslashes >> 1);
    if (backslashes % 2 === 1) {
      plain += "${";
      at = open + 2;
      continue;
    }
    if (plain !== "") pieces.push({ kind: "text", text: plain });
    plain = "";
    const close = closeOf(text, open, end, depth);
    pieces.push(parseInterpolation(text, open, close, depth));
    at = close + 1;
  }
  plain += text.slice(at, end);
  if (plain !== "") pieces.push({ kind: "text", text: plain });
  return pieces;
}

/** The brace that closes the interpolation at `open`: nested ones, maps and quoted texts may stand in between. */
function closeOf(text: string, open: number, end: number, depth: number): number {
  if (depth > maxDepth) throw new TemplateError("interpolations are nested too deeply", open, open + 2);
  let braces = 1;
  let quote = "";
  for (let at = open + 2; at < end; at++) {
    const character = text[at]!;
    if (character === "\\") at++;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "{") braces++;
    else if (character === "}" && --braces === 0) return at;
  }
  throw new TemplateError('"${" is not closed', open, end);
}

function parseInterpolation(text: string, open: number, close: number, depth: number): Piece {
  const span = { start: open, end: close + 1 };
  const from = open + 2;
  const inner = text.slice(from, close);
  const name = /^\s*([A-Za-z_][\w.-]*)\s*:/.exec(inner);
  if (name !== null)
    return { kind: "call", ...span, name: name[1]!, args: parseArgs(text, from + name[0].length, close) };
  const path = inner.trim();
  const start = from + inner.indexOf(path);
  const up = /^\.*/.exec(path)![0].length;
  if (path.length === up) throw new TemplateError("an interpolation names a key", open, close + 1);
  return { kind: "reference", ...span, up, steps: parseSteps(text, start + up, start + path.length, depth) };
}

/** `a.b[0]`: steps are parted by dots or stand in brackets. */
function parseSteps(text: string, from: number, end: number, depth: number): Template[] {
  const steps: Template[] = [];
  for (let at = from; ; ) {
    const isIndex = text[at] === "[";
    const start = isIndex ? at + 1 : at;
    const stop = stepEnd(text, start, end, isIndex ? "]" : ".[", depth);
    const step = text.slice(start, stop);
    if (isIndex && stop === end) throw new TemplateError('"[" is not closed', at, end);
    if (!/^[^\s{}[\]:'"]+$/.test(step) && !step.includes("${")) {
      throw new TemplateError(`${JSON.stringify(step)} is not a key`, start, Math.max(stop, start + 1));
    }
    steps.push(parseUntil(text, start, stop, depth + 1));
    at = isIndex ? stop + 1 : stop;
    if (at >= end) return steps;
    if (text[at] === ".") at++;
    else if (text[at] !== "[") throw new TemplateError('expected "." or "[" here', at, at + 1);
  }
}

/** Where a step ends: interpolations in it may hold what else would end it. */
function stepEnd(text: string, from: number, end: number, closers: string, depth: number): number {
  for (let at = from; at < end; at++) {
    if (text.startsWith("${", at)) at = closeOf(text, at, end, depth + 1);
    else if (closers.includes(text[at]!)) return at;
  }
  return end;
}

function parseArgs(text: string, from: number, end: number): Argument[] {
  if (text.slice(from, end).trim() === "") return [];
  const args: Argument[] = [];
  const nesting: string[] = [];
  let quote = "";
  let start = from;
  const push = (to: number): void => {
    const written = text.slice(start, to);
    const trimmed = written.trim();
    const offset = start + written.indexOf(trimmed);
    args.push({ text: trimmed, start: offset, end: offset + trimmed.length });
  };
  for (let at = from; at < end; at++) {
    const character = text[at]!;
    if (character === "\\") at++;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ("[{(".includes(character)) nesting.push(character);
    else if ("]})".includes(character)) nesting.pop();
    else if (character === "," && nesting.length === 0) {
      push(at);
      start = at + 1;
    }
  }
  push(end);
  return args;
}
