import { openStream } from "./open.ts";
import { readFailure, type Source } from "./source.ts";

/** The lines of a UTF-8 file and their numbers from 1, as they are read; lines of nothing but blanks are left out. */
export async function* textLines(source: Source): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder(); // drops a byte order mark
  let [rest, line] = ["", 0];
  try {
    for await (const bytes of openStream(source)) {
      const pieces = (rest + decoder.decode(bytes as Uint8Array, { stream: true })).split("\n");
      rest = pieces.pop() ?? "";
      for (const text of pieces) {
        line++;
        if (text.trim() !== "") yield { line, text };
      }
    }
  } catch (thrown) {
    throw readFailure(source, thrown);
  }
  const last = rest + decoder.decode();
  if (last.trim() !== "") yield { line: line + 1, text: last };
}
