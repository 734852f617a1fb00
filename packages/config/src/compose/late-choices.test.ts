import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compose, problemsOf } from "../testing/composed.ts";
import { makeFolder } from "../testing/folder.ts";
import { nestedConfigs as configs } from "../testing/nested-configs.ts";
import { nowhere } from "../testing/surroundings.ts";
import { createReader } from "./reader.ts";

const read = (text: string, ...overrides: string[]) =>
  compose({ ...configs, "experiments/x.yaml": text }, ...overrides);
const problems = (text: string, ...overrides: string[]) =>
  problemsOf({ ...configs, "experiments/x.yaml": text }, ...overrides);

describe("choices that come late, or lead elsewhere", () => {
  const text = "defaults: [optimizer: sgd]\nvars: { head: { type: dense } }\n";

  it("an option takes the place of what stands in a package, if anything does", () => {
    expect(read(text, "optimizer@vars.head=adam").plain).toMatchObject({ vars: { head: { type: "adam" } } });
    expect(problems(text, "optimizer@vars.tail=adam")).toMatch(
      /write \+optimizer@vars\.tail=adam to add one/,
    );
  });

  it("a preset is added, not chosen", () => {
    expect(problems(text, "preset=fast")).toMatchInlineSnapshot(`
      "command line, argument 1  E_OVERRIDE  "preset" changes a choice that no entry of defaults makes
          preset=fast
          ^^^^^^ write +preset=fast: an addition comes after the file"
    `);
    expect(read(text, "+preset=[fast]").plain).toMatchObject({
      train: { epochs: 1 },
      optimizer: { type: "adam" },
    });
  });

  it("an option that is chosen late may itself wait for other choices", () => {
    const files = {
      "configs/late/x.yaml": "defaults: [/net/activation@here: '${optimizer}_like']\nk: 1\n",
      "configs/net/activation/sgd_like.yaml": "type: relu\n",
    };
    const late = compose({ ...configs, ...files, "experiments/x.yaml": text }, "late=x");
    expect(late.plain).toMatchObject({ late: { k: 1, here: { type: "relu" } } });
  });

  it("the head of a config by its path counts, and so does a group's own folder", () => {
    const files = { "configs/net/sub/deep.yaml": "defaults: [activation: elu]\nk: 1\n" };
    const plain = (list: string) =>
      compose({ ...configs, ...files, "experiments/x.yaml": `defaults: [${list}]\n` }).plain;
    expect(plain("optimizer: sgd, preset/fast")).toMatchObject({ train: { epochs: 1 } });
    expect(plain("net: sub/deep")).toEqual({ net: { k: 1, activation: { type: "elu", alpha: 2 } } });
  });

  it("what is optional and not there is in the tree", () => {
    const { composed } = read("defaults: [optional nothing: here]\n");
    expect(composed.tree.children).toMatchObject([
      { path: "nothing/here", isAbsent: true, children: [] },
      "_self_",
    ]);
  });

  it("a config of the whole that is not there could have said anything", () => {
    expect(composeLoosely("defaults: [bse]\n").isLacking).toBe(true);
    expect(composeLoosely("defaults: [optimizer: nope]\n").isLacking).toBe(false);
  });
});

function composeLoosely(text: string) {
  const folder = makeFolder({ ...configs, "experiments/x.yaml": text });
  return createReader(join(folder, "experiments/x.yaml"), [join(folder, "configs")], nowhere)();
}
