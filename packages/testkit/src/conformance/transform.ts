import { namedStreams } from "@titrate/numeric";
import type { Dataset, Examples, Transform } from "@titrate/plugin";
import { type Check, type Finding, fact, fails, holds, must, tell, unless } from "../check.ts";
import { copyOf, dataDifference, showData, splitDifference } from "../data/same-data.ts";
import { samples } from "../data/samples.ts";
import { whatFits } from "../graph/fits.ts";
import { showSome } from "../show.ts";
import type { Bind } from "../subject.ts";

/** A transform changes nothing that it is given, and what it learns it learns from train alone. */
export function transformChecks(bind: Bind<"transform">): readonly Check[] {
  const apply = (dataset: Dataset, stream = "one", transform: Transform = bind()): Dataset =>
    transform.apply(dataset, { random: namedStreams(1)(stream) });
  const fitting = () => whatFits(Object.keys(samples), (name) => apply(copyOf(samples[name]!)));
  const each = (look: (dataset: Dataset) => Finding): Finding => {
    const { fit, refused } = fitting();
    if (fit.length === 0) return fails(`it takes no dataset that was tried: ${refused[0]!.why}`);
    for (const name of fit) {
      const found = look(copyOf(samples[name]!));
      if (found.outcome === "fails") return { ...found, detail: `${name}: ${found.detail}` };
    }
    return holds(showSome(fit, 3));
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
        if (dataset.test === undefined) return holds();
        const [one, other] = [apply(dataset), apply({ ...dataset, test: changed(dataset.test, () => true) })];
        // Rows beyond those of train were test's own, if a transform joins the two.
        const rows = Math.min(one.train.inputs.shape[0]!, dataset.train.inputs.shape[0]!);
        const difference = splitDifference(firstRows(one.train, rows), firstRows(other.train, rows));
        return unless(
          difference && `with other test rows, train changes: ${difference}; fit on dataset.train alone`,
        );
      }),
    ),
    must("each test row for itself", () =>
      each((dataset) => {
        if (dataset.test === undefined) return holds();
        const last = dataset.test.inputs.shape[0]! - 1;
        const [one, other] = [
          apply(dataset).test,
          apply({ ...dataset, test: changed(dataset.test, (row) => row === last) }).test,
        ];
        if (one === undefined || other === undefined) return holds();
        const rows = Math.min(one.inputs.shape[0]!, other.inputs.shape[0]!) - 1;
        const difference = splitDifference(firstRows(one, rows), firstRows(other, rows));
        return unless(
          difference &&
            `with another last test row, the other ones change: ${difference}; fit on dataset.train alone`,
        );
      }),
    ),
    must("says that it fits", () =>
      each((dataset) => {
        // Where rows are moved, the changed one may be any.
        if (bind().fits || bind().divides) return holds();
        const last = dataset.train.inputs.shape[0]! - 1;
        const [one, other] = [
          apply(dataset),
          apply({ ...dataset, train: changed(dataset.train, (row) => row === last) }),
        ];
        const rows = Math.min(one.train.inputs.shape[0]!, other.train.inputs.shape[0]!) - 1;
        const difference =
          splitDifference(firstRows(one.train, rows), firstRows(other.train, rows)) ??
          (one.test && other.test && splitDifference(one.test, other.test));
        return unless(
          difference && `with another last training row, others change: ${difference}; say so: fits: true`,
        );
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

/** The examples with other numbers in some rows: those of the row, halved; whole numbers stay, being categories. */
function changed(examples: Examples, isChanged: (row: number) => boolean): Examples {
  const { inputs } = examples;
  const size = inputs.data.length / inputs.shape[0]!;
  const data = inputs.data.map((value, i) => {
    if (!isChanged(Math.floor(i / size)) || Number.isInteger(value)) return value;
    return 10 + 3 * value;
  });
  return { ...examples, inputs: { ...inputs, data } };
}

function firstRows(examples: Examples, rows: number): Examples {
  const cut = <T extends Examples["inputs"]>(array: T): T => {
    const size = array.data.length / array.shape[0]!;
    return { ...array, shape: [rows, ...array.shape.slice(1)], data: array.data.slice(0, rows * size) };
  };
  return { ...examples, inputs: cut(examples.inputs), targets: cut(examples.targets) };
}
