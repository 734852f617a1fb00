import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { locator, toLocated } from "../source/located.ts";
import { numberIn, repairHint } from "./repairs.ts";

test.each([
  ["0,1", 0.1],
  ["1,000", 1000],
  ["1_000", 1000],
  ["1e-3f", 1e-3],
  ["1e 3", 1000],
  [".5.", 0.5],
  ["-2", -2],
  ["50%", 0.5],
  ["1/4", 0.25],
  ["10**-3", 1e-3],
  ["fast", undefined],
  ["", undefined],
  ["1/0", undefined],
  ["1e999", undefined],
  ["1.2.3", undefined],
  ["0x", undefined],
])("the number in %o is %o", (text, number) => {
  expect(numberIn(text)).toBe(number);
});

describe("a repair", () => {
  const place = locator({ kind: "file", name: "/p/x.yaml", text: "x\n" })(0, 1);
  const hint = (schema: z.ZodType, value: unknown, path: (string | number)[] = [], key = "optimizer.lr") => {
    const root = toLocated(value, place);
    const faulty = path.reduce((node, step) => {
      if (node.kind === "map") return node.entries.get(String(step))!.value;
      return node.kind === "sequence" ? node.items[Number(step)]! : node;
    }, root);
    return repairHint(schema, root, path, faulty, key);
  };

  it("is offered where the schema takes it, and only there", () => {
    expect(hint(z.number(), "0,1")).toBe("write 0.1");
    expect(hint(z.string().length(1), "0,1")).toBeUndefined();
    expect(hint(z.number().positive(), "-1e0f")).toBeUndefined();
    expect(hint(z.boolean(), "no")).toBe("in YAML 1.2 `no` is a text: write false");
    expect(hint(z.boolean(), 1)).toBe("write true");
    expect(hint(z.number().nullable(), "None")).toBe("write null for no value");
    expect(hint(z.number().optional(), "None")).toBe("remove the key to give none");
    expect(hint(z.number(), "None")).toBeUndefined();
    expect(hint(z.string(), 3)).toBe('a text is wanted: write "3"');
    expect(hint(z.array(z.number()), "1, 2")).toBe("a list is wanted: write [1, 2]");
    expect(hint(z.array(z.string()), "-a -b")).toBe("write a space after each dash: - a");
    expect(hint(z.number(), [1])).toBe("one value is wanted: write it without brackets or dash");
    expect(hint(z.number(), [1, 2])).toBe(
      "one value is wanted; to try each, write sweep.grid with optimizer.lr: [...]",
    );
    expect(hint(z.number(), [1, 2], [], "sweep.seeds")).toBe("one value is wanted");
    expect(hint(z.number(), ["fast", "slow"])).toBeUndefined();
  });

  it("is tried at its place, whatever else is wrong", () => {
    const schema = z.object({ a: z.array(z.union([z.number(), z.array(z.number())])), b: z.number() });
    expect(hint(schema, { a: [1, "2"], b: "x" }, ["a", 1])).toBe("write 2");
    expect(hint(schema, { a: [1, "x"], b: "2" }, ["a", 1])).toBeUndefined();
  });
});
