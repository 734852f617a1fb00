import { defineMetric, expectSameShape, type Plugin } from "@titrate/plugin";
import { columnsOf } from "./classes/class-shapes.ts";

const r2: Plugin = defineMetric({
  name: "r2",
  summary:
    "The share of the targets' variance that is explained, 1 - sum((t - p)^2) / sum((t - mean)^2), a mean over columns.",
  goal: "maximize",
  compute({ prediction, target }) {
    expectSameShape("r2", prediction, target);
    const columns = columnsOf(prediction);
    const [p, t] = [prediction.reshape([-1, columns]), target.reshape([-1, columns])];
    const residual = t.sub(p).square().sum(0);
    const total = t.sub(t.mean(0)).square().sum(0);
    const isConstant = total.equal(0);
    const explained = residual.div(isConstant.where(1, total)).oneMinus();
    // As in scikit-learn: a constant is explained wholly or not at all; NaN stays.
    const ofConstant = residual.equal(0).where(1, residual.mul(0));
    return isConstant.where(ofConstant, explained).mean();
  },
});
export default r2;
