import { expect, test } from "vitest";
import { alignRows, foldItems, showBytes } from "./layout.ts";

test("items fill lines, and none is cut", () => {
  expect(foldItems(["one", "two", "three"], " + ", 14, "  ")).toBe("  one + two +\n  three");
  expect(foldItems(["longer than the line", "b"], ", ", 10, "")).toBe("longer than the line,\nb");
  expect(foldItems([], ", ", 10, "  ")).toBe("  ");
});

test("columns are as wide as their widest cell", () => {
  const rows = [
    ["a", "10", "x"],
    ["bcd", "9", ""],
  ];
  expect(alignRows(rows, ["left", "right", "left"])).toEqual(["a    10  x", "bcd   9"]);
  expect(alignRows([], ["left"])).toEqual([]);
});

test("bytes in units that are read at a glance", () => {
  expect([0, 812, 1024, 4300, 2 ** 20 * 1.5, 2 ** 33].map(showBytes)).toEqual([
    "0 B",
    "812 B",
    "1.0 KiB",
    "4.2 KiB",
    "1.5 MiB",
    "8.0 GiB",
  ]);
});
