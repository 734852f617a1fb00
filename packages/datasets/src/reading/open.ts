import { createReadStream, promises } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip, gunzipSync } from "node:zlib";
import { readFailure, refusal, type Source } from "./source.ts";

const zipped = (source: Source): boolean => source.file.toLowerCase().endsWith(".gz");

/** All bytes of a file, unzipped where its name ends in .gz. Throws DataError where it cannot be read or is empty. */
export async function readBytes(source: Source): Promise<Uint8Array> {
  try {
    const bytes = await promises.readFile(source.path);
    if (bytes.length === 0) throw refusal(source, "is empty");
    return zipped(source) ? gunzipSync(bytes) : bytes;
  } catch (thrown) {
    throw readFailure(source, thrown);
  }
}

/** The bytes of a file as they come, unzipped where its name ends in .gz; reading them throws what Node throws. */
export function openStream(source: Source): Readable {
  const file = createReadStream(source.path, { highWaterMark: 2 ** 18 });
  return zipped(source) ? pipeline(file, createGunzip(), ignore) : file;
}

/** The names in a folder, in the order of their characters' codes, without those that start with a dot. */
export async function readFolder(source: Source): Promise<{ name: string; isFolder: boolean }[]> {
  try {
    const entries = await promises.readdir(source.path, { withFileTypes: true });
    return entries
      .filter(({ name }) => !name.startsWith("."))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch (thrown) {
    throw readFailure(source, thrown);
  }
}

/** A pipeline's errors arrive where its last stream is read. */
function ignore(): void {}
