/** Levels of nesting that are written piece by piece: results, arms, an arm, its runs, a run. */
const levelsInPieces = 5;

/**
 * Results for programs, indented, as pieces of text: thousands of runs with their histories are longer than one
 * string may be. Numbers that JSON lacks are the strings "NaN", "Infinity" and "-Infinity".
 */
export function* jsonPieces(results: object): Generator<string> {
  yield* pieces(results, levelsInPieces, "\n");
  yield "\n";
}

/** `margin`: the line break before a line of this level. */
function* pieces(value: unknown, levels: number, margin: string): Generator<string> {
  const isList = Array.isArray(value);
  const entries =
    isList || isObject(value) ? Object.entries(value).filter(([, item]) => item !== undefined) : [];
  if (levels === 0 || entries.length === 0) {
    yield JSON.stringify(value, spell, 2).replaceAll("\n", margin);
    return;
  }
  yield isList ? "[" : "{";
  for (const [index, [key, item]] of entries.entries()) {
    yield `${index === 0 ? "" : ","}${margin}  ${isList ? "" : `${JSON.stringify(key)}: `}`;
    yield* pieces(item, levels - 1, `${margin}  `);
  }
  yield `${margin}${isList ? "]" : "}"}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function spell(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}
