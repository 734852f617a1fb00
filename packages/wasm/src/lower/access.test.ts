import { type Access, rowMajor, type Shape, sizeOf } from "@titrate/tensor";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementsOf } from "../testing/elements.ts";
import { commonRefinement, compose, contiguous, isWhole, refine, sameAccess, splitAxes } from "./access.ts";

const shapes: fc.Arbitrary<Shape> = fc.array(fc.constantFrom(1, 2, 3, 4, 6), { maxLength: 4 });
const someOf = { numRuns: 400 };

/** Accesses over a domain that stay within a tensor of `size`. */
const within = (domain: Shape, size: number): fc.Arbitrary<Access> =>
  fc
    .tuple(fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), fc.nat(), fc.nat(15))
    .map(([picks, shift, signs]) => {
      let [room, offset] = [size - 1, 0];
      const strides = domain.map((length, i) => {
        const stride = length === 1 ? picks[i]! % 9 : picks[i]! % (Math.floor(room / (length - 1)) + 1);
        const reach = stride * (length - 1);
        room -= reach;
        if (((signs >> i) & 1) === 0) return stride;
        offset += reach;
        return -stride;
      });
      return { offset: offset + (shift % (room + 1)), strides };
    });

const arbitraryPair = fc.tuple(shapes, shapes).chain(([shape, domain]) =>
  fc.record({
    shape: fc.constant(shape),
    domain: fc.constant(domain),
    outer: within(domain, sizeOf(shape)),
    inner: within(shape, 200),
  }),
);

describe("compose", () => {
  it("names the elements that walking both names, or nothing", () =>
    fc.assert(
      fc.property(arbitraryPair, ({ shape, domain, outer, inner }) => {
        const composed = compose(outer, domain, inner, shape);
        if (composed === undefined) return;
        const seen = elementsOf(inner, shape);
        expect(elementsOf(composed, domain)).toEqual(elementsOf(outer, domain).map((i) => seen[i]));
      }),
      someOf,
    ));

  it("always finds what a whole tensor or one axis' slice reads", () =>
    fc.assert(
      fc.property(
        shapes.chain((shape) => fc.tuple(fc.constant(shape), within(shape, 200), fc.nat(), fc.nat())),
        ([shape, inner, axisPick, startPick]) => {
          expect(elementsOf(compose(contiguous(shape), shape, inner, shape)!, shape)).toEqual(
            elementsOf(inner, shape),
          );
          if (shape.length === 0) return;
          const axis = axisPick % shape.length;
          const start = startPick % shape[axis]!;
          const units = rowMajor(shape);
          const slice = { offset: start * units[axis]!, strides: units };
          const domain = shape.with(axis, shape[axis]! - start);
          expect(compose(slice, domain, inner, shape)).toBeDefined();
        },
      ),
      someOf,
    ));

  it("sees through a transpose of a transpose, a broadcast, a flip", () => {
    const turned = { offset: 0, strides: [1, 4] };
    expect(compose(turned, [4, 3], { offset: 0, strides: [1, 3] }, [3, 4])).toEqual({
      offset: 0,
      strides: [3, 1],
    });
    expect(compose(contiguous([2, 3]), [2, 3], { offset: 5, strides: [0, 1] }, [2, 3])).toEqual({
      offset: 5,
      strides: [0, 1],
    });
    expect(compose({ offset: 5, strides: [-1] }, [6], { offset: 0, strides: [3, 1] }, [2, 3])).toEqual({
      offset: 5,
      strides: [-1],
    });
  });

  it("is nothing where an index carries: six in a row across a transpose", () => {
    expect(compose(contiguous([6]), [6], { offset: 0, strides: [1, 2] }, [2, 3])).toBeUndefined();
    expect(compose({ offset: 1, strides: [1] }, [4], { offset: 0, strides: [1, 2] }, [2, 3])).toBeUndefined();
    // Two of them stay within one row.
    expect(compose({ offset: 4, strides: [1] }, [2], { offset: 0, strides: [1, 2] }, [2, 3])).toEqual({
      offset: 3,
      strides: [2],
    });
  });

  it("is of no element where there is none", () =>
    expect(compose(contiguous([0, 3]), [0, 3], { offset: 7, strides: [5, 1] }, [0, 3])).toEqual({
      offset: 0,
      strides: [0, 0],
    }));
});

/** Whether neighbours of `fine` can be merged to `coarse`, apart from axes of length 1. */
function isRefinement(fine: Shape, coarse: Shape): boolean {
  const units = new Set([sizeOf(fine), ...rowMajor(fine)]);
  return sizeOf(fine) === sizeOf(coarse) && rowMajor(coarse).every((unit) => units.has(unit));
}

describe("commonRefinement", () => {
  it("is the coarsest: every cut is one of theirs", () => {
    expect(commonRefinement([6, 4], [3, 8])).toEqual([3, 2, 4]);
    expect(commonRefinement([24], [2, 3, 4])).toEqual([2, 3, 4]);
    expect(commonRefinement([1, 6], [6, 1])).toEqual([6]);
    expect(commonRefinement([1], [])).toEqual([]);
    expect(commonRefinement([2, 1, 3], [2, 1, 3])).toEqual([2, 1, 3]);
  });
  it("is none of shapes whose cuts cross", () => expect(commonRefinement([2, 3], [3, 2])).toBeUndefined());
  it("refines both, and cuts nowhere else", () =>
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, a, b) => {
        const merged = (from: number): Shape => {
          const at = from % Math.max(1, shape.length - 1);
          return shape.length < 2
            ? shape
            : [...shape.slice(0, at), shape[at]! * shape[at + 1]!, ...shape.slice(at + 2)];
        };
        const [x, y] = [merged(a), merged(b)];
        const both = commonRefinement(x, y)!;
        expect(isRefinement(both, x) && isRefinement(both, y)).toBe(true);
        const cuts = new Set([...rowMajor(x), ...rowMajor(y), sizeOf(x)]);
        expect(rowMajor(both).every((unit) => cuts.has(unit))).toBe(true);
      }),
      someOf,
    ));
});

describe("splitAxes", () => {
  it("splits an axis that walks over several", () =>
    expect(splitAxes({ offset: 0, strides: [6, 1] }, [4, 6], [2, 2, 3, 2])).toEqual([2, 2, 3, 2]));
  it("leaves an axis that walks within one, and what is left of several", () => {
    expect(splitAxes({ offset: 0, strides: [4, 1] }, [2, 3], [3, 4])).toEqual([2, 3]);
    expect(splitAxes({ offset: 0, strides: [0, 5] }, [7, 2], [3, 4])).toEqual([7, 2]);
  });
  it("is nothing where an axis ends in the midst of one", () =>
    expect(splitAxes({ offset: 0, strides: [1] }, [6], [3, 4])).toBeUndefined());
  it("gives a refinement of the domain, if anything", () =>
    fc.assert(
      fc.property(arbitraryPair, ({ shape, domain, outer }) => {
        const finer = splitAxes(outer, domain, shape);
        if (finer !== undefined) expect(isRefinement(finer, domain)).toBe(true);
      }),
      someOf,
    ));
});

describe("refine", () => {
  it("names the same elements in the same order", () =>
    fc.assert(
      fc.property(
        shapes.chain((fine) => fc.tuple(fc.constant(fine), fc.nat(), fc.boolean())),
        fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 4, maxLength: 4 }),
        ([fine, pick, isPadded], strides) => {
          const at = pick % Math.max(1, fine.length - 1);
          const merged =
            fine.length < 2 ? fine : [...fine.slice(0, at), fine[at]! * fine[at + 1]!, ...fine.slice(at + 2)];
          const coarse = isPadded ? [1, ...merged, 1] : merged;
          const access = { offset: 3, strides: coarse.map((_, i) => strides[i % 4]!) };
          expect(elementsOf(refine(access, coarse, fine), fine)).toEqual(elementsOf(access, coarse));
        },
      ),
      someOf,
    ));
  it("takes axes of length 1 and shapes of nothing", () => {
    expect(refine({ offset: 2, strides: [9, 3] }, [1, 4], [2, 1, 2])).toEqual({
      offset: 2,
      strides: [6, 0, 3],
    });
    expect(refine({ offset: 2, strides: [3, 1] }, [0, 3], [0])).toEqual({ offset: 0, strides: [0] });
  });
});

describe("isWhole", () => {
  it("holds exactly where walking names 0, 1, 2, ... and nothing is left", () =>
    fc.assert(
      fc.property(arbitraryPair, ({ shape, domain, outer }) => {
        const isCounting = elementsOf(outer, domain).every((element, i) => element === i);
        expect(isWhole(outer, domain, sizeOf(shape))).toBe(isCounting && sizeOf(domain) === sizeOf(shape));
        expect(isWhole(contiguous(shape), shape, sizeOf(shape))).toBe(true);
      }),
      someOf,
    ));
  it("does not mind the stride of an axis of length 1", () =>
    expect(isWhole({ offset: 0, strides: [99, 1] }, [1, 5], 5)).toBe(true));
});

it("tells accesses apart by offset and strides", () => {
  const access = { offset: 1, strides: [2, 3] };
  expect(sameAccess(access, { ...access })).toBe(true);
  expect(sameAccess(access, { ...access, offset: 0 })).toBe(false);
  expect(sameAccess(access, { ...access, strides: [2, 4] })).toBe(false);
});
