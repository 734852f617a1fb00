/**
 * Characters that change how a terminal shows what stands around them: control characters, and those that turn the
 * direction of writing, break lines or take no space.
 */
const unseen = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** A text with such characters as their codes: `\u{202e}`. */
export function spelled(text: string): string {
  return text.replace(unseen, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** A text with a placeholder of one column in place of each such character; a tab is a blank. */
export function masked(text: string): string {
  return text.replace(unseen, (character) => (character === "\t" ? " " : "\ufffd"));
}

/** A text up to a length; a value that it repeats may be of any. */
export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
