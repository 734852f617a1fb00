import { describe, expect, it } from "vitest";
import { checkDeclared, checkDoors, checkOrder, checkPluginFiles } from "./dependencies.ts";
import { importsOf } from "./imports.ts";
import { type Package, parsePackage } from "./packages.ts";
import { parseSource, print } from "./source.ts";

const source = (text: string, path = "packages/engine/src/a.ts") => parseSource(path, text);

/** A package with these dependencies. */
function pack(folder: string, dependencies: readonly string[] = [], more: object = {}): Package {
  const pairs = dependencies.map((name) => [name, "workspace:*"]);
  const manifest = { name: `@titrate/${folder}`, exports: { ".": "./src/index.ts" }, ...more };
  return parsePackage(
    folder,
    JSON.stringify({ ...manifest, dependencies: Object.fromEntries(pairs) }, null, 2),
  );
}

describe("importsOf", () => {
  it("sees every way to name a module", () => {
    const text = `
      import a from "a"; import type { B } from "b"; import { type C } from "c"; import "d";
      export { e } from "e"; export * from "f"; export type { G } from "g"; export type * from "h";
      const i = await import("i"); type J = import("j").J; import * as k from "./k.ts";`;
    const seen = importsOf(source(text)).map(({ specifier, typeOnly, bare }) =>
      [specifier, typeOnly && "type", bare && "bare"].filter(Boolean).join(" "),
    );
    expect(seen).toEqual([
      "a",
      "b type",
      "c",
      "d bare",
      "e",
      "f",
      "g type",
      "h type",
      "i",
      "j type",
      "./k.ts",
    ]);
  });
});

describe("checkOrder", () => {
  it("lets a package depend on what lies below", () => {
    expect(checkOrder([pack("engine", ["@titrate/tensor", "yaml"]), pack("tensor")])).toEqual([]);
  });
  it("reports what points up or aside, with the line of the manifest", () => {
    const packages = [
      pack("tensor", ["@titrate/engine"]),
      pack("engine"),
      pack("stats", ["@titrate/store"]),
      pack("store"),
    ];
    expect(print(checkOrder(packages))).toEqual([
      "packages/tensor/package.json:7  house order: tensor must not depend on engine: it is not below",
      "packages/stats/package.json:7  house order: stats must not depend on store: it is not below",
    ]);
  });
  it("reports a package that has no place", () => {
    expect(print(checkOrder([pack("shed")]))).toEqual([
      'packages/shed/package.json:2  house order: "shed" has no place in test/house/order.ts',
    ]);
  });
});

describe("checkDeclared", () => {
  const engine = pack("engine", ["@titrate/tensor", "zod"]);
  it("reports imports that are not declared and dependencies that are not used", () => {
    const sources = [source('import { z } from "yaml";\nimport type { T } from "@titrate/tensor/deep";')];
    expect(print(checkDeclared(sources, [engine]))).toEqual([
      'packages/engine/src/a.ts:1  undeclared import: "yaml" is not among the dependencies of packages/engine/package.json',
      'packages/engine/package.json:8  unused dependency: no source of engine imports "zod"',
    ]);
  });
  it("does not take a development dependency for a declaration", () => {
    const manifest = pack("engine", [], { devDependencies: { zod: "1" } });
    expect(checkDeclared([source('import "zod";')], [manifest])).toHaveLength(1);
  });
  it("is content when both agree; Node and files of one's own need no word", () => {
    const text =
      'import { z } from "zod/v4"; import { T } from "@titrate/tensor"; import "./b.ts"; import "node:fs";';
    expect(checkDeclared([source(text)], [engine])).toEqual([]);
  });
});

describe("checkDoors", () => {
  const packages = [pack("tensor", [], { exports: { ".": "", "./testing": "" } }), pack("engine")];
  const messages = (text: string, path?: string) =>
    checkDoors([source(text, path)], packages).map(({ message }) => message);

  it.each([
    ['import { Container } from "inversify";', 'only container imports "inversify"'],
    [
      'import "./register.ts";',
      'import "./register.ts" is for its side effects; import what is needed by name',
    ],
    [
      'import { a } from "@titrate/tensor/src/a.ts";',
      '"@titrate/tensor/src/a.ts" is no entry of @titrate/tensor',
    ],
    ['import { a } from "@titrate/tensor/testing";', '"@titrate/tensor/testing" is for tests'],
    ['import { a } from "../../tensor/src/a.ts";', '"../../tensor/src/a.ts" leaves its package'],
    ['import { a } from "./testing/a.ts";', '"./testing/a.ts" is for tests'],
    ['import { a } from "./a.test.ts";', '"./a.test.ts" is for tests'],
  ])("reports %s", (text, message) => expect(messages(text)).toEqual([message]));

  it("lets pass what uses them", () => {
    expect(
      messages('import { a } from "@titrate/tensor"; import { b } from "./b.ts"; import "zod";'),
    ).toHaveLength(1);
    expect(
      messages('import { a } from "@titrate/tensor"; import { b } from "./b/c.ts"; import z from "zod/v4";'),
    ).toEqual([]);
    expect(messages('import { Container } from "inversify";', "packages/container/src/a.ts")).toEqual([]);
  });
});

describe("checkPluginFiles", () => {
  const file = "packages/layers/src/rngs/a.ts";
  const text =
    'import { defineRng } from "@titrate/plugin"; import { t } from "../t.ts"; import { n } from "@titrate/numeric";';
  it("reports an import that a user's plugin does not have", () => {
    expect(print(checkPluginFiles([source(text, file)], []))).toEqual([
      'packages/layers/src/rngs/a.ts:1  plugin file: a plugin file imports "@titrate/numeric"; it may import @titrate/plugin alone',
    ]);
    expect(checkPluginFiles([source('import fs from "node:fs";', file)], [])).toHaveLength(1);
  });
  it("heeds its exceptions, lists of built-ins, and other packages", () => {
    const exceptions = [{ folder: "packages/layers/src/rngs/", imports: "@titrate/numeric" }];
    expect(checkPluginFiles([source(text, file)], exceptions)).toEqual([]);
    expect(checkPluginFiles([source(text, "packages/layers/src/b.ts")], exceptions)).toHaveLength(1);
    expect(checkPluginFiles([source(text, "packages/layers/src/index.ts")], [])).toEqual([]);
    expect(checkPluginFiles([source(text, "packages/engine/src/a.ts")], [])).toEqual([]);
  });
});
