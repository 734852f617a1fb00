import { describe, expect, it } from "vitest";
import { checkFileCycles, checkPackageCycles } from "./house/cycles.ts";
import { checkDeclared, checkDoors, checkOrder, checkPluginFiles } from "./house/dependencies.ts";
import {
  classes,
  clocks,
  freshNames,
  longTables,
  pluginExceptions,
  silentDependencies,
} from "./house/order.ts";
import { readPackages } from "./house/packages.ts";
import { checkPurity } from "./house/purity.ts";
import { checkClasses, checkLength, checkNames, checkPaths } from "./house/shape.ts";
import { print, readSources } from "./house/source.ts";

const root = new URL("..", import.meta.url).pathname;
const sources = readSources(root);
const packages = readPackages(root);

describe("the house", () => {
  it("is read", () => {
    expect(packages.length).toBeGreaterThan(10);
    expect(new Set(sources.map((source) => source.package))).toEqual(
      new Set(packages.map(({ folder }) => folder)),
    );
  });

  it("stands: no package depends on one that is not below it", () => {
    expect(print(checkOrder(packages))).toEqual([]);
    expect(print(checkPackageCycles(packages))).toEqual([]);
  });
  it("declares what it imports, and no more", () =>
    expect(print(checkDeclared(sources, packages))).toEqual([]));
  it("is entered by its doors", () => expect(print(checkDoors(sources, packages))).toEqual([]));
  it("gives its own plugins no privilege", () => expect(print(checkPluginFiles(sources))).toEqual([]));
  it("has no cycle of files", () => expect(print(checkFileCycles(sources))).toEqual([]));
  it("lets nothing but config, data and seed into a result", () => {
    expect(print(checkPurity(sources))).toEqual([]);
  });
  it("has small files with telling names", () => {
    expect(print(checkLength(sources))).toEqual([]);
    expect(print(checkNames(sources))).toEqual([]);
  });
  it("has neither decorators nor needless classes", () => expect(print(checkClasses(sources))).toEqual([]));
  it("names no folder of one machine", () => expect(print(checkPaths(sources))).toEqual([]));
});

describe("every exception", () => {
  const others = <T>(list: readonly T[], one: T) => list.filter((each) => each !== one);

  it.each(classes)("is needed: %s", (one) => {
    expect(checkClasses(sources, others(classes, one))).not.toEqual(checkClasses(sources));
  });
  it.each(pluginExceptions)("is needed: $folder $imports", (one) => {
    expect(checkPluginFiles(sources, others(pluginExceptions, one))).not.toEqual(checkPluginFiles(sources));
  });
  it.each(longTables)("is needed: %s", (one) => {
    expect(checkLength(sources, others(longTables, one))).not.toEqual(checkLength(sources));
  });
  it.each(clocks)("is needed, in a package that sees results: %s", (one) => {
    expect(one).toMatch(/^packages\/(report|store|launchers|experiment|wasm)\//);
    expect(checkPurity(sources, others(clocks, one))).not.toEqual(checkPurity(sources));
  });
  it.each(freshNames)("is needed, for names that no result has: %s", (one) => {
    expect(checkPurity(sources, clocks, others(freshNames, one))).not.toEqual(checkPurity(sources));
  });
  it.each(Object.keys(silentDependencies))("is a dependency: %s", (one) => {
    const [folder, name] = one.replace("packages/", "").split(" ");
    expect(packages.find((each) => each.folder === folder)?.dependencies).toContain(name);
  });
});
