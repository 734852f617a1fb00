import { clamp, defineOptimizer, fraction, type Plugin, positive, z } from "@titrate/plugin";

const rprop: Plugin = defineOptimizer({
  name: "rprop",
  summary:
    "Resilient steps that see only signs: each starts at lr, grows while its slope keeps its sign and shrinks where it turns.",
  source:
    "Riedmiller & Braun 1993, A direct adaptive method for faster backpropagation learning: the RPROP algorithm",
  params: {
    lr: positive(0.01).describe("The size of the first step; a schedule moves that one alone."),
    shrink: fraction(0.5),
    grow: z.number().gt(1).default(1.2),
    min: positive(1e-6).describe("No step is smaller."),
    max: positive(50).describe("No step is larger."),
  },
  state: { size: "zeros", sign: "zeros" },
  update({ param, grad, size, sign }, { lr, shrink, grow, min, max }) {
    const turn = grad.sign().mul(sign);
    const factor = turn.greater(0).where(grow, turn.less(0).where(shrink, 1));
    // A size is min or more once it is set.
    const nextSize = clamp(size.equal(0).where(lr, size).mul(factor), min, max);
    // Where the sign turned, there is no step, and the next one finds no sign to compare with.
    const nextSign = turn.less(0).where(0, grad.sign());
    return { param: param.sub(nextSign.mul(nextSize)), size: nextSize, sign: nextSign };
  },
});
export default rprop;
