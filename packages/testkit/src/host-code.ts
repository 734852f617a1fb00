import { codeOnly } from "./code-only.ts";
import { exactMath, isExactPower } from "./exact-math.ts";

/** A line of a plugin's file whose result may differ between machines or runs. */
export interface HostProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

interface Rule {
  readonly pattern: RegExp;
  /** What is wrong with what was found; undefined where nothing is. */
  message(found: RegExpMatchArray): string | undefined;
}

const noSeed = "its random numbers know no seed; draw from the `random` or the scope that it is given";
const isClock = "it reads a clock, which a result must not depend on";
const isLocale = "it depends on the machine's language; write numbers with String, and compare texts with <";
const hidden = "Math under another name hides which function is meant; write Math.sqrt and the like";

/** The first that finds something in a line is told. */
const rules: readonly Rule[] = [
  {
    pattern: /\bMath\s*\??\.\s*random\b|\bcrypto\s*\??\.\s*(?:getRandomValues|random\w+)/g,
    message: () => noSeed,
  },
  {
    pattern:
      /\{[^{}]*\b(?:random\w*|getRandomValues|webcrypto)\b[^{}]*\}\s*(?:=\s*(?:Math|crypto)\b|from\s*"(?:node:)?crypto")/g,
    message: () => noSeed,
  },
  {
    pattern:
      /\bDate\s*\??\.\s*now\b|\bnew\s+Date\b|(?<![\w$.])Date\s*\(|\bperformance\s*\??\.\s*(?:now|timeOrigin)\b/g,
    message: () => isClock,
  },
  { pattern: /\bprocess\s*\??\.\s*(?:hrtime|uptime|cpuUsage)\b/g, message: () => isClock },
  {
    pattern: /\{[^{}]*\}\s*=\s*(?:Date|performance)\b|=\s*Date\s*;|"(?:node:)?perf_hooks"/g,
    message: () => isClock,
  },
  { pattern: /\.\s*(?:localeCompare|toLocale\w*)|\bIntl\s*\./g, message: () => isLocale },
  {
    pattern: /\*\*/g,
    message: () => "** differs between engines; take exact.pow from @titrate/plugin, or multiply",
  },
  { pattern: /\bMath\s*\??\.\s*(\w+)/g, message: ([, name]) => inexact([name!]) },
  {
    pattern: /\{([^{}]*)\}\s*=\s*Math\b(?!\s*\??\.)/g,
    message: ([, names]) => inexact([...names!.matchAll(/(?:^|,)\s*([\w.]+)/g)].map((match) => match[1]!)),
  },
  { pattern: /\bMath\s*(?:\?\.)?\[/g, message: () => "Math[...] hides which function is meant; name it" },
  // Neither Math.sqrt, nor a key or a type of that name, nor `{ sqrt } = Math`, which is looked at above.
  {
    pattern: /(?<![\w$.]|\btypeof\s+|\}\s*=\s*)Math\b(?!\s*(?:\??\.|\??:|\[|[\w$]))/g,
    message: () => hidden,
  },
  { pattern: /(?<![\w$.]|\}\s*=\s*)Math\s+as\b/g, message: () => hidden },
];

/**
 * Looks for arithmetic that differs between engines, clocks, unseeded randomness and locales in the text of a plugin's
 * file: what a result must not depend on. It reads names, not meanings: comments and strings are left out, no more.
 */
export function hostProblems(text: string): HostProblem[] {
  const code = plainly(codeOnly(text));
  const found = new Map<number, string>();
  for (const { pattern, message } of rules) {
    for (const match of code.matchAll(pattern)) {
      const line = code.slice(0, match.index).split("\n").length;
      const problem = message(match);
      if (problem !== undefined && !found.has(line)) found.set(line, problem);
    }
  }
  return [...found].map(([line, message]) => ({ line, message })).sort((a, b) => a.line - b.line);
}

/** Members by their names, as `.exp`, and globals without the object that holds them; of strings, modules alone, and no exact powers. */
const plainly = (code: string): string =>
  code
    .replaceAll(/(?<![\w$.)\]])(\d+)\s*\*\*\s*(-?\d+)(?![\w$.]|\s*\*\*)/g, (power, base, exponent) =>
      isExactPower(Number(base), Number(exponent)) ? "1" : power,
    )
    .replaceAll(/(?<=[\w$)\]])[^\S\n]*(?:\?\.)?\[[^\S\n]*"([\w$]+)"[^\S\n]*\]/g, ".$1")
    .replaceAll(/(?<!\b(?:from|import|require)\s*\(?\s*)"[^"\n]*"/g, '""')
    .replaceAll(/(?<![\w$.])(?:globalThis|global|window|self)\s*\??\.(?=\s*\w)/g, "");

function inexact(names: readonly string[]): string | undefined {
  const name = names.find((each) => !exactMath.has(each));
  return name && `Math.${name} differs between engines; take exact.${name} from @titrate/plugin`;
}
