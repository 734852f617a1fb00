/** A line of a plugin's file whose result may differ between machines or runs. */
export interface HostProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** What is rounded once by definition, and constants; all else of Math differs between engines. */
const exactMath = new Set(
  (
    "fround sqrt abs floor ceil trunc round min max imul clz32 sign " +
    "PI E LN2 LN10 LOG2E LOG10E SQRT2 SQRT1_2"
  ).split(" "),
);

const clocks = /\b(?:Date\.now|new Date\b|performance\.now|process\.hrtime)/;
const randomness = /\bMath\.random\b|\bcrypto\.(?:getRandomValues|random\w+)/;

/**
 * Looks for arithmetic that differs between engines, clocks and unseeded randomness in the text of a plugin's file: what
 * a result must not depend on. It reads names, not meanings: comments and strings are left out, no more.
 */
export function hostProblems(text: string): HostProblem[] {
  return codeOnly(text)
    .split("\n")
    .flatMap((code, index) => {
      const message = problemIn(code);
      return message === undefined ? [] : [{ line: index + 1, message }];
    });
}

function problemIn(code: string): string | undefined {
  if (randomness.test(code))
    return "its random numbers know no seed; draw from the `random` or the scope that it is given";
  if (clocks.test(code)) return "it reads a clock, which a result must not depend on";
  if (code.includes("**"))
    return "** differs between engines; take exact.pow from @titrate/plugin, or multiply";
  const inexact = [...code.matchAll(/\bMath\.(\w+)/g)].find(([, name]) => !exactMath.has(name!));
  if (inexact === undefined) return undefined;
  return `Math.${inexact[1]} differs between engines; take exact.${inexact[1]} from @titrate/plugin`;
}

/** The text with comments and strings blanked, its lines kept. */
function codeOnly(text: string): string {
  const blank = (match: string): string => match.replaceAll(/[^\n]/g, " ");
  return text.replaceAll(
    /\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g,
    blank,
  );
}
