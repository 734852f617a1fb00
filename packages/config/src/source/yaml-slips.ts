import { quote } from "./located.ts";
import { lineAt, lineStart } from "./text-lines.ts";

/** What is wrong with a text as YAML, where a reader would look for it, and what to do. Offsets into the text. */
export interface Wording {
  readonly message: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
}

/** A line that should be a key with a value. */
export function noKey(text: string, offset: number): Wording {
  const line = lineAt(text, offset);
  const written = line.trim();
  const start = lineStart(text, offset) + line.indexOf(written);
  const end = start + written.length;
  const place = { start, end };
  if (/^(<{7}|={7}|>{7})/.test(written)) {
    return {
      message: "a mark of a merge conflict",
      hint: "resolve the conflict, and remove its marks",
      ...place,
    };
  }
  if (/^-[^\s-]/.test(written)) return noSpaceAfterDash(written, start, end);
  if (written.startsWith("- ")) {
    return {
      message: "an entry of a list stands among keys",
      hint: "indent it below the key whose list it is in",
      ...place,
    };
  }
  const slip = slipOf(written);
  if (slip !== undefined) return { ...slip, ...place };
  const word = /^[\w-]+(?=\s|$)/.exec(written)?.[0];
  const hint = word === undefined ? "a key is followed by a colon and a space" : `write ${word}: ...`;
  return { message: `${quote(written)} is no key with a value`, hint, ...place };
}

/** Why a text that should be a key and a value is only a text. */
export function slipOf(written: string): Pick<Wording, "message" | "hint"> | undefined {
  const [, key, value] = /^([\w.-]+):([^\s:/].*)$/.exec(written.split("\n")[0]!) ?? [];
  if (key !== undefined) {
    const message = `${quote(written)} is a text, no key with a value`;
    return { message, hint: `write a space after the colon: ${key}: ${value}` };
  }
  const [, name, given] = /^([\w.-]+)\s*=\s*(.*)$/.exec(written.split("\n")[0]!) ?? [];
  if (name === undefined) return undefined;
  return { message: `${quote(written)} is no key with a value`, hint: `write ${name}: ${given}` };
}

/** `-x`, which is no entry of a list. */
export function noSpaceAfterDash(written: string, start: number, end: number): Wording {
  const message = `${quote(written)} is no entry of a list`;
  return { message, hint: `write a space after the dash: - ${written.slice(1)}`, start, end };
}
