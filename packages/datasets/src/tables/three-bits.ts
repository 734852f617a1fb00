import { type Dataset, matrix } from "@titrate/plugin";

/** The inputs of the seed question, two bits and a constant 1, with a target for each row. */
export function threeBits(targets: readonly [number, number, number, number]): Dataset {
  const inputs = [
    [0, 0, 1],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 1],
  ];
  return { train: { inputs: matrix(inputs), targets: matrix(targets.map((target) => [target])) } };
}
