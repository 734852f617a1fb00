import { builtinPlugins } from "@titrate/container";
import { type Kind, kinds } from "@titrate/plugin/host";
import { conformance, runCheck } from "@titrate/testkit";
import { describe, expect, it } from "vitest";
import { folderWith } from "../acceptance/cli.ts";
import { strayWritings } from "../differential/catalogue/written.ts";
import { writeBinaryFiles } from "./binary-files.ts";
import { files, type Written, writtenOf } from "./written.ts";

/** How plugins are written where they rightly fail: `check: problem` of all that they fail in, and why. */
const exceptions: Readonly<Record<string, { readonly problems: RegExp; readonly why: string }>> = {
  'activation softmax {"axis":0}': { problems: /^rows stay apart: /, why: "it is told to mix rows" },
  'layer tied {"weight":"embedding-1.weight"}': {
    problems: /tried(?: fits)?: there is no parameter "embedding-1\.weight" yet/,
    why: "by itself it has no layer before it; see below",
  },
};

const keyOf = ({ plugin, title }: Written): string => `${plugin.kind} ${title}`;

async function problemsOf({ plugin, params }: Written): Promise<string[]> {
  const problems: string[] = [];
  const options = { params, plugins: builtinPlugins, directory: writeBinaryFiles(folderWith(files)) };
  for (const check of conformance(plugin, options)) {
    const finding = await runCheck(check);
    if (finding.outcome === "fails") problems.push(`${check.name}: ${finding.detail}`);
  }
  return problems;
}

describe.each(Object.keys(kinds) as Kind[])("every %s", (kind) => {
  const written = writtenOf(kind);
  it("is written", () => expect(written).not.toEqual([]));

  it.each(written)("$title", async (each) => {
    const problems = await problemsOf(each);
    const exception = exceptions[keyOf(each)];
    expect(problems.filter((problem) => exception?.problems.test(problem) !== true)).toEqual([]);
    if (exception !== undefined) expect(problems).not.toEqual([]);
  });
});

it("a tied layer, with the layer that it is tied to", async () => {
  const plugin = builtinPlugins.find(({ kind, name }) => kind === "layer" && name === "sequential")!;
  const layers = [
    { type: "embedding", vocabulary: 5, units: 3 },
    { type: "tied", weight: "embedding-1.weight" },
  ];
  expect(await problemsOf({ title: "sequential", plugin, params: { layers } })).toEqual([]);
});

it("every writing and every exception is of a plugin", () => {
  expect(strayWritings()).toEqual([]);
  const keys = (Object.keys(kinds) as Kind[]).flatMap((kind) => writtenOf(kind).map(keyOf));
  expect(Object.keys(exceptions).filter((key) => !keys.includes(key))).toEqual([]);
});
