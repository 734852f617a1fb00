import { Lexer } from "yaml";

/** What is too much, and where; offsets into the text. */
export interface Excess {
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
}

/** Signs, words and line ends of one file: parsing more takes seconds. */
const mostTokens = 50_000;
const mostDepth = 1000;
/** Of escapes that there are not. */
const mostErrors = 20;

/** What makes a text too costly to parse, found by cutting it into tokens and no further. */
export function excessOf(text: string): Excess | undefined {
  if (text.length < mostTokens) return undefined;
  let count = 0;
  let depth = 0;
  let offset = 0;
  for (const token of new Lexer().lex(text)) {
    // Some tokens are marks of the lexer's own, of no width in the text.
    const width = isMark(token) ? 0 : token.length;
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
    if (depth > mostDepth) {
      return {
        message: "it is nested too deeply",
        hint: "write less within",
        start: offset,
        end: offset + 1,
      };
    }
    if (++count > mostTokens) {
      return {
        message: `the file has more than ${mostTokens} signs and words of YAML, too many for a config`,
        hint: "put data into a file of its own, which a dataset reads",
        start: offset,
        end: offset + 1,
      };
    }
    const escapes = token.startsWith('"') ? excessOfEscapes(token, offset) : undefined;
    if (escapes !== undefined) return escapes;
    offset += width;
  }
  return undefined;
}

/** Each wrong escape would be an error with a text of its own. */
function excessOfEscapes(token: string, offset: number): Excess | undefined {
  let count = 0;
  for (const { index } of token.matchAll(/\\[^0abtnvfre "/\\N_LPxuU\r\n\t]|\\(?=[xuU])/g)) {
    if (token[index + 1] === "x" && /^[\da-f]{2}/i.test(token.slice(index + 2, index + 4))) continue;
    if (token[index + 1] === "u" && /^[\da-f]{4}/i.test(token.slice(index + 2, index + 6))) continue;
    if (token[index + 1] === "U" && /^[\da-f]{8}/i.test(token.slice(index + 2, index + 10))) continue;
    if (++count <= mostErrors) continue;
    const message = `a text in double quotes has more than ${mostErrors} escapes that there are not`;
    const start = offset + index;
    return { message, hint: "write it in single quotes, where \\ is only itself", start, end: start + 2 };
  }
  return undefined;
}

/** https://github.com/eemeli/yaml, cst.BOM, DOCUMENT, FLOW_END and SCALAR. */
export function isMark(token: string): boolean {
  return token === "\u{FEFF}" || token === "\x02" || token === "\x18" || token === "\x1f";
}
