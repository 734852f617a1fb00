import { DataError, type Shape, showShape } from "@titrate/plugin";
import { didYouMean } from "../did-you-mean.ts";
import type { Cell, Fail } from "./feature-coder.ts";
import type { ReadTable } from "./load-table.ts";
import { deepest, type JsonArray, numbersOf, shapeOf } from "./nested-numbers.ts";
import { refusal, type Source } from "./source.ts";
import type { Classes } from "./target-coder.ts";
import { textLines } from "./text-lines.ts";

export interface JsonLinesFormat {
  /** A key whose values are numbers or arrays of them, all of one shape; or one key a feature. */
  readonly inputs: string | readonly string[];
  readonly targets: string | readonly string[];
  /** Keys whose numbers are categories. */
  readonly categorical: readonly string[];
  readonly classes?: Classes;
}

type Values = Readonly<Record<string, unknown>>;

/** What a row's inputs, or targets, are: some keys, or an array under one. */
type Field =
  | { readonly keys: readonly string[]; readonly shape: Shape }
  | { readonly key: string; readonly shape: Shape };

/** Reads the JSON Lines files of one dataset: an object a line. */
export function jsonLinesReader({ inputs, targets, categorical, classes }: JsonLinesFormat): ReadTable {
  const areClasses = classes !== undefined && classes !== false;
  const isCategory = (key: string): boolean => categorical.includes(key);
  let row: { readonly inputs: Field; readonly targets: Field } | undefined;

  return async (source, begin) => {
    let add: ReturnType<typeof begin> | undefined;
    for await (const { line, text } of textLines(source)) {
      const fail: Fail = (problem) => {
        throw refusal(source, problem, line);
      };
      const values = objectOf(text, fail);
      if (row === undefined) {
        row = { inputs: fieldOf(values, inputs, fail), targets: fieldOf(values, targets, fail) };
        checkCategorical(source, line, row.inputs, categorical);
      }
      add ??= begin({
        ...("keys" in row.inputs && { names: row.inputs.keys }),
        shape: row.inputs.shape,
        targetShape: row.targets.shape,
      });
      add(
        line,
        cellsOf(values, row.inputs, isCategory, fail),
        cellsOf(values, row.targets, () => areClasses, fail),
      );
    }
    if (add === undefined) throw refusal(source, "is empty");
  };
}

function objectOf(text: string, fail: Fail): Values {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return fail(`is no JSON: ${(thrown as Error).message}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Values;
  return fail('a line holds one object, such as {"inputs": [1, 2], "targets": 0}');
}

/** As the first row has it. */
function fieldOf(values: Values, keys: string | readonly string[], fail: Fail): Field {
  if (typeof keys !== "string") return { keys, shape: [keys.length] };
  const value = valueAt(values, keys, fail);
  if (!Array.isArray(value)) return { keys: [keys], shape: [1] };
  const shape = shapeOf(value as JsonArray);
  if (shape === undefined) return fail(`"${keys}" holds arrays more than ${deepest} deep; flatten them`);
  if (shape.includes(0)) return fail(`"${keys}" is empty, and a row holds at least one number`);
  return { key: keys, shape };
}

function checkCategorical(source: Source, line: number, inputs: Field, categorical: readonly string[]): void {
  const keys = "keys" in inputs ? inputs.keys : [];
  const wrong = categorical.findIndex((key) => !keys.includes(key));
  if (wrong < 0) return;
  const problem =
    "keys" in inputs
      ? `there is no feature "${categorical[wrong]}"${didYouMean(categorical[wrong]!, keys)}`
      : `"${inputs.key}" is an array, whose features have no names; leave \`categorical\` out`;
  throw new DataError(source.subject, `${source.file}:${line}: ${problem}`, ["categorical", wrong]);
}

/** @param asText whether a key's numbers are names. */
function cellsOf(
  values: Values,
  field: Field,
  asText: (key: string) => boolean,
  fail: Fail,
): readonly Cell[] {
  if ("keys" in field) {
    return field.keys.map((key) => cellOf(key, valueAt(values, key, fail), asText(key), fail));
  }
  const { key, shape } = field;
  const numbers = numbersOf(valueAt(values, key, fail), shape);
  return numbers ?? fail(`"${key}" is no array ${showShape(shape)} of numbers, as the first row's is`);
}

function cellOf(key: string, value: unknown, asText: boolean, fail: Fail): Cell {
  if (value === null) return Number.NaN;
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "number") return asText ? String(value) : Number(value);
  const what = Array.isArray(value) ? "an array" : "an object";
  return fail(`"${key}" is ${what}; give a number, a text, true, false or null`);
}

function valueAt(values: Values, key: string, fail: Fail): unknown {
  if (Object.hasOwn(values, key)) return values[key];
  return fail(`there is no key "${key}"${didYouMean(key, Object.keys(values))}`);
}
