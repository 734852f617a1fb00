import type { z } from "zod";
import type { Located, LocatedScalar, Path } from "../source/located.ts";
import { toPlain } from "../source/located.ts";
import { slipOf } from "../source/yaml-slips.ts";
import { innermost } from "./wording.ts";

/** Another value in place of a faulty one, and how to come to it. */
interface Repair {
  readonly value: unknown;
  readonly hint: string;
}

/**
 * What to do about a value that its schema refuses, where a common slip explains it: the first of some repairs with
 * which the schema finds nothing wrong at that place.
 *
 * @param root what the schema is of; the faulty value is at `path` in it.
 * @param key the dotted key of the faulty value, to sweep over.
 */
export function repairHint(
  schema: z.ZodType,
  root: Located,
  path: Path,
  faulty: Located,
  key: string,
): string | undefined {
  const accepts = acceptance(schema, root, path);
  return repairsOf(faulty, key).find(({ value }) => accepts(value))?.hint;
}

/** Whether a schema takes another value at a path of what it is of. */
export function acceptance(schema: z.ZodType, root: Located, path: Path): (value: unknown) => boolean {
  const plain = toPlain(root);
  return (value) => {
    const issues = schema.safeParse(replaced(plain, path, value)).error?.issues ?? [];
    return !issues.map(innermost).some((issue) => isAlong(issue.path, path));
  };
}

/** Whether one of two paths leads to the other's end, or beyond. */
function isAlong(one: readonly PropertyKey[], other: Path): boolean {
  return other.every((step, index) => index >= one.length || one[index] === step);
}

function replaced(plain: unknown, [step, ...rest]: Path, value: unknown): unknown {
  if (step === undefined) return value;
  const inner = replaced((plain as Record<string | number, unknown>)[step], rest, value);
  if (Array.isArray(plain)) return plain.with(Number(step), inner);
  return { ...(plain as object), [step]: inner };
}

function repairsOf(node: Located, key: string): readonly Repair[] {
  if (node.kind === "scalar") {
    const list = { value: [node.value], hint: `a list is wanted: write [${String(node.value)}]` };
    if (typeof node.value === "string") {
      // `range(0, 1)` is a list on the command line alone.
      const isList = node.value.length <= longestText && !node.value.includes("(");
      return [...textRepairs(node as TextNode), ...(isList ? [list] : [])];
    }
    const written = String(node.value);
    const text = { value: written, hint: `a text is wanted: write "${written}"` };
    if (node.value === null) return [{ value: undefined, hint: "remove the key, or give it a value" }];
    return [...(typeof node.value === "number" ? numberRepairs(node.value) : []), text, list];
  }
  return node.kind === "sequence" ? listRepairs(node.items, key) : [];
}

/** No slip of the pen makes a longer one. */
const longestText = 200;

type TextNode = LocatedScalar & { readonly value: string };

function textRepairs(node: TextNode): Repair[] {
  const written = node.value.trim();
  if (written.length > longestText) return [];
  const isQuoted = /^["']/.test(node.location.source.text.slice(node.location.start));
  const repairs: Repair[] = [];
  const number = numberIn(written);
  if (number !== undefined) {
    const isPlain = String(Number(written)) === String(number) && written !== "";
    const hint = isQuoted && isPlain ? "remove the quotes: this is a text" : `write ${number}`;
    repairs.push({ value: number, hint: fromOutside(node) ?? hint });
  }
  const word = written.toLowerCase();
  if (/^(true|yes|on|y)$/.test(word))
    repairs.push({ value: true, hint: booleanHint(node, written, isQuoted, true) });
  if (/^(false|no|off|n)$/.test(word))
    repairs.push({ value: false, hint: booleanHint(node, written, isQuoted, false) });
  if (/^(none|nil|null|undefined|~|na|n\/a)$/.test(word)) {
    const missing = [
      { value: false, hint: "write false" },
      { value: undefined, hint: "remove the key to give none" },
    ];
    const hint = isQuoted ? "remove the quotes: this is a text, null is no value" : "write null for no value";
    repairs.push({ value: null, hint: fromOutside(node) ?? hint }, ...missing);
  }
  const inner = /^choice\((.*)\)$/.exec(written)?.[1] ?? written;
  if (inner.includes(",") && !inner.includes("(")) {
    const items = inner.split(",").map((item) => numberIn(item.trim()) ?? item.trim());
    repairs.push({
      value: items,
      hint: fromOutside(node) ?? `a list is wanted: write [${items.join(", ")}]`,
    });
  }
  if (/^\[.*\]$|^\{.*\}$/.test(written) && isQuoted) {
    try {
      repairs.push({ value: JSON.parse(written), hint: "remove the quotes: this is a text" });
    } catch {
      // It is a text then.
    }
  }
  const dashed = written.split(/\s+/);
  if (dashed.every((word) => /^-\w/.test(word))) {
    const items = dashed.map((word) => word.slice(1));
    repairs.push({ value: items, hint: `write a space after each dash: - ${items[0]}` });
  }
  return repairs;
}

/** What makes a value of a text from outside. */
function fromOutside({ from, value }: TextNode): string | undefined {
  if (from === undefined || from.outside.length === 0) return undefined;
  const what = from.outside.some((name) => name.includes("environment")) ? "an environment variable" : "this";
  const isNumber = String(Number(value.trim())) !== "NaN" || /^(true|false|null)$/i.test(value.trim());
  if (!isNumber && !/^[[{]/.test(value.trim())) return undefined;
  return `${what} is a text: write \${oc.decode:${from.written}}`;
}

function booleanHint(node: TextNode, written: string, isQuoted: boolean, value: boolean): string {
  if (/^(true|false)$/i.test(written))
    return fromOutside(node) ?? (isQuoted ? "remove the quotes: this is a text" : `write ${value}`);
  return `in YAML 1.2 \`${written}\` is a text: write ${value}`;
}

function numberRepairs(value: number): Repair[] {
  if (value === 0 || value === 1) return [{ value: value === 1, hint: `write ${value === 1}` }];
  return [];
}

function listRepairs(items: readonly Located[], key: string): Repair[] {
  const [first] = items;
  if (first === undefined) return [];
  const value = toPlain(first);
  if (first.kind === "map") return [{ value, hint: "remove the dashes: keys are wanted" }];
  if (items.length === 1) return [{ value, hint: "one value is wanted: write it without brackets or dash" }];
  const isSwept = !/^(sweep|report|seed|name|description|plugins|vars)\b/.test(key);
  const sweep = isSwept ? `; to try each, write sweep.grid with ${key}: [...]` : "";
  return [{ value, hint: `one value is wanted${sweep}` }];
}

/** The number that a text most likely means; undefined where it means none. */
export function numberIn(text: string): number | undefined {
  const sign = /^[-+]?/.exec(text)![0];
  const rest = text.slice(sign.length);
  const plain = withoutMarks(rest);
  if (plain === undefined || !/^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return undefined;
  const scale = rest.endsWith("%") ? 100 : 1;
  const value = Number(`${sign}${plain}`) / scale;
  return Number.isFinite(value) ? value : undefined;
}

/** Without what other languages write in numbers: `1_000`, `1,000`, `0,1`, `1e-3f`, `1e 3`, `50%`, `.5.`. */
function withoutMarks(text: string): string | undefined {
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) return text.replaceAll(",", "");
  if (/^\d*,\d+(e[-+]?\d+)?$/i.test(text)) return text.replace(",", ".");
  const fraction = /^(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)$/.exec(text);
  if (fraction !== null) return String(Number(fraction[1]) / Number(fraction[2]));
  const exponent = /^10\s*(?:\*\*|\^)\s*(-?\d+)$/.exec(text)?.[1];
  if (exponent !== undefined) return `1e${exponent}`;
  return text
    .replace(/[fFdDlLnk%]$/, "")
    .replaceAll("_", "")
    .replace(/\s*(e)\s*([-+]?)\s*/i, "$1$2")
    .replace(/^(\d*\.\d+)\.$/, "$1");
}

/** What to do about a value in place of a map with certain keys. */
export function mapHint(
  keys: readonly string[],
  node: Located,
  accepts: (value: unknown) => boolean,
): string | undefined {
  if (node.kind === "map" || keys.length === 0) return undefined;
  const slip =
    node.kind === "scalar" && typeof node.value === "string" ? slipOf(node.value)?.hint : undefined;
  if (slip !== undefined) return slip;
  const value = toPlain(node);
  const key = keys.find((name) => accepts({ [name]: value }));
  if (key !== undefined && node.kind === "scalar") return `write { ${key}: ${String(value)} }`;
  return `write its keys below it, indented: ${keys.join(", ")}`;
}

/** What to do about a map where a list is wanted: the grid's keys are dotted. */
export function gridHint(node: Located, key: string): string | undefined {
  const swept = /^sweep\.grid\.(.+)$/.exec(key)?.[1];
  if (swept === undefined || node.kind !== "map") return undefined;
  return `write dotted keys: ${[...node.entries.keys()].map((inner) => `${swept}.${inner}: [...]`).join(", ")}`;
}
