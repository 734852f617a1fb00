import { namedStreams, type RandomStream, type Streams } from "@titrate/numeric";
import { type DType, type Shape, sizeOf, state, type Tensor } from "@titrate/tensor";

/** The state of a training, declared where it is first asked for, with its first values. */
export interface Declarations {
  readonly streams: Streams;
  /** A trained tensor: normal numbers of a standard deviation, that of 1 / sqrt(fan-in) unless given. */
  weight(name: string, shape: Shape, deviation?: number): Tensor;
  /** A trained tensor that starts at one value. */
  level(name: string, shape: Shape, value: number): Tensor;
  /** State that is not trained by gradients. */
  slot(name: string, shape: Shape, value: number, dtype?: DType): Tensor;
  /** The two key words of a stream of random numbers. */
  key(name: string): Tensor;
  /** All that was declared. */
  readonly declared: ReadonlyMap<string, Declared>;
}

interface Declared {
  readonly tensor: Tensor;
  readonly values: ArrayLike<number>;
  readonly isTrained: boolean;
}

export function declarationsOf(seed: number): Declarations {
  const streams = namedStreams(seed);
  const declared = new Map<string, Declared>();
  const declare = (
    name: string,
    shape: Shape,
    first: (random: RandomStream, size: number) => ArrayLike<number>,
    isTrained = true,
    dtype: DType = "float",
  ): Tensor => {
    const known = declared.get(name);
    if (known !== undefined) return known.tensor;
    const values = first(streams(`init/${name}`), sizeOf(shape));
    const tensor = state(name, shape, dtype);
    declared.set(name, { tensor, values, isTrained });
    return tensor;
  };
  return {
    streams,
    declared,
    weight: (name, shape, deviation = 1 / Math.sqrt(sizeOf(shape) / shape.at(-1)!)) =>
      declare(name, shape, (random, size) =>
        Float64Array.from({ length: size }, () => random.normal() * deviation),
      ),
    level: (name, shape, value) => declare(name, shape, (_, size) => new Float64Array(size).fill(value)),
    slot: (name, shape, value, dtype) =>
      declare(name, shape, (_, size) => new Float64Array(size).fill(value), false, dtype),
    key: (name) => declare(name, [2], (random) => random.words(2), false, "int"),
  };
}
