import { defineActivation, type Plugin, positive } from "@titrate/plugin";

const swish: Plugin = defineActivation({
  name: "swish",
  summary: "A silu of any sharpness: x * sigmoid(beta * x); the larger beta, the nearer a rectifier.",
  source: "Ramachandran et al. 2017, arXiv:1710.05941",
  params: { beta: positive(1) },
  apply(x, { beta }) {
    const limited = x.maximum(-1000 / beta); // as in silu
    return limited.mul(
      limited
        .minimum(1000 / beta)
        .mul(beta)
        .sigmoid(),
    );
  },
});
export default swish;
