import { DataError } from "@titrate/plugin";
import { didYouMean } from "../did-you-mean.ts";
import type { ArrayFile } from "./load-arrays.ts";
import { parseNpy } from "./npy-array.ts";
import { readBytes } from "./open.ts";
import { refusal, type Source } from "./source.ts";

type ArrayAt = (name: string, path: readonly string[]) => ArrayFile;

/** Opens a .npz file, a zip of .npy files: an array by its name, which stands at `path` in the YAML. */
export async function openNpz(source: Source): Promise<ArrayAt> {
  const { unzipSync } = await import("fflate");
  const bytes = await readBytes(source);
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(bytes);
  } catch (thrown) {
    throw refusal(source, `is no whole .npz file (${(thrown as Error).message}); get it again`);
  }
  return (name, path) => {
    const file = `${name}.npy`;
    if (!Object.hasOwn(files, file)) {
      const names = Object.keys(files).map((each) => each.replace(/\.npy$/, ""));
      const problem = `${source.file}: there is no array "${name}"${didYouMean(name, names)}`;
      throw new DataError(source.subject, problem, path);
    }
    const named: Source = { ...source, file: `${source.file}, array "${name}"`, at: path };
    return { source: named, array: parseNpy(named, files[file]!) };
  };
}
