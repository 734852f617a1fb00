import { defineLoss, iota, type Plugin, real, reduction, z } from "@titrate/plugin";
import { checkClassIndices, classRows, expectClasses, ignoredClass, reduceRows } from "../class-rows.ts";
import { weightList } from "../column-weights.ts";

const multiMargin: Plugin = defineLoss({
  name: "multi-margin",
  summary:
    "Multi-class hinge: w[t] max(0, margin - x[t] + x[k])^power over k other than t, divided by the classes.",
  source:
    "Crammer & Singer 2001, On the algorithmic implementation of multiclass kernel-based vector machines",
  params: {
    margin: real(1),
    power: z.literal([1, 2]).default(1),
    weights: weightList.describe(
      "The weight of each class. The mean divides by the number of rows all the same.",
    ),
    ignore: ignoredClass.describe(
      "The class index of rows that do not count. A batch of them alone loses 0.",
    ),
    reduction,
  },
  compute({ output, target }, { margin, power, reduction, ...options }) {
    expectClasses("multi-margin", output);
    const rows = classRows("multi-margin", { output, target }, options);
    const classes = output.shape.at(-1)!;
    const lack = output.sub(output.gather(-1, rows.index)).add(margin);
    const isOwn = iota(classes).equal(rows.index);
    const hinge = lack.lessEqual(0).or(isOwn).where(0, lack);
    const losses = (power === 2 ? hinge.square() : hinge).sum(-1, { keepDims: true }).div(classes);
    return reduceRows(rows.weight === undefined ? losses : losses.mul(rows.weight), reduction, rows, false);
  },
  checkTargets(targets, { ignore }) {
    if (targets.dtype === "int") checkClassIndices('loss "multi-margin"', targets, ignore);
  },
});
export default multiMargin;
