import { count, defineDataset, matrix, type Plugin, z } from "@titrate/plugin";

const logicGate: Plugin = defineDataset({
  name: "logic-gate",
  summary:
    "The truth table of a gate, all 2^inputs rows counting up in binary; xor is true for an odd number of ones.",
  params: {
    gate: z.enum(["and", "or", "nand", "nor", "xor", "xnor"]),
    inputs: count(2).refine((n) => n <= 16, "a truth table of more than 16 inputs is too large"),
  },
  load({ gate, inputs }) {
    const rows = Array.from({ length: 1 << inputs }, (_, row) =>
      Array.from({ length: inputs }, (_, bit) => (row >> (inputs - 1 - bit)) & 1),
    );
    return {
      train: { inputs: matrix(rows), targets: matrix(rows.map((bits) => [Number(gates[gate](bits))])) },
    };
  },
});
export default logicGate;

type Gate = (bits: readonly number[]) => boolean;

const and: Gate = (bits) => bits.every((bit) => bit === 1);
const or: Gate = (bits) => bits.some((bit) => bit === 1);
const xor: Gate = (bits) => bits.filter((bit) => bit === 1).length % 2 === 1;
const not =
  (gate: Gate): Gate =>
  (bits) =>
    !gate(bits);

const gates = { and, or, xor, nand: not(and), nor: not(or), xnor: not(xor) };
