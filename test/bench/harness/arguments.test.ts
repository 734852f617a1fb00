import { describe, expect, it } from "vitest";
import type { Workload } from "../contest.ts";
import { workloads as all } from "../workloads.ts";
import { readArguments } from "./arguments.ts";

const names = (workloads: readonly Workload[]) => workloads.map(({ name }) => name);

describe("the command line", () => {
  it("runs everything unless told", () => {
    const { workloads, wanted, rounds, json } = readArguments([], all);
    expect(names(workloads)).toEqual(["seed-network", "mlp", "cnn", "matmul", "many-runs", "exp", "compile"]);
    expect([wanted("numpy"), rounds, json]).toEqual([true, 5, false]);
  });
  it("chooses workloads and peers", () => {
    const { workloads, wanted, rounds } = readArguments(["mlp", "--peers", "numpy,c", "--rounds", "7"], all);
    expect(names(workloads)).toEqual(["mlp"]);
    expect([wanted("c"), wanted("pytorch"), rounds]).toEqual([true, false, 7]);
  });
  it.each([
    [["mlpp"], 'there is no workload "mlpp"; known: seed-network, mlp'],
    [["--peers", "numpi"], 'there is no peer "numpi"; known: numpy, pytorch'],
    [["--rounds", "0"], "--rounds 0: it needs a number above 0"],
    [["mlp", "--write"], "--write needs a whole run"],
  ])("refuses %j", (args, message) => expect(() => readArguments(args, all)).toThrow(message));
});
