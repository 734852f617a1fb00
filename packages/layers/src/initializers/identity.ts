import { defineInitializer, type Plugin, real, ShapeError, showShape } from "@titrate/plugin";

const identity: Plugin = defineInitializer({
  name: "identity",
  summary:
    "The layer passes its input on, times the gain: an identity matrix, or kernels that are 1 at their centre.",
  source:
    "Le et al. 2015, arXiv:1504.00941; kernels: Zagoruyko & Komodakis 2017, DiracNets, arXiv:1706.00388",
  params: { gain: real(1) },
  sample({ shape, size }, { gain }) {
    const [rows, columns, ...kernel] = shape;
    if (rows === undefined || columns === undefined) {
      throw new ShapeError(`identity makes matrices and kernels, not ${showShape(shape)}`);
    }
    const centre = kernel.reduce((offset, length) => offset * length + Math.floor(length / 2), 0);
    const taps = kernel.reduce((product, length) => product * length, 1);
    const values = new Float64Array(size);
    for (let i = 0; i < Math.min(rows, columns); i++) values[(i * columns + i) * taps + centre] = gain;
    return values;
  },
});
export default identity;
