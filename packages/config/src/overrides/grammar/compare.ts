import type { Element } from "./element.ts";

/** What cannot be put in order: Python would not compare the two. */
export interface Incomparable {
  readonly a: Element;
  readonly b: Element;
}

/**
 * Negative, 0 or positive, as Python orders numbers (booleans among them), texts by code points and lists by their
 * items; or the two that have no order. A text that keeps its quotes has none, as in Hydra.
 */
export function compareElements(a: Element, b: Element): number | Incomparable {
  const [first, second] = [numberOf(a), numberOf(b)];
  if (first !== undefined && second !== undefined) {
    return Number.isNaN(first) || Number.isNaN(second) ? { a, b } : first - second || 0;
  }
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined && right !== undefined) return compareTexts(left, right);
  if (a.kind === "list" && b.kind === "list") return compareLists(a.items, b.items);
  return { a, b };
}

function compareLists(a: readonly Element[], b: readonly Element[]): number | Incomparable {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (isSame(a[i]!, b[i]!)) continue;
    return compareElements(a[i]!, b[i]!);
  }
  return a.length - b.length;
}

function isSame(a: Element, b: Element): boolean {
  if (a.kind === "scalar" && b.kind === "scalar") {
    const number = numberOf(a);
    if (number !== undefined) return number === numberOf(b);
    return a.type === b.type && a.value === b.value && quoteOf(a) === quoteOf(b);
  }
  return compareElements(a, b) === 0;
}

function compareTexts(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, index) => character !== right[index]);
  if (at === -1) return left.length - right.length;
  if (at >= right.length) return 1;
  return left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
}

function numberOf(element: Element): number | undefined {
  if (element.kind !== "scalar" || element.type === "string" || element.type === "null") return undefined;
  return Number(element.value);
}

function textOf(element: Element): string | undefined {
  if (element.kind !== "scalar" || element.type !== "string") return undefined;
  return element.quote === undefined ? element.value : undefined;
}

function quoteOf(element: Element): string | undefined {
  return element.kind === "scalar" && element.type === "string" ? element.quote : undefined;
}
