/** The dotted place in the config where a file's content lands; "" is the config itself. */
export type Package = string;

/**
 * A package as seen from the config that includes it. What `_global_` stands before starts at the config itself;
 * `_here_` is the including config's own package.
 */
export function packageWithin(parent: Package, own: Package): Package {
  const steps = [...stepsOf(parent), ...stepsOf(own)].filter((step) => step !== "_here_");
  return steps.slice(steps.lastIndexOf("_global_") + 1).join(".");
}

/** The package that a group has of itself: `model/activation` lands in `model.activation`. */
export function packageOfGroup(group: string): Package {
  return group.replaceAll("/", ".");
}

/** How overrides name the choice of a group: `optimizer`, and `optimizer@head` where it lands elsewhere. */
export function choiceKey(group: string, target: Package): string {
  if (target === packageOfGroup(group)) return group;
  return `${group}@${target === "" ? "_global_" : target}`;
}

/** The keys that lead to a package. */
export function stepsOf(target: Package): string[] {
  return target === "" ? [] : target.split(".");
}
