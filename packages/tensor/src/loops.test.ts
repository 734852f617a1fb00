import { describe, expect, it } from "vitest";
import { coalesce, index, isContiguous, loops } from "./loops.ts";
import { rowMajor } from "./shape.ts";

const at = (...strides: number[]) => ({ offset: 0, strides });

describe("coalesce", () => {
  it("makes one loop of contiguous accesses", () => {
    const nest = coalesce([2, 3, 4], [at(12, 4, 1), at(12, 4, 1)]);
    expect(nest.lengths).toEqual([24]);
    expect(nest.accesses).toEqual([at(1), at(1)]);
  });
  it("drops axes of length 1, whatever their strides", () => {
    expect(coalesce([1, 5, 1], [at(99, 2, 7)])).toMatchObject({ lengths: [5], accesses: [at(2)] });
    expect(coalesce([1, 1], [at(3, 3)]).lengths).toEqual([]);
  });
  it("keeps axes apart where one access does not continue", () => {
    const bias = coalesce([2, 3, 4], [at(12, 4, 1), at(0, 0, 1)]);
    expect(bias).toMatchObject({ lengths: [6, 4], accesses: [at(4, 1), at(0, 1)] });
    expect(coalesce([3, 2], [at(2, 1), at(1, 3)]).lengths).toEqual([3, 2]);
  });
  it("merges reversed axes and keeps offsets", () => {
    const reversed = { offset: 5, strides: [-3, -1] };
    expect(coalesce([2, 3], [reversed]).accesses).toEqual([{ offset: 5, strides: [-1] }]);
  });
  it("keeps a length of 0", () => {
    expect(coalesce([2, 0, 3], [{ offset: 0, strides: rowMajor([2, 0, 3]) }]).lengths).toContain(0);
  });
});

describe("isContiguous", () => {
  it("is about the order of the elements, not the axes", () => {
    expect(isContiguous([2, 3], at(3, 1))).toBe(true);
    expect(isContiguous([3, 1], at(1, 5))).toBe(true);
    expect(isContiguous([], at())).toBe(true);
    expect(isContiguous([2, 3], at(1, 2))).toBe(false);
    expect(isContiguous([3], at(0))).toBe(false);
    expect(isContiguous([3], at(-1))).toBe(false);
    expect(isContiguous([3], { offset: 1, strides: [1] })).toBe(false);
  });
});

describe("printing", () => {
  it("writes offsets without needless terms", () => {
    expect(index({ offset: 3, strides: [0, 4, 1] }, ["a", "b", "c"])).toBe("3 + b * 4 + c");
    expect(index(at(0), ["a"])).toBe("0");
  });
  it("nests loops around a body", () => {
    expect(loops({ variables: ["i", "j"], lengths: [2, 3] }, ["f(i, j);"]).join("\n")).toMatchInlineSnapshot(`
      "for (let i = 0; i < 2; i++) {
        for (let j = 0; j < 3; j++) {
          f(i, j);
        }
      }"
    `);
    expect(loops({ variables: [], lengths: [] }, ["f();"])).toEqual(["f();"]);
  });
});
