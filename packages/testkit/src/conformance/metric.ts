import type { Metric, MetricTable, MetricValues, NumericArray } from "@titrate/plugin";
import { ShapeError, showShape } from "@titrate/tensor";
import { type Check, type Finding, fact, fails, holds, must, tell, unless } from "../check.ts";
import { firstDifference, sameBits } from "../graph/bits.ts";
import { computer, createGivens } from "../graph/compute.ts";
import { isRefusal, whatFits } from "../graph/fits.ts";
import { broadcastNumbers, broadcastShape, mismatchesOf } from "../graph/mismatches.ts";
import { givePair, type Pair, pairs, rows } from "../graph/pairs.ts";
import { reversed } from "../graph/reversed.ts";
import { show, showSome } from "../show.ts";

/** A metric is a figure of all rows together, whatever their order, and refuses what would broadcast. */
export function metricChecks(bind: () => Metric): readonly Check[] {
  const figuresOf = (values: MetricValues): number[] => evaluateMetric(bind(), values);
  /** The metric's figures of a pair; predictions are probabilities, targets 0 or 1, or classes. */
  const valuesOf = (pair: Pair): MetricValues => {
    const { outputs, targets } = givePair(pair, "probabilities", "0 or 1");
    return { prediction: outputs, target: targets };
  };
  const fitting = () => whatFits(pairs, (pair) => pickingFits(() => figuresOf(valuesOf(pair))));
  const each = (look: (values: MetricValues, pair: Pair) => Finding): Finding => {
    const { fit, refused } = fitting();
    if (fit.length === 0)
      return fails(`it takes no predictions and targets that were tried: ${refused[0]!.why}`);
    let found: Finding = holds();
    for (const pair of fit) {
      found = look(valuesOf(pair), pair);
      if (found.outcome === "fails") return { ...found, detail: `${showPair(pair)}: ${found.detail}` };
    }
    return found;
  };

  const common: Check[] = [
    must("a figure of predictions and targets", () => {
      const told: string[] = [];
      const found = each((_, pair) => {
        told.push(showPair(pair));
        return holds();
      });
      return found.outcome === "fails" ? found : holds(showSome(told, 3));
    }),
    must("the order of rows does not matter", () =>
      each((values) => {
        const [one, other] = [
          figuresOf(values),
          figuresOf({ prediction: reversed(values.prediction), target: reversed(values.target) }),
        ];
        const differs = one.findIndex((value, i) => !isNearly(value, other[i]!));
        return unless(
          differs < 0
            ? undefined
            : `it is ${one[differs]}, and ${other[differs]} with the rows the other way round`,
        );
      }),
    ),
    must("refuses shapes that do not fit", () => each((_, pair) => refuses(bind(), pair, valuesOf))),
    must("the same twice", () =>
      each((values) => {
        const difference = firstDifference({ it: figuresOf(values) }, { it: figuresOf(values) });
        return unless(difference && `asked twice, ${difference}`);
      }),
    ),
    must("changes none of the numbers", () =>
      each((values) => {
        const before = { predictions: values.prediction.data.slice(), targets: values.target.data.slice() };
        figuresOf(values);
        const after = { predictions: values.prediction.data, targets: values.target.data };
        const difference = firstDifference(before, after);
        return unless(difference && `after it, ${difference}; copy before sorting`);
      }),
    ),
    tell("value", () => {
      const told: string[] = [];
      const found = each((values, pair) => {
        const figures = figuresOf(values);
        told.push(
          `${figures.length === 1 ? show(figures[0]!) : `${figures.length} numbers`} for ${showPair(pair)}`,
        );
        return holds();
      });
      return found.outcome === "fails" ? found : fact(showSome(told, 2));
    }),
    tell("better is", () => {
      const { goal, tabulate } = bind();
      return fact(
        tabulate !== undefined ? "nothing: it is a table" : goal === "maximize" ? "larger" : "smaller",
      );
    }),
  ];
  const bits = must("reference and compiled: the same bits", () =>
    each((_, pair) => {
      const { output, target, givens } = givePair(pair, "probabilities", "0 or 1");
      return unless(
        sameBits({ value: bind().compute!({ prediction: output, target }) }, givens),
        "f32 and f64",
      );
    }),
  );
  return bind().compute === undefined ? common : [...common, bits];
}

/** Classes that a metric cannot pick, there being too few columns, do not fit it. */
function pickingFits<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    throw error instanceof RangeError ? new ShapeError(error.message) : error;
  }
}

/** The metric's number, or the cells of its table. */
function evaluateMetric(metric: Metric, values: MetricValues): number[] {
  const { prediction, target } = values;
  if (metric.measure !== undefined) return [metric.measure(values)];
  if (metric.tabulate !== undefined) return cellsOf(metric.tabulate(values));
  const givens = createGivens();
  const give = (name: string, array: NumericArray) => givens.give(name, array.shape, array.data, array.dtype);
  const value = metric.compute!({
    prediction: give("prediction", prediction),
    target: give("target", target),
  });
  return Array.from(computer({ value }, givens)().value!);
}

const cellsOf = ({ cells }: MetricTable): number[] => cells.flat();

/** Predictions and targets that broadcasting alone makes fit must be refused. */
function refuses(metric: Metric, pair: Pair, valuesOf: (pair: Pair) => MetricValues): Finding {
  for (const wrong of mismatchesOf(pair)) {
    const values = valuesOf(wrong);
    let figures: number[];
    try {
      figures = evaluateMetric(metric, values);
    } catch (error) {
      if (isRefusal(error)) continue;
      throw error;
    }
    const shape = broadcastShape(wrong.output, wrong.target);
    const what = `it takes targets ${showShape(wrong.target)} for predictions ${showShape(wrong.output)}`;
    // What cannot broadcast is taken on purpose, but not where rows are left over.
    if (shape === undefined && wrong.target[0] === rows) continue;
    if (shape === undefined) return fails(`${what}; throw a ShapeError`);
    const whole = ({ shape: from, data, dtype }: NumericArray): NumericArray => ({
      shape,
      dtype,
      data: broadcastNumbers(data, from, shape),
    });
    const broadcast = evaluateMetric(metric, {
      prediction: whole(values.prediction),
      target: whole(values.target),
    });
    if (broadcast.length === figures.length && figures.every((value, i) => isNearly(value, broadcast[i]!))) {
      return fails(`${what}, and broadcasts; start with expectSameShape`);
    }
  }
  return holds();
}

const isNearly = (one: number, other: number): boolean =>
  Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));

const showPair = ({ output, target, dtype }: Pair): string =>
  `${showShape(output)} and ${showShape(target)}${dtype === "int" ? " classes" : ""}`;
