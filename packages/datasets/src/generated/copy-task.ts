import { count, defineDataset, type Plugin, z } from "@titrate/plugin";
import { drawSplits } from "./draw-splits.ts";

const copyTask: Plugin = defineDataset({
  name: "copy-task",
  summary:
    "Memory: `length` symbols, blanks, a mark, blanks; after the mark the model is to say the symbols again.",
  source:
    "Hochreiter & Schmidhuber 1997, Long short-term memory; as in Arjovsky et al. 2016, arXiv:1511.06464",
  params: {
    rows: count(100),
    test: count().optional().describe("Rows of a test split."),
    symbols: count(8).describe(
      "Kinds of symbols: the classes. The blank and the mark are the two inputs after them.",
    ),
    length: count(10),
    delay: count(10).describe("Steps from the last symbol to the mark, it included."),
    inputs: z
      .enum(["one-hot", "indices"])
      .default("one-hot")
      .describe("Inputs: [rows, time, symbols + 2], or [rows, time] of whole numbers for an embedding."),
  },
  load({ rows, test, symbols, length, delay, inputs }, { random }) {
    const time = 2 * length + delay;
    const splits = drawSplits(rows, test, (n) => {
      const seen = new Int32Array(n * time).fill(symbols);
      const wanted = new Int32Array(n * time).fill(ignored);
      for (let row = 0; row < n; row++) {
        const start = row * time;
        for (let at = start; at < start + length; at++) {
          seen[at] = random.integer(symbols);
          wanted[at + length + delay] = seen[at]!;
        }
        seen[start + length + delay - 1] = symbols + 1;
      }
      return {
        inputs:
          inputs === "indices"
            ? { shape: [n, time], dtype: "int", data: seen }
            : { shape: [n, time, symbols + 2], dtype: "float", data: oneHot(seen, symbols + 2) },
        targets: { shape: [n, time], dtype: "int", data: wanted },
      };
    });
    return { ...splits, classes: symbols, ignored };
  },
});
export default copyTask;

/** The class of the steps at which nothing is asked. */
const ignored = -1;

function oneHot(indices: Int32Array, width: number): Float64Array {
  const data = new Float64Array(indices.length * width);
  for (const [at, index] of indices.entries()) data[at * width + index] = 1;
  return data;
}
