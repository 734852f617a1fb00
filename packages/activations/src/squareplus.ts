import { clamp, defineActivation, type Plugin, positive } from "@titrate/plugin";

const squareplus: Plugin = defineActivation({
  name: "squareplus",
  summary: "A smooth rectifier without exp: (x + sqrt(x^2 + b)) / 2.",
  source: "Barron 2021, arXiv:2112.11687",
  params: { b: positive(4) },
  apply(x, { b }) {
    // max(x, 0) + (b / 2) / (|x| + sqrt(x^2 + b)), which does not cancel below 0. One comparison chooses max and |x|,
    // so that the slope at 0 is 1/2; and no square overflows.
    const above = x.greater(0);
    const abs = above.where(x, x.neg());
    const root = clamp(x, -1e19, 1e19).square().add(b).sqrt();
    return above.where(x, 0).add(
      abs
        .add(root)
        .reciprocal()
        .mul(b / 2),
    );
  },
});
export default squareplus;
