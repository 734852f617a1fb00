import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseArguments } from "../overrides/arguments.ts";
import { toPlain } from "../source/located.ts";
import { throwAny } from "../source/problem.ts";
import { makeFolder, problemsIn } from "../testing/folder.ts";
import { nowhere } from "../testing/surroundings.ts";
import { createReader } from "./reader.ts";

test("a reader reads each file once, whatever becomes of it", () => {
  const folder = makeFolder({
    "configs/optimizer/sgd.yaml": "lr: 1\n",
    "configs/optimizer/adam.yaml": "lr: 2\n",
    "x.yaml": "defaults: [optimizer: sgd]\nseed: 1\n",
  });
  const reader = createReader(join(folder, "x.yaml"), [join(folder, "configs")], nowhere);
  const read = (...texts: string[]) => reader(parseArguments(texts));
  const first = read();
  expect(toPlain(first.root)).toEqual({ optimizer: { lr: 1 }, seed: 1 });

  writeFileSync(join(folder, "x.yaml"), "seed: 2\n");
  rmSync(join(folder, "configs/optimizer/sgd.yaml"));
  writeFileSync(join(folder, "configs/optimizer/adam.yaml"), "lr: 3\n");
  expect(toPlain(read("seed=7").root)).toEqual({ optimizer: { lr: 1 }, seed: 7 });
  expect(read().root.location.source).toBe(first.root.location.source);
  // A file that no arm has asked for yet is read when one does.
  expect(toPlain(read("optimizer=adam").root)).toEqual({ optimizer: { lr: 3 }, seed: 1 });
});

test("a reader tells a file's problems each time, where the file was chosen", () => {
  const folder = makeFolder({
    "configs/optimizer/sgd.yaml": Buffer.from([0xff]),
    "x.yaml": "defaults:\n  - optimizer: sgd\n",
  });
  const reader = createReader(join(folder, "x.yaml"), [join(folder, "configs")], nowhere);
  const tell = () => problemsIn(folder, () => throwAny(reader().problems)).replace(/\S+sgd\.yaml/, "FILE");
  const told = tell();
  expect(told).toMatchInlineSnapshot(`
    "FILE:1:1  E_YAML  it is UTF-16, and no text in UTF-8
        1 | �
          | ^ save the file as UTF-8"
  `);
  expect(tell()).toBe(told);
});
