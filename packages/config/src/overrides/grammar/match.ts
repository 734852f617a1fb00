/** Whether a name as a whole fits a pattern of Python's `fnmatch`: `*`, `?`, `[seq]` and `[!seq]`; letters have cases. */
export function matches(name: string, pattern: string): boolean {
  return matchesParts([...name], partsOf([...pattern]));
}

/** What one character of a name may be; "*" stands for any number of them. */
type Part = "*" | ((character: string) => boolean);

function matchesParts(name: readonly string[], parts: readonly Part[]): boolean {
  let at = 0;
  let part = 0;
  let star = -1;
  let resume = 0;
  while (at < name.length) {
    const current = parts[part];
    if (current === "*") {
      star = part++;
      resume = at;
    } else if (current?.(name[at]!)) {
      at++;
      part++;
    } else if (star >= 0) {
      // The last star takes one character more. What lies before it fits already.
      at = ++resume;
      part = star + 1;
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === "*");
}

function partsOf(pattern: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!;
    const end = character === "[" ? endOfSet(pattern, at + 1) : -1;
    if (character === "*") parts.push("*");
    else if (character === "?") parts.push(() => true);
    else if (end === -1) parts.push((other) => other === character);
    else {
      parts.push(setOf(pattern.slice(at + 1, end)));
      at = end;
    }
  }
  return parts;
}

/** The `]` that closes a set, which is no set without one. The first character of a set may be a `]`. */
function endOfSet(pattern: readonly string[], start: number): number {
  const first = pattern[start] === "!" ? start + 1 : start;
  return pattern.indexOf("]", first + 1);
}

function setOf(text: readonly string[]): (character: string) => boolean {
  const negated = text[0] === "!";
  const ranges: (readonly [low: string, high: string])[] = [];
  for (let at = negated ? 1 : 0; at < text.length; at++) {
    const isRange = text[at + 1] === "-" && at + 2 < text.length;
    ranges.push([text[at]!, text[isRange ? at + 2 : at]!]);
    if (isRange) at += 2;
  }
  return (character) => ranges.some(([low, high]) => isWithin(character, low, high)) !== negated;
}

function isWithin(character: string, low: string, high: string): boolean {
  const point = character.codePointAt(0)!;
  return low.codePointAt(0)! <= point && point <= high.codePointAt(0)!;
}
