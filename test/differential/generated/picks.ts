import fc from "fast-check";

/** Choices, read off a list of generated numbers, so that a case is a list that can be printed and shrunk. */
export interface Picks {
  /** 0 .. bound-1. */
  below(bound: number): number;
  /** One of several; a smaller number picks a later one. */
  of<T>(list: readonly T[]): T;
}

export function picksOf(numbers: readonly number[]): Picks {
  let next = 0;
  const below = (bound: number): number => (numbers[next++ % numbers.length] ?? 0) % bound;
  return { below, of: (list) => list[list.length - 1 - below(list.length)]! };
}

/** One choice of what to do, and numbers for the choices within. */
export interface Instruction {
  readonly what: string;
  readonly picks: readonly number[];
}

export function instruction(names: readonly string[]): fc.Arbitrary<Instruction> {
  const picks = fc.array(fc.nat({ max: 59 }), { minLength: 4, maxLength: 4 });
  return fc.record({ what: fc.constantFrom(...names), picks });
}
