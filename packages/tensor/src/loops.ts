import type { Access } from "./definition.ts";
import type { Shape } from "./shape.ts";

/** Loops to print: a variable and a length for each, outermost first. */
export interface Axes {
  readonly variables: readonly string[];
  readonly lengths: readonly number[];
}

/** Loops, and what is read or written along them. */
export interface Nest extends Axes {
  readonly accesses: readonly Access[];
}

/**
 * The same elements in the same order in fewer loops: axes of length 1 are dropped, and an axis is merged with the
 * one inside it where every access moves on as if the two were one. Variables are the prefix and a number.
 */
export function coalesce(domain: Shape, accesses: readonly Access[], prefix = "i"): Nest {
  const lengths: number[] = [];
  const strides = accesses.map((): number[] => []);
  for (const [axis, length] of domain.entries()) {
    if (length === 1) continue;
    const outer = lengths.length - 1;
    const continues = accesses.every((access, i) => strides[i]![outer] === access.strides[axis]! * length);
    if (outer >= 0 && continues) {
      lengths[outer]! *= length;
      for (const [i, access] of accesses.entries()) strides[i]![outer] = access.strides[axis]!;
    } else {
      lengths.push(length);
      for (const [i, access] of accesses.entries()) strides[i]!.push(access.strides[axis]!);
    }
  }
  return {
    variables: lengths.map((_, axis) => `${prefix}${axis}`),
    lengths,
    accesses: accesses.map(({ offset }, i) => ({ offset, strides: strides[i]! })),
  };
}

/** Whether the elements lie one after another from the buffer's first. */
export function isContiguous(lengths: Shape, { offset, strides }: Access): boolean {
  const nest = coalesce(lengths, [{ offset, strides }]).accesses[0]!;
  return offset === 0 && (nest.strides.length === 0 || (nest.strides.length === 1 && nest.strides[0] === 1));
}

/** Nested loops around a body. No axes: the body alone. */
export function loops({ variables, lengths }: Axes, body: readonly string[]): string[] {
  return variables.reduceRight<string[]>(
    (lines, i, axis) => [
      `for (let ${i} = 0; ${i} < ${lengths[axis]}; ${i}++) {`,
      ...lines.map((line) => `  ${line}`),
      "}",
    ],
    [...body],
  );
}

/** The flat index of an access: "3 + i * 4 + j". */
export function index({ offset, strides }: Access, variables: readonly string[]): string {
  const terms = strides.flatMap((stride, axis) => {
    if (stride === 0) return [];
    return stride === 1 ? [variables[axis]!] : [`${variables[axis]} * ${stride}`];
  });
  if (offset !== 0 || terms.length === 0) terms.unshift(String(offset));
  return terms.join(" + ");
}
