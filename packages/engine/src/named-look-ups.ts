import { inputsFirst, type Session } from "@titrate/tensor";
import { RunError } from "./run-error.ts";
import { originOf, type RunProgram } from "./run-program.ts";
import { trainEntry } from "./splits.ts";

/** The session, which blames the layer where it looks up an index that its table does not have. */
export function namedLookUps(session: Session, built: RunProgram): Session {
  return {
    load: (table, values) => session.load(table, values),
    snapshot: () => session.snapshot(),
    restore: (values) => session.restore(values),
    run(entry, call) {
      try {
        return session.run(entry, call);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        const layer = onlyLookUp(built);
        if (layer === undefined) throw error;
        throw new RunError(`${layer.name}: ${error.message}`, { path: layer.path, cause: error });
      }
    },
  };
}

/** The layer that looks something up, where there is just one. */
function onlyLookUp(built: RunProgram) {
  const { updates, outputs } = built.program.entries[trainEntry(built.batch)]!;
  const roots = [...updates.map(({ value }) => value), ...Object.values(outputs)];
  const origins = inputsFirst(roots)
    .filter(({ op }) => op === "gather")
    .flatMap((tensor) => originOf(built, tensor) ?? [])
    .filter(({ name }) => name.startsWith("layer "));
  const [first, ...others] = new Map(origins.map((origin) => [origin.path.join(), origin])).values();
  return others.length === 0 ? first : undefined;
}
