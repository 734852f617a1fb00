import { defineCallback, matchesPath, type Plugin, ShapeError, stack, type Tensor, z } from "@titrate/plugin";

const deadUnits: Plugin = defineCallback({
  name: "dead-units",
  summary:
    "Logs the share of the activations' units that are 0 on every row; of an image's, a unit is a channel.",
  source: "Maas et al. 2013, Rectifier nonlinearities improve neural network acoustic models",
  params: {
    match: z
      .string()
      .min(1)
      .default("*")
      .describe(
        'The paths of the activations that it looks at: "*" dilutes dead rectifiers with units that cannot be 0.',
      ),
  },
  figures({ activations }, { match }) {
    const outputs = activations.filter(({ path }) => matchesPath(match, path)).map(({ output }) => output);
    if (outputs.length === 0) {
      const paths = activations.map(({ path }) => `"${path}"`).join(", ");
      const advice = paths === "" ? "leave it out" : `its activations are at ${paths}`;
      throw new ShapeError(`dead-units: the model has no activation that matches "${match}"; ${advice}`);
    }
    const dead = outputs.map((output) => isDead(output).cast("float"));
    const units = dead.reduce((sum, { shape }) => sum + shape[0]!, 0);
    return {
      "dead-units": stack(
        dead.map((each) => each.sum()),
        0,
      )
        .sum()
        .div(units),
    };
  },
});
export default deadUnits;

/**
 * [units] bools. Up to rank 3, [rows, units] and [rows, time, units], units are the last axis; above it, [rows, channels,
 * ...spatial], axis 1. NaN is not dead.
 */
function isDead(output: Tensor): Tensor {
  const axes = output.shape.map((_, axis) => axis);
  const unitAxis = axes.length < 2 ? undefined : axes.length < 4 ? axes.length - 1 : 1;
  const rest = axes.filter((axis) => axis !== unitAxis);
  return output.abs().max(rest).equal(0).reshape([-1]);
}
