/** Some elements from all over a product; a prime stride, so that they are of different rows and columns. */
export const sampleOf = (values: ArrayLike<number>): number[] =>
  Array.from({ length: 16 }, (_, i) => values[(i * 7919) % values.length]!);
