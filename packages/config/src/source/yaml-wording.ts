import type { YAMLError } from "yaml";
import { quote } from "./located.ts";
import { lineAt, lineStart, withoutComment } from "./text-lines.ts";
import { unquotedInterpolation } from "./yaml-interpolation.ts";
import { openBracket, openQuote } from "./yaml-openings.ts";
import { noKey, noSpaceAfterDash, type Wording } from "./yaml-slips.ts";

type Explain = (text: string, start: number, end: number, message: string) => Wording | undefined;

/** An error of the parser in words of ours. */
export function wordingOf(error: YAMLError, text: string): Wording {
  const [start, end] = error.pos;
  const explained =
    unquotedInterpolation(text, start) ?? explanations[error.code]?.(text, start, end, error.message);
  return explained ?? { message: error.message[0]!.toLowerCase() + error.message.slice(1), start, end };
}

const explanations: Readonly<Partial<Record<YAMLError["code"], Explain>>> = {
  MULTIPLE_DOCS: (_text, start, end) => ({
    message: "a second document starts here",
    hint: "a config is one document",
    start,
    end,
  }),
  RESOURCE_EXHAUSTION: (_text, start, end) => ({
    message: "it is nested too deeply",
    hint: "write less within",
    start,
    end,
  }),
  TAG_RESOLVE_FAILED: (text, start, end) => ({
    message: `there is no tag ${quote(text.slice(start, end))}`,
    hint: "remove it: configs use no tags",
    start,
    end,
  }),
  TAB_AS_INDENT: (_text, start, end) => ({
    message: "a tab cannot indent a line",
    hint: "use spaces",
    start,
    end,
  }),
  BAD_SCALAR_START: (text, start) => {
    const value = withoutComment(/^[^,\]}\n]*/.exec(text.slice(start))![0]);
    return {
      message: `a text without quotes cannot start with ${quote(text[start]!)}`,
      hint: `write ${quoted(value)}`,
      start,
      end: start + value.length,
    };
  },
  BAD_DIRECTIVE: (_text, start, end) => ({
    message: "a line that starts with % is a directive, and configs use none",
    hint: "remove it; a key that starts so goes in quotes",
    start,
    end,
  }),
  BAD_DQ_ESCAPE: (text, start) => ({
    message: `in double quotes, ${text.slice(start - (text[start] === "\\" ? 0 : 1)).slice(0, 2)} is no escape`,
    hint: "write \\\\, or single quotes, where \\ is only itself",
    start: start - (text[start] === "\\" ? 0 : 1),
    end: start + (text[start] === "\\" ? 2 : 1),
  }),
  BAD_ALIAS: (_text, start, end) => ({
    message: "& and * start an anchor and its uses, and need a name",
    hint: "put a text that starts so in quotes",
    start,
    end,
  }),
  MULTIPLE_ANCHORS: (_text, start, end) => ({
    message: "a value has one anchor at most",
    hint: "remove this one",
    start,
    end,
  }),
  BLOCK_IN_FLOW: (text, start, end) => {
    const [, before = ""] = /^([^\n:]*\s)[^\s:]+\s*:/.exec(text.slice(start, end)) ?? [];
    const at = start + before.length;
    return {
      message: "a comma is missing in front of this key",
      hint: "write a comma",
      start: at,
      end: at + 1,
    };
  },
  BAD_INDENT: (text, start, _end, message) =>
    message.startsWith("Flow") ? unclosed(text, start) : misplaced(text, start),
  MISSING_CHAR: (text, start, _end, message) => {
    if (message.includes("quote")) return unclosedQuote(text, start);
    return message.startsWith("Implicit") ? noKey(text, start) : undefined;
  },
  MULTILINE_IMPLICIT_KEY: (text, start) => noKey(text, start),
  BLOCK_AS_IMPLICIT_KEY: (text, start) => secondColon(text, start),
  UNEXPECTED_TOKEN: unexpected,
};

function unexpected(text: string, start: number, end: number, message: string): Wording | undefined {
  const place = { start, end };
  const sign = text.slice(start, end);
  if (/at node end/.test(message)) {
    const line = text.slice(lineStart(text, start), start);
    if (line.trim() === "") return misplaced(text, start);
    if (!/["']\s*$/.test(line)) return noKey(text, start);
    const hint = line.includes('"')
      ? 'put all of it in quotes, and write \\" within'
      : "put all of it in quotes, and write '' for one within";
    return { message: "a text goes on after its closing quote", hint, ...place };
  }
  if (/^[\]}]$/.test(sign)) return { message: `${quote(sign)} closes nothing`, hint: "remove it", ...place };
  if (sign === ",") return { message: "a comma too many", hint: "remove it", ...place };
  if (/Not a YAML token|Block scalar header/.test(message)) {
    if (/^(<{7}|={7}|>{7})/.test(lineAt(text, start))) return noKey(text, start);
    return {
      message: "| and > start a text that stands on the lines below, indented",
      hint: "put this text in quotes, or below",
      ...place,
    };
  }
  if (/block-seq-ind/.test(message)) {
    const isFirst = text.slice(lineStart(text, start), start).trim() === "";
    return isFirst
      ? {
          message: "an entry of a list stands among keys",
          hint: "indent it below the key whose list it is in",
          ...place,
        }
      : {
          message: "a list cannot start beside its key",
          hint: "write [...], or each entry on a line of its own",
          ...place,
        };
  }
  return undefined;
}

/** A bracket that is not closed where it should be: told where it is opened. */
function unclosed(text: string, offset: number): Wording | undefined {
  const open = openBracket(text, offset);
  if (open === undefined) return undefined;
  const closer = open.sign === "[" ? "]" : "}";
  const start = offset + /^\s*/.exec(text.slice(offset))![0].length;
  const found = text[start]!;
  if (/[\]}]/.test(found) && found !== closer) {
    const message = `${quote(open.sign)} is closed by ${quote(found)}`;
    return { message, hint: `write ${closer}`, start, end: start + 1 };
  }
  // Up to what closes it there is nothing that looks like a key of the config.
  if (new RegExp(`^[^:#]*\\${closer}`).test(text.slice(start))) {
    const message = `a line within ${open.sign} ${closer} starts too far left`;
    return { message, hint: "indent it further than its key", start, end: start + 1 };
  }
  const comment = / #/.test(lineAt(text, open.offset)) ? "; what follows # is a comment" : "";
  return {
    message: `${quote(open.sign)} is opened here and not closed`,
    hint: `write ${closer}${comment}`,
    start: open.offset,
    end: open.offset + 1,
  };
}

function unclosedQuote(text: string, offset: number): Wording | undefined {
  const start = openQuote(text, offset);
  if (start === undefined) return undefined;
  const sign = text[start]!;
  return {
    message: "a quote is opened here and not closed",
    hint: `write ${sign} at its end`,
    start,
    end: start + 1,
  };
}

/** A line whose indentation is that of no line above that it could belong to. */
function misplaced(text: string, offset: number): Wording {
  const from = lineStart(text, offset);
  const line = lineAt(text, offset);
  const start = from + /^\s*/.exec(line)![0].length;
  const end = from + line.trimEnd().length;
  if (/^-[^\s-]/.test(line.trim())) return noSpaceAfterDash(line.trim(), start, end);
  if (!/^(-\s|[^\s:]+\s*:(\s|$))/.test(line.trim())) return noKey(text, start);
  return {
    message: "the line is indented as none that it could stand beside",
    hint: "indent it exactly as the keys or entries beside it",
    start,
    end,
  };
}

/** `a: b: c`, or a key with a value that has keys below it too. */
function secondColon(text: string, offset: number): Wording | undefined {
  const rest = text.slice(offset, lineStart(text, offset) + lineAt(text, offset).length);
  const colon = /:(\s|$)/.exec(rest)?.index;
  if (colon !== undefined) {
    const start = offset + colon;
    const value = withoutComment(rest);
    return {
      message: "a second colon in one line: a value cannot be a key too",
      hint: `write ${quoted(value)} if it is a text, or a key on each line`,
      start,
      end: start + 1,
    };
  }
  const [key] = /[^\s:-][^:]*(?=:\s)/.exec(lineAt(text, offset)) ?? [];
  const value = withoutComment(rest);
  const [, gap, below] = /^[^\n]*(\n\s*)([^\n]*)/.exec(text.slice(offset)) ?? [];
  if (key === undefined || gap === undefined || below === undefined) return undefined;
  const start = offset + text.slice(offset).indexOf("\n") + gap.length;
  return {
    message: `the line is indented below ${quote(key)}, which has the value ${quote(value)} already`,
    hint: `indent it as ${quote(key)} is${key !== "type" && /^[A-Za-z][\w-]*$/.test(value) ? `, or write type: ${value} on a line of its own below` : ""}`,
    start,
    end: start + below.length,
  };
}

function quoted(text: string): string {
  return text.includes('"') || text.includes("\\") ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
