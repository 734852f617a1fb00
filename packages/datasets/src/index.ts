import type { Plugin } from "@titrate/plugin";
import firstBit from "./first-bit.ts";
import logicGate from "./logic-gate.ts";
import parity from "./parity.ts";
import table from "./table.ts";
import xor3bit from "./xor-3bit.ts";

export const datasets: readonly Plugin[] = [firstBit, logicGate, parity, table, xor3bit];
