// The folder that holds this package and the others: `packages/`, or `node_modules/@titrate/` where installed.
const ownFolder = new URL("../../", import.meta.url).href;

/**
 * Where a user's code threw, `/folder/file.ts:12`: the first place that an error's stack names outside of titrate
 * and its libraries. For a syntax error that is the line that cannot be read. Undefined where there is none.
 */
export function throwingPlace(error: Error): string | undefined {
  const unreadable = /^(?:file:\/\/)?(\/.*):(\d+)\n/.exec(error.stack ?? "");
  if (unreadable !== null) return `${unreadable[1]}:${unreadable[2]}`;
  for (const [, url, line] of (error.stack ?? "").matchAll(/(file:\/\/[^\s()]+?):(\d+)(?=[\s):]|$)/g)) {
    if (url!.startsWith(ownFolder) || url!.includes("/node_modules/")) continue;
    return `${decodeURIComponent(new URL(url!).pathname)}:${line}`;
  }
  return undefined;
}
