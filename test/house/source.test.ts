import { expect, it } from "vitest";
import { parseSource } from "./source.ts";

it("refuses a source that does not parse, rather than to check half of it", () => {
  expect(() => parseSource("packages/a/src/a.ts", "const = 1;")).toThrow(
    "packages/a/src/a.ts does not parse",
  );
});
