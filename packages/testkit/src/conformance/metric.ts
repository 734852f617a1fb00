import type { Metric, MetricTable, MetricValues, NumericArray } from "@titrate/plugin";
import { type Check, type Finding, fact, holds, must, tell, unless } from "../check.ts";
import { firstDifference, sameBits } from "../graph/bits.ts";
import { computer, createGivens } from "../graph/compute.ts";
import { eachFit, takesNumbers, whatFits } from "../graph/fits.ts";
import { broadcastNumbers, refusesMismatches } from "../graph/mismatches.ts";
import { isNearly } from "../graph/nearly.ts";
import { givePair, type Pair, pairs, showPair } from "../graph/pairs.ts";
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
  const fitting = () => whatFits(pairs, (pair) => takesNumbers(() => figuresOf(valuesOf(pair))));
  const each = (look: (values: MetricValues, pair: Pair) => Finding): Finding =>
    eachFit(fitting(), { what: "predictions and targets", show: showPair }, (pair) =>
      look(valuesOf(pair), pair),
    );

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

function refuses(metric: Metric, pair: Pair, valuesOf: (pair: Pair) => MetricValues): Finding {
  return refusesMismatches(pair, {
    outputs: "predictions",
    of: (wrong) => evaluateMetric(metric, valuesOf(wrong)),
    ofBroadcast(wrong, shape) {
      const { prediction, target } = valuesOf(wrong);
      const whole = ({ shape: from, data, dtype }: NumericArray): NumericArray => ({
        shape,
        dtype,
        data: broadcastNumbers(data, from, shape),
      });
      return evaluateMetric(metric, { prediction: whole(prediction), target: whole(target) });
    },
  });
}
