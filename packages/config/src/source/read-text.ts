import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Source } from "./located.ts";
import { locator } from "./located.ts";
import type { Problem } from "./problem.ts";

/** Of a config file, in bytes. What is larger is data, and would be parsed for seconds. */
const maxSize = 1_000_000;
const maxLines = 50_000;

/**
 * Reads a file's text, UTF-8 with or without a byte order mark. Whatever is no regular file is refused unread: a
 * device has no end, and a pipe waits for who writes.
 *
 * @throws what the file system says.
 */
export function readText(name: string): Source | Problem {
  const descriptor = openSync(name, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return refused(name, "it is a folder, not a file", "name a file in it");
    if (!stats.isFile()) return refused(name, "it is no regular file", "a config is a file of YAML");
    const bytes = readBytes(descriptor, maxSize + 1);
    return bytes.length > maxSize ? tooLarge(name, bytes, stats.size) : decode(name, bytes);
  } finally {
    closeSync(descriptor);
  }
}

/** Up to so many bytes, whatever size the file system tells. */
function readBytes(descriptor: number, most: number): Buffer {
  const bytes = Buffer.alloc(Math.min(most, Math.max(fstatSync(descriptor).size + 1, 4096)));
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += count;
    if (count === 0 || length === bytes.length) return bytes.subarray(0, length);
  }
}

function decode(name: string, bytes: Buffer): Source | Problem {
  const text = new TextDecoder("utf-8").decode(bytes);
  const encoded = Buffer.from(text);
  const mark = bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0;
  const own = bytes.subarray(mark);
  const control = text.search(controlCharacters);
  if (encoded.equals(own)) {
    const source: Source = { kind: "file", name, text };
    if (control < 0) return tooLong(source) ?? source;
    const code = text.charCodeAt(control).toString(16).padStart(4, "0").toUpperCase();
    return notText(source, control, `a text cannot hold the character U+${code}`, "remove it");
  }
  // The first byte that the decoder could not take is the first that encoding gives otherwise.
  const bad = encoded.findIndex((byte, index) => byte !== own[index]);
  const at = encoded.subarray(0, bad).toString().length;
  const isWide = own[0] === 0xff || own[0] === 0xfe;
  const what = isWide ? "UTF-16" : `the byte 0x${own[bad]!.toString(16)}`;
  const message = isWide ? `it is ${what}, and no text in UTF-8` : `${what} is no text in UTF-8`;
  return notText({ kind: "file", name, text }, at, message, "save the file as UTF-8");
}

/** Those that YAML does not allow either. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacters = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

function notText(source: Source, at: number, message: string, hint: string): Problem {
  return { code: "E_YAML", message, location: locator(source)(at, at + 1), hint };
}

function tooLong({ name, text }: Source): Problem | undefined {
  let end = 0;
  for (let line = 0; line < maxLines; line++) {
    end = text.indexOf("\n", end) + 1;
    if (end === 0) return undefined;
  }
  if (end === text.length) return undefined;
  return {
    code: "E_YAML",
    message: `the file has more than ${maxLines} lines, too many for a config`,
    location: locator({ kind: "file", name, text: text.slice(0, end + 1) })(end, end + 1),
    hint: "put data into a file of its own, which a dataset reads",
  };
}

function tooLarge(name: string, bytes: Buffer, size: number): Problem {
  const text = `${bytes.subarray(0, 80).toString("latin1").split("\n")[0]}\n`;
  return {
    code: "E_YAML",
    message: `the file has ${(Math.max(size, bytes.length) / 1e6).toFixed(1)} MB, a config at most ${maxSize / 1e6}`,
    location: locator({ kind: "file", name, text })(0, 1),
    hint: "put data into a file of its own, which a dataset reads",
  };
}

/** Of what has no lines. */
function refused(name: string, message: string, hint: string): Problem {
  const location = locator({ kind: "file", name, text: "" })(0, 0);
  return { code: "E_FILE_NOT_FOUND", message, location, hint };
}
