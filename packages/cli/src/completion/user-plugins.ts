import type { Plugin } from "@titrate/plugin";

/** How long modules may take to load while someone waits for a completion. */
const patienceMs = 2000;

/** The plugins of the files and packages that an experiment names; without those that do not load. */
export async function loadQuietly(specifiers: readonly string[], folder: string): Promise<readonly Plugin[]> {
  if (specifiers.length === 0) return [];
  // To load a module is to run it, and what it prints would stand among the candidates.
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream } of streams) stream.write = () => true;
  try {
    const loaded = await Promise.all(specifiers.map((specifier) => loadOrSkip(specifier, folder)));
    return loaded.flat();
  } finally {
    for (const { stream, write } of streams) stream.write = write;
  }
}

async function loadOrSkip(specifier: string, folder: string): Promise<readonly Plugin[]> {
  const { loadPluginFile } = await import("@titrate/experiment");
  const deadline = Promise.withResolvers<readonly Plugin[]>();
  const timer = setTimeout(() => deadline.resolve([]), patienceMs);
  try {
    const loaded = loadPluginFile(specifier, folder).then((found) => ("reason" in found ? [] : found));
    return await Promise.race([loaded, deadline.promise]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}
