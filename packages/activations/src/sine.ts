import { defineActivation, type Plugin, positive } from "@titrate/plugin";

const sine: Plugin = defineActivation({
  name: "sine",
  summary: "Periodic: sin(frequency * x); a SIREN's first layer takes a frequency of 30.",
  source: "Sitzmann et al. 2020, Implicit neural representations with periodic activations, arXiv:2006.09661",
  params: { frequency: positive(1) },
  apply: (x, { frequency }) => x.mul(frequency).sin(),
});
export default sine;
