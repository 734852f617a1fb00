import { clamp, count, defineMetric, iota, type Plugin } from "@titrate/plugin";
import { columnsOf } from "./classes/class-shapes.ts";
import { decisions } from "./classes/decisions.ts";

const calibrationError: Plugin = defineMetric({
  name: "calibration-error",
  summary:
    "How far confidence is from the share that is right, a mean over rows in equally wide bins of confidence.",
  source: "Guo et al. 2017, On calibration of modern neural networks, arXiv:1706.04599",
  goal: "minimize",
  params: {
    bins: count(15).describe("Each without its lower bound and with its upper; the first has both."),
  },
  // Several columns: the largest against how often it is right. One: the probability of yes against how often it is yes.
  compute(x, { bins }) {
    const { predicted, actual, counted } = decisions("calibration-error", x, 0.5);
    const columns = columnsOf(x.prediction);
    const confidence = x.prediction.reshape([-1, columns]).max(1);
    const right = actual.equal(columns === 1 ? 1 : predicted);
    const bin = clamp(confidence.mul(bins).ceil().sub(1), 0, bins - 1).cast("int");
    const gap = counted.where(right.cast("float").sub(confidence), 0);
    const gaps = bin
      .reshape([-1, 1])
      .equal(iota(bins))
      .where(gap.reshape([-1, 1]), 0)
      .sum(0);
    return gaps.abs().sum().div(counted.cast("float").sum());
  },
});
export default calibrationError;
