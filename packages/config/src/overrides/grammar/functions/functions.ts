import { toBool } from "./bool.ts";
import { choice } from "./choice.ts";
import { toFloat } from "./float.ts";
import type { GrammarFunction } from "./function.ts";
import { glob } from "./glob.ts";
import { toInt } from "./int.ts";
import { interval } from "./interval.ts";
import { jsonStr } from "./json-str.ts";
import { range } from "./range.ts";
import { shuffle } from "./shuffle.ts";
import { sort } from "./sort.ts";
import { toStr } from "./str.ts";
import { tag } from "./tag.ts";

/** Every function of the grammar. */
export const functions: readonly GrammarFunction[] = [
  choice,
  range,
  interval,
  glob,
  sort,
  shuffle,
  tag,
  toInt,
  toFloat,
  toStr,
  toBool,
  jsonStr,
];
