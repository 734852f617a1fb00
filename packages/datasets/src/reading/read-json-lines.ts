import { type Shape, showShape } from "@titrate/plugin";
import { didYouMean } from "../did-you-mean.ts";
import type { Cell, Fail } from "./feature-coder.ts";
import type { ReadTable } from "./load-table.ts";
import { type JsonArray, numbersOf, shapeOf } from "./nested-numbers.ts";
import { refusal } from "./source.ts";
import { textLines } from "./text-lines.ts";

export interface JsonLinesFormat {
  /** A key whose values are numbers or arrays of them, all of one shape; or one key a feature. */
  readonly inputs: string | readonly string[];
  readonly targets: string | readonly string[];
  /** Keys whose numbers are categories. */
  readonly categorical: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

/** What a row's inputs, or targets, are: some keys, or an array under one. */
type Field =
  | { readonly keys: readonly string[]; readonly shape: Shape }
  | { readonly key: string; readonly shape: Shape };

/** Reads the JSON Lines files of one dataset: an object a line. */
export function jsonLinesReader({ inputs, targets, categorical }: JsonLinesFormat): ReadTable {
  let row: { readonly inputs: Field; readonly targets: Field } | undefined;

  return async (source, begin) => {
    let add: ReturnType<typeof begin> | undefined;
    for await (const { line, text } of textLines(source)) {
      const fail: Fail = (problem) => {
        throw refusal(source, problem, line);
      };
      const values = objectOf(text, fail);
      row ??= { inputs: fieldOf(values, inputs, fail), targets: fieldOf(values, targets, fail) };
      add ??= begin({
        ...("keys" in row.inputs && { names: row.inputs.keys }),
        shape: row.inputs.shape,
        targetShape: row.targets.shape,
      });
      add(line, cellsOf(values, row.inputs, categorical, fail), cellsOf(values, row.targets, [], fail));
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
  return { key: keys, shape: shapeOf(value as JsonArray) };
}

function cellsOf(values: Values, field: Field, categorical: readonly string[], fail: Fail): readonly Cell[] {
  if ("keys" in field) {
    return field.keys.map((key) => cellOf(key, valueAt(values, key, fail), categorical.includes(key), fail));
  }
  const { key, shape } = field;
  const numbers = numbersOf(valueAt(values, key, fail), shape);
  return numbers ?? fail(`"${key}" is no array ${showShape(shape)} of numbers, as the first row's is`);
}

function cellOf(key: string, value: unknown, asText: boolean, fail: Fail): Cell {
  if (value === null) return Number.NaN;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return asText ? String(value) : value;
  if (typeof value === "string") return value;
  return fail(`"${key}" is ${JSON.stringify(value).slice(0, 60)}; give a number, a text or null`);
}

function valueAt(values: Values, key: string, fail: Fail): unknown {
  if (Object.hasOwn(values, key)) return values[key];
  return fail(`there is no key "${key}"${didYouMean(key, Object.keys(values))}`);
}
