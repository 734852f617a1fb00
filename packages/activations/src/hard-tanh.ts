import { DataError, defineActivation, type Plugin, real } from "@titrate/plugin";

const hardTanh: Plugin = defineActivation({
  name: "hard-tanh",
  summary: "x limited to min..max; its slope at both ends is 0.",
  source: "Collobert 2004, Large scale machine learning",
  params: { min: real(-1), max: real(1) },
  apply(x, { min, max }) {
    if (min >= max) throw new DataError('activation "hard-tanh"', `min: ${min} is not below max: ${max}`);
    return x.lessEqual(min).where(min, x.greaterEqual(max).where(max, x));
  },
});
export default hardTanh;
