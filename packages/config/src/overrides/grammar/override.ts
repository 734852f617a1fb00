import type { Location, Source } from "../../source/located.ts";
import { quote } from "../../source/located.ts";
import type { Problem } from "../../source/problem.ts";
import { createCursor } from "./cursor.ts";
import type { Element } from "./element.ts";
import { parseExpression, parseWhole } from "./elements.ts";
import { attempt, fail } from "./failure.ts";
import { createInput, type Input } from "./input.ts";
import type { Sweep } from "./sweep.ts";
import { isElement } from "./sweep.ts";
import type { Target } from "./target.ts";
import { parseTarget } from "./target-parser.ts";
import { refuseAfter } from "./unexpected.ts";
import { isZip, parseZip } from "./zip.ts";

/** One override of the command line. */
export interface ParsedOverride extends Target {
  readonly source: Source;
  /** Nothing for `~a` alone. `a=` is an empty text. `zip(...)` has the key "". */
  readonly value?: Element | Sweep;
  /** All of it. */
  readonly location: Location;
}

/**
 * Reads one override as Hydra 1.3 does: `optimizer.lr=0.1`, `+a=[1,2]`, `~db`, `model/act@x=relu,tanh`,
 * `a=range(0,1,0.1)`; and `zip(a=choice(1,2),b=choice(x,y))` beyond it. Where it cannot, it adds problems and gives
 * nothing: E_OVERRIDE for the first place that does not fit, E_KEY for keys that JavaScript reserves.
 */
export function parseOverride(source: Source, problems: Problem[]): ParsedOverride | undefined {
  return read(source, source.text.length, problems, (input) => {
    const location = input.locate(0, input.text.length);
    if (isZip(input)) return { ...parseZip(input), source, location };
    const { target, next } = parseTarget(input, 0);
    if (next.type === "=") return { ...target, source, value: parseValue(input, next.end), location };
    if (target.operation === "delete") return { ...target, source, location };
    const message = `expected key=value, got ${quote(source.text)}`;
    return fail(message, location, "such as optimizer.lr=0.1");
  });
}

/**
 * Reads one value, as lists hold them, from a part of a text. Spaces around it do not count, and nothing at all is an
 * empty text. Where it cannot, it adds problems and gives nothing.
 */
export function parseElement(
  source: Source,
  start: number,
  end: number,
  problems: Problem[],
): Element | undefined {
  return read(source, end, problems, (input) => {
    const { text } = input;
    const from = start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
    if (from >= text.length) return emptyText(input, from);
    const cursor = createCursor({ ...input, text: text.replace(/(?<![\s\\])[ \t]+$/, "") }, from);
    const value = parseExpression(cursor, 0);
    if (cursor.peek().type !== "end") refuseAfter(cursor);
    if (isElement(value)) return value;
    return fail(`${value.kind}() is a sweep, which cannot stand here`, value.location, "write one value");
  });
}

function read<T>(
  source: Source,
  end: number,
  problems: Problem[],
  parse: (input: Input) => T,
): T | undefined {
  const found: Problem[] = [];
  const result = attempt(found, () => parse(createInput(source, end, found)));
  problems.push(...found);
  return found.length === 0 ? result : undefined;
}

function parseValue(input: Input, start: number): Element | Sweep {
  return start >= input.text.length ? emptyText(input, start) : parseWhole(createCursor(input, start));
}

function emptyText({ locate }: Input, at: number): Element {
  return { kind: "scalar", type: "string", value: "", location: locate(at, at) };
}
