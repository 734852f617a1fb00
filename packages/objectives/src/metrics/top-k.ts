import { count, defineMetric, iota, type Plugin, ShapeError, showShape } from "@titrate/plugin";
import { columnsOf } from "./classes/class-shapes.ts";
import { decisions, shareOfCounted } from "./classes/decisions.ts";

const topK: Plugin = defineMetric({
  name: "top-k",
  summary: "The share of rows whose class is among the k most probable; of equals the first counts as more.",
  goal: "maximize",
  params: { k: count(5) },
  compute(x, { k }) {
    const columns = columnsOf(x.prediction);
    if (k >= columns) {
      const advice = columns < 3 ? "use accuracy" : "make k smaller";
      throw new ShapeError(
        `top-k: any class is among the ${k} most probable of predictions ${showShape(x.prediction.shape)}; ${advice}`,
      );
    }
    const { predicted, actual, counted } = decisions("top-k", x, 0.5);
    const [p, index, own] = [x.prediction.reshape([-1, columns]), iota(columns), actual.reshape([-1, 1])];
    const probability = index.equal(own).where(p, Number.NEGATIVE_INFINITY).max(1, { keepDims: true });
    const ahead = p.greater(probability).or(p.equal(probability).and(index.less(own)));
    const isNumber = predicted.greaterEqual(0);
    return shareOfCounted(ahead.cast("float").sum(1).less(k).and(isNumber), counted);
  },
});
export default topK;
