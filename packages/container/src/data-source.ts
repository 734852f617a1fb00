import { blame, blameLater, RunError } from "@titrate/engine";
import type { Dataset, DatasetLoader, RandomStream, Streams, Transform } from "@titrate/plugin";
import { occurrenceNames } from "@titrate/plugin/host";

/** The data of a run, transforms applied. */
export type DataSource = (streams: Streams) => Promise<Dataset>;

/**
 * Loads the data of an arm's runs. Where neither the dataset nor a transform reads its random stream, no run's data can
 * differ from another's: they are loaded once.
 *
 * @throws RunError where what learns from training rows stands before what takes rows out of them.
 *
 * A transform's stream is named by its `name:`, else by its type and its place among those of that type.
 */
export function dataSource(
  load: DatasetLoader,
  transforms: readonly Transform[],
  directory: string,
): DataSource {
  checkOrder(transforms);
  let shared: Promise<Dataset> | undefined;
  return (streams) => {
    if (shared !== undefined) return shared;
    let isRandom = false;
    /** The context of a plugin, which notices when the stream is asked for. */
    const withRandom = <Context extends object>(context: Context, name: string) => ({
      ...context,
      get random(): RandomStream {
        isRandom = true;
        return streams(name);
      },
    });
    const loaded = blameLater(["dataset"], () => load(withRandom({ directory }, "dataset"))).then(
      (dataset) => {
        const nextName = occurrenceNames();
        const made = transforms.reduce((data, transform, index) => {
          const name = `transform/${transform.name ?? nextName(transform.type)}`;
          return blame(["transforms", index], () => transform.apply(data, withRandom({}, name)));
        }, dataset);
        if (!isRandom) shared = Promise.resolve(made);
        return made;
      },
    );
    return loaded;
  };
}

/** Refuses a transform that learns from rows of which a later one makes test rows. */
function checkOrder(transforms: readonly Transform[]): void {
  const divides = transforms.findLastIndex((transform) => transform.divides);
  const fits = transforms.findIndex((transform) => transform.fits);
  if (fits < 0 || fits >= divides) return;
  const [early, late] = [transforms[fits]!.type, transforms[divides]!.type];
  const message = `${early} learns from rows that ${late} then takes out of training; write ${early} after ${late}`;
  throw new RunError(message, { code: "E_DATA", path: ["transforms", fits] });
}
