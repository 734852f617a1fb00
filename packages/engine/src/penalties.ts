import type { Regularizer } from "@titrate/plugin";
import type { Tensor } from "@titrate/tensor";
import { claim, type Origins } from "./origins.ts";
import type { Parameter } from "./parameters.ts";
import { blame, RunError } from "./run-error.ts";

/** What the regularizers add to the loss, one tensor of shape [] for each parameter that one applies to. */
export function penalties(
  regularizers: readonly Regularizer[],
  parameters: readonly Parameter[],
  origins: Origins,
): Tensor[] {
  return regularizers.flatMap((regularizer, index) => {
    const path = ["regularizers", index];
    const members = parameters.filter(({ name }) => regularizer.applies(name));
    if (members.length === 0) {
      const names = parameters.map(({ name }) => name).join(", ");
      throw new RunError(`it applies to no parameter; the parameters are: ${names}`, { path });
    }
    return members.map(({ tensor }) => {
      const penalty = blame(path, () => regularizer.penalty(tensor));
      claim(origins, penalty, { path, name: `regularizer "${regularizer.type}"` });
      return penalty;
    });
  });
}
