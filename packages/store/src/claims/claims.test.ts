import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFiles } from "../files/files.ts";
import { layoutOf } from "../open/layout.ts";
import { claimsOf } from "./claims.ts";

let folder: string;
let time = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "titrate-claims-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const claimer = (host: string, pid = process.pid) =>
  claimsOf(nodeFiles, layoutOf(folder), { leaseMs: 1000, clock: () => time, me: { host, pid } });

describe("claimsOf", () => {
  it("lets one work on a run, until it is released", () => {
    const first = claimer("a")("run")!;
    expect(claimer("b")("run")).toBeUndefined();
    first.release();
    expect(claimer("b")("run")).toBeDefined();
  });
  it("takes over from a process of this machine that is gone", () => {
    // No system numbers its processes so high.
    claimer("a", 2 ** 30)("run");
    expect(claimer("b")("run")).toBeUndefined();
    expect(claimer("a")("run")).toBeDefined();
  });
  it("takes over from another machine only what it has itself seen unchanged for a lease", () => {
    claimer("a")("run");
    const other = claimer("b");
    time += 5000;
    expect(other("run")).toBeUndefined();
    time += 900;
    expect(other("run")).toBeUndefined();
    time += 200;
    expect(other("run")).toBeDefined();
  });
});
