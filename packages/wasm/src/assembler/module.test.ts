import { expect, it } from "vitest";
import { webAssembly } from "../host.ts";
import { call, countedLoop, exit, get, i32, ifThen, memory, op, set, untilEqual } from "./code.ts";
import { buildFunction } from "./function.ts";
import { assembleModule, type DataSegment, type ModuleFunction } from "./module.ts";

function open(functions: readonly ModuleFunction[], data: readonly DataSegment[] = []) {
  const shared = new webAssembly.Memory({ initial: 1, maximum: 1 });
  const module = new webAssembly.Module(assembleModule(functions, data, 1));
  const { exports } = new webAssembly.Instance(module, { host: { memory: shared } });
  return { exports, memory: shared };
}

it("runs functions that call each other by their numbers, and exports those that have a name", () => {
  const square = buildFunction(1);
  const [x] = square.parameters;
  const sum = buildFunction(2);
  const [a, b] = sum.parameters;
  const { exports } = open([
    { parameters: 1, returns: true, body: square.finish(op("i32.mul", get(x!), get(x!))) },
    {
      parameters: 2,
      returns: true,
      body: sum.finish(op("i32.add", call(0, get(a!)), call(0, get(b!)))),
      exportName: "sumOfSquares",
    },
  ]);
  expect(Object.keys(exports)).toEqual(["sumOfSquares"]);
  expect(exports.sumOfSquares!(3, -4)).toBe(25);
});

it("lays data where it is told, and shares the memory that it is given", () => {
  const fn = buildFunction(2);
  const [from, to] = fn.parameters;
  const body = fn.finish(memory("i32.store", get(to!), 4, memory("i32.load", get(from!), 0)));
  const copy = { parameters: 2, returns: false, body, exportName: "copy" };
  const { exports, memory: shared } = open([copy], [{ address: 256, bytes: Uint8Array.of(1, 2, 3, 4) }]);
  exports.copy!(256, 512);
  expect([...new Uint8Array(shared.buffer, 516, 4)]).toEqual([1, 2, 3, 4]);
});

it("is a module without functions and data, too", () => expect(open([]).exports).toEqual({}));

it("counts a loop's variable up to its end, and leaves it there", () => {
  const fn = buildFunction(1);
  const [end] = fn.parameters;
  const [i, total] = [fn.local("i32"), fn.local("i32")];
  const body = fn.finish([
    ifThen(op("i32.eqz", get(end!)), exit(i32(-1))),
    countedLoop(i, 3, get(end!), 4, set(total, op("i32.add", get(total), get(i)))),
    op("i32.add", op("i32.mul", get(total), i32(100)), get(i)),
  ]);
  const { exports } = open([{ parameters: 1, returns: true, body, exportName: "run" }]);
  expect(exports.run!(12)).toBe((3 + 7 + 11) * 100 + 15);
  expect(exports.run!(4)).toBe(3 * 100 + 7);
  expect(exports.run!(0)).toBe(-1);
});

it("repeats until two values are equal", () => {
  const fn = buildFunction(1);
  const [x] = fn.parameters;
  const turns = fn.local("i32");
  const step = [set(x!, op("i32.shr_u", get(x!), i32(1))), set(turns, op("i32.add", get(turns), i32(1)))];
  const body = fn.finish([untilEqual(get(x!), i32(0), step), get(turns)]);
  const { exports } = open([{ parameters: 1, returns: true, body, exportName: "bits" }]);
  expect(exports.bits!(1000)).toBe(10);
});
