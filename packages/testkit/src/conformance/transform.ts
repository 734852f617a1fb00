import { namedStreams } from "@titrate/numeric";
import type { Dataset, Examples, Transform } from "@titrate/plugin";
import { type Check, type Finding, fact, fails, holds, must, tell, unless } from "../check.ts";
import { movedRows } from "../data/moved-rows.ts";
import { copyOf, dataDifference, showData, splitDifference, splitNames } from "../data/same-data.ts";
import { samples } from "../data/samples.ts";
import { eachFit, whatFits } from "../graph/fits.ts";
import { showSome } from "../show.ts";
import type { Bind } from "../subject.ts";

/** A transform changes nothing that it is given, and what it learns it learns from train alone. */
export function transformChecks(bind: Bind<"transform">): readonly Check[] {
  const apply = (dataset: Dataset, stream = "one", transform: Transform = bind()): Dataset =>
    transform.apply(dataset, { random: namedStreams(1)(stream) });
  const fitting = () => whatFits(Object.keys(samples), (name) => apply(copyOf(samples[name]!)));
  const each = (look: (dataset: Dataset) => Finding): Finding => {
    const fits = fitting();
    const found = eachFit(fits, { what: "datasets", show: (name) => name }, (name) =>
      look(copyOf(samples[name]!)),
    );
    return found.outcome === "fails" ? found : holds(showSome(fits.fit, 3));
  };

  return [
    must("applies", () => each(() => holds())),
    must("changes nothing that it is given", () =>
      each((dataset) => {
        const before = copyOf(dataset);
        apply(dataset);
        const difference = dataDifference(before, dataset);
        return unless(difference && `of the dataset that was given, ${difference}; copy the arrays`);
      }),
    ),
    must("the same of the same seed", () =>
      each((dataset) => {
        const transform = bind();
        const difference = dataDifference(apply(dataset, "one", transform), apply(dataset, "one", transform));
        return unless(difference && `applied twice, ${difference}; draw from \`random\`, and keep nothing`);
      }),
    ),
    must("fitted on train alone", () =>
      each((dataset) => {
        const one = apply(dataset);
        for (const split of heldOut) {
          if (dataset[split] === undefined) continue;
          const other = apply({ ...dataset, [split]: changed(dataset[split], () => true) });
          // A transform that joins splits puts the other rows behind those of train.
          const others = bind().divides
            ? []
            : splitNames.filter((name) => name !== split && name !== "train");
          const difference =
            splitDifference(...firstOf([one.train, other.train], rowsOf(dataset.train))) ??
            others
              .map((name) => splitDifference(one[name], other[name]))
              .find((found) => found !== undefined);
          if (difference !== undefined)
            return fails(
              `with other ${split} rows, others change: ${difference}; fit on dataset.train alone`,
            );
        }
        return holds();
      }),
    ),
    must("each test row for itself", () =>
      each((dataset) => {
        for (const split of heldOut) {
          if (dataset[split] === undefined) continue;
          const last = rowsOf(dataset[split]) - 1;
          const [one, other] = [
            apply(dataset)[split],
            apply({ ...dataset, [split]: changed(dataset[split], (row) => row === last) })[split],
          ];
          if (one === undefined || other === undefined) continue;
          const difference = splitDifference(...firstOf([one, other], Math.min(last, rowsOf(one) - 1)));
          if (difference === undefined) continue;
          const found = `with another last ${split} row, the other ones change: ${difference}`;
          return fails(`${found}; fit on dataset.train alone`);
        }
        return holds();
      }),
    ),
    must("says that it fits", () =>
      each((dataset) => {
        // Where rows are moved, the changed one may be any.
        if (bind().fits || bind().divides) return holds();
        const last = rowsOf(dataset.train) - 1;
        const [one, other] = [
          apply(dataset),
          apply({ ...dataset, train: changed(dataset.train, (row) => row === last) }),
        ];
        const rows = Math.min(last, rowsOf(one.train) - 1, rowsOf(other.train) - 1);
        const difference =
          splitDifference(...firstOf([one.train, other.train], rows)) ??
          heldOut.map((name) => splitDifference(one[name], other[name])).find((found) => found !== undefined);
        return unless(
          difference && `with another last training row, others change: ${difference}; say so: fits: true`,
        );
      }),
    ),
    must("says that it moves rows", () =>
      each((dataset) => {
        if (bind().divides) return holds();
        const moved = movedRows(dataset, apply(dataset));
        return unless(moved && `${moved}; say so: divides: true`);
      }),
    ),
    tell("random", () => {
      const random = fitting().fit.some(
        (name) =>
          dataDifference(apply(copyOf(samples[name]!)), apply(copyOf(samples[name]!), "other")) !== undefined,
      );
      return fact(random ? "yes" : "no");
    }),
    tell("makes", () => {
      const name = fitting().fit[0];
      if (name === undefined) return fact("nothing");
      return fact(`${showData(apply(copyOf(samples[name]!)))} of ${showData(samples[name]!)}`);
    }),
  ];
}

const heldOut = ["validation", "test"] as const;

const rowsOf = ({ inputs }: Examples): number => inputs.shape[0]!;

/** The examples with other numbers in some rows, each 10 + 3 times what it was; whole ones stay, being categories. */
function changed(examples: Examples, isChanged: (row: number) => boolean): Examples {
  const { inputs } = examples;
  const size = inputs.data.length / inputs.shape[0]!;
  const data = inputs.data.map((value, i) => {
    if (!isChanged(Math.floor(i / size)) || Number.isInteger(value)) return value;
    return 10 + 3 * value;
  });
  return { ...examples, inputs: { ...inputs, data } };
}

/** The first rows of both, at most so many. */
function firstOf([one, other]: readonly [Examples, Examples], most: number): [Examples, Examples] {
  const rows = Math.min(most, rowsOf(one), rowsOf(other));
  return [firstRows(one, rows), firstRows(other, rows)];
}

function firstRows(examples: Examples, rows: number): Examples {
  const cut = <T extends Examples["inputs"]>(array: T): T => {
    const size = array.data.length / array.shape[0]!;
    return { ...array, shape: [rows, ...array.shape.slice(1)], data: array.data.slice(0, rows * size) };
  };
  return { ...examples, inputs: cut(examples.inputs), targets: cut(examples.targets) };
}
