import { StoreError } from "../store-error.ts";

/** Shorter beginnings name too many runs. */
const shortest = 4;
const mostNamed = 8;

/**
 * The run that an id, or its beginning, names.
 *
 * @throws StoreError where none or several are meant.
 */
export function resolveRun(name: string, ids: readonly string[], folder: string): string {
  const text = name.toLowerCase();
  if (ids.includes(text)) return text;
  const found = text.length < shortest ? [] : ids.filter((id) => id.startsWith(text));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const shown = found.slice(0, mostNamed).map((id) => id.slice(0, text.length + 4));
    throw new StoreError(
      "E_RUN_AMBIGUOUS",
      `${found.length} runs begin with ${name}: ${shown.join(", ")}${found.length > mostNamed ? ", ..." : ""}; write more of it`,
    );
  }
  const advice =
    ids.length === 0
      ? "it has none yet; titrate run makes some"
      : text.length < shortest
        ? `write at least ${shortest} digits of its id`
        : "titrate ls lists them";
  throw new StoreError("E_RUN_UNKNOWN", `there is no run ${name} in ${folder}; ${advice}`);
}
