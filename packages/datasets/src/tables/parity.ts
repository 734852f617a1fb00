import { count, defineDataset, matrix, type Plugin } from "@titrate/plugin";

const parity: Plugin = defineDataset({
  name: "parity",
  summary: "All 2^bits rows of bits, counting up in binary; the target is 1 where the number of ones is odd.",
  params: { bits: count().refine((bits) => bits <= 16, "more than 16 bits are too many rows") },
  load({ bits }) {
    const rows = Array.from({ length: 1 << bits }, (_, row) =>
      Array.from({ length: bits }, (_, bit) => (row >> (bits - 1 - bit)) & 1),
    );
    const odd = rows.map((row) => [row.reduce((sum, bit) => sum + bit, 0) % 2]);
    return { train: { inputs: matrix(rows), targets: matrix(odd) } };
  },
});
export default parity;
