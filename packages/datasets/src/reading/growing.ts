/** Numbers whose count is not known before. */
export interface Growing {
  push(value: number): void;
  /** What was pushed, in an array of its own length. */
  values(): Float64Array;
}

export function growing(): Growing {
  let [data, length] = [new Float64Array(1024), 0];
  return {
    push(value) {
      if (length === data.length) {
        const larger = new Float64Array(2 * length);
        larger.set(data);
        data = larger;
      }
      data[length++] = value;
    },
    values: () => data.slice(0, length),
  };
}
