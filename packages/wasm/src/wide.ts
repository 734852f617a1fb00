import { type Code, set, v128 } from "./assembler/code.ts";
import { buildFunction } from "./assembler/function.ts";
import { assembleModule, type ModuleFunction } from "./assembler/module.ts";
import { createConstantPool } from "./emit/constants.ts";
import { lanesOf } from "./emit/lanes.ts";
import { emitTile, storeTile } from "./emit/tile.ts";
import { webAssembly } from "./host.ts";

/**
 * V8 can execute two neighbouring vectors of 16 bytes as one of 32 ("revectorizing", experimental): no bit changes, and
 * products run about twice as fast. Whether this machine and this V8 do it is measured once, when the first program
 * needs to know: a tile of 16 columns against two of 8, which without it is the faster way.
 *
 * `TITRATE_WIDE_VECTORS=off` turns it off, `on` skips the measurement.
 */
export function wideVectors(): "on" | "off" {
  state ??= decide();
  return state;
}

let state: "on" | "off" | undefined;

/** How much faster the wide tile must be. With wide vectors it is 1.3 to 1.7 times as fast, else slower. */
const leastGain = 1.2;

/** What of Node is used here; other hosts have no such thing. */
interface NodeProcess {
  readonly arch: string;
  readonly env: { readonly TITRATE_WIDE_VECTORS?: string };
  getBuiltinModule(name: "node:v8"): { setFlagsFromString(flags: string): void };
}

declare const process: NodeProcess;

function decide(): "on" | "off" {
  // V8 has it for x64 alone, and elsewhere complains of an unknown flag.
  if (typeof process === "undefined" || process.arch !== "x64") return "off";
  const wish = process.env.TITRATE_WIDE_VECTORS;
  if (wish !== undefined && wish !== "on" && wish !== "off")
    throw new RangeError(`TITRATE_WIDE_VECTORS is "${wish}"; it is on, off, or not set`);
  const v8 = process.getBuiltinModule?.("node:v8");
  if (wish === "off" || v8 === undefined) return "off";
  v8.setFlagsFromString("--experimental-wasm-revectorize");
  if (wish === "on") return "on";
  // Optimised code at the second call, for the probe alone.
  v8.setFlagsFromString("--wasm-tiering-budget=1");
  v8.setFlagsFromString("--wasm-sync-tier-up");
  const probe = openProbe();
  probe.run();
  probe.run();
  v8.setFlagsFromString("--wasm-tiering-budget=13000000");
  v8.setFlagsFromString("--no-wasm-sync-tier-up");
  if (probe.agree() && probe.gain() > leastGain) return "on";
  v8.setFlagsFromString("--no-experimental-wasm-revectorize");
  return "off";
}

/** Rows, depth and columns of the probe's product, and where its operands lie. */
const [rows, depth, columns] = [4, 64, 16];
const [left, right, wideResult, narrowResult] = [4096, 8192, 16384, 20480];

interface Probe {
  run(): void;
  /** Whether both ways gave the same bits. */
  agree(): boolean;
  /** Time of the narrow way over that of the wide one. */
  gain(): number;
}

function openProbe(): Probe {
  const memory = new webAssembly.Memory({ initial: 1, maximum: 1 });
  const bytes = assembleModule([tileFunction("wide", 4), tileFunction("narrow", 2)], [], 1);
  const { exports } = new webAssembly.Instance(new webAssembly.Module(bytes), { host: { memory } });
  const numbers = new Float32Array(memory.buffer);
  for (let i = 0; i < wideResult / 4; i++) numbers[i] = ((i * 7919) % 1009) / 1009 - 0.5;
  const wide = (): void => void exports.wide!(left, right, wideResult);
  const narrow = (): void => {
    exports.narrow!(left, right, narrowResult);
    exports.narrow!(left, right + 32, narrowResult + 32);
  };
  const time = (run: () => void): number => {
    const start = performance.now();
    for (let i = 0; i < 40; i++) run();
    return performance.now() - start;
  };
  return {
    run() {
      wide();
      narrow();
    },
    agree() {
      const bits = new Int32Array(memory.buffer);
      const count = rows * columns;
      return bits
        .slice(wideResult / 4, wideResult / 4 + count)
        .every((value, i) => value === bits[narrowResult / 4 + i]);
    },
    gain() {
      let [wideTime, narrowTime] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      for (let round = 0; round < 12; round++) {
        wideTime = Math.min(wideTime, time(wide));
        narrowTime = Math.min(narrowTime, time(narrow));
      }
      return narrowTime / wideTime;
    },
  };
}

/** A tile of so many vectors as a function of three addresses; rows of the right operand and the result have 16 columns. */
function tileFunction(exportName: string, vectors: number): ModuleFunction {
  const fn = buildFunction(3);
  const [a, b, c] = fn.parameters as [
    (typeof fn.parameters)[0],
    (typeof fn.parameters)[0],
    (typeof fn.parameters)[0],
  ];
  const lanes = lanesOf("f32");
  const sums = Array.from({ length: rows }, () => Array.from({ length: vectors }, () => fn.local("v128")));
  const zero = v128(new Uint8Array(16));
  const shape = {
    rows,
    vectors,
    depth,
    left: { row: depth * 4, depth: 4 },
    right: { depth: columns * 4 },
  };
  const constants = createConstantPool("f32", 0, 0);
  const body: Code = [
    sums.flat().map((sum) => set(sum, zero)),
    emitTile(shape, sums, a, b, { fn, lanes, constants, fused: false }),
    storeTile(sums, c, columns * 4),
  ];
  return { parameters: 3, returns: false, body: fn.finish(body), exportName };
}
