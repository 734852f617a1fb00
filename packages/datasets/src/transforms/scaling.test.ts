import { describe, expect, it } from "vitest";
import { datasetOf } from "../testing/datasets.ts";
import { load, problem, rowsOf, transform } from "../testing/load.ts";

const nan = Number.NaN;
const trained = (rows: number[][], part: string | { type: string; [key: string]: unknown }) =>
  rowsOf(transform(datasetOf(rows), part).train.inputs);

describe("standardize", () => {
  it("takes the mean and the population's standard deviation of training", () => {
    const dataset = transform(datasetOf([[1], [3], [5], [7]], [[4], [9]]), "standardize");
    const std = Math.sqrt(5);
    expect(rowsOf(dataset.train.inputs).flat()).toEqual([-3 / std, -1 / std, 1 / std, 3 / std]);
    expect(rowsOf(dataset.test!.inputs)).toEqual([[0], [5 / std]]);
  });

  it("gives mean 0 and standard deviation 1 on real data", async () => {
    const { train } = transform(await load("wine"), "standardize");
    const rows = rowsOf(train.inputs);
    for (let column = 0; column < 13; column++) {
      const values = rows.map((row) => row[column]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
      expect(mean).toBeCloseTo(0, 12);
      expect(variance).toBeCloseTo(1, 12);
    }
  });

  it("only centres what is constant, though its mean is rounded", () => {
    const rows = Array.from({ length: 10 }, () => [0.1]);
    expect(rows.reduce((sum, [value]) => sum + value!, 0) / 10).not.toBe(0.1);
    const dataset = transform(datasetOf(rows, [[0.3]]), "standardize");
    expect(dataset.train.inputs.data.every((value) => value === 0)).toBe(true);
    expect(dataset.test!.inputs.data[0]).toBe(0.3 - 0.1);
  });

  it("passes over missing numbers", () => {
    expect(trained([[1], [nan], [3]], "standardize")).toEqual([[-1], [nan], [1]]);
  });

  it("leaves categories alone, and what is not listed", async () => {
    const rows = [
      [0, 1, 2],
      [1, 3, 6],
    ];
    const columns = [{ name: "c", categories: ["x", "y"] }, { name: "a" }, { name: "b" }];
    const dataset = datasetOf(rows, undefined, columns);
    expect(rowsOf(transform(dataset, "standardize").train.inputs)).toEqual([
      [0, -1, -1],
      [1, 1, 1],
    ]);
    const listed = transform(dataset, { type: "standardize", columns: ["b"] });
    expect(rowsOf(listed.train.inputs)).toEqual([
      [0, 1, -1],
      [1, 3, 1],
    ]);
    expect(listed.columns).toEqual(columns);
    expect(await problem(() => transform(dataset, { type: "standardize", columns: ["a", "d"] }))).toMatch(
      /transform "standardize": there is no column "d".* @ columns.1$/,
    );
  });

  it("has one statistic a channel, or one in all", async () => {
    const images = {
      train: {
        inputs: {
          shape: [2, 2, 1, 2],
          dtype: "float" as const,
          data: Float64Array.of(1, 3, 10, 10, 1, 3, 30, 30),
        },
        targets: { shape: [2, 1], dtype: "float" as const, data: Float64Array.of(0, 0) },
      },
    };
    const by = (per: string) => [...transform(images, { type: "standardize", per }).train.inputs.data];
    expect(by("channels")).toEqual([-1, 1, -1, -1, -1, 1, 1, 1]);
    expect(by("features")).toEqual([
      ...[1, 3, 10, 10, 1, 3, 30, 30].map((value, at) => {
        const column = at % 2 === 0 ? [1, 10, 1, 30] : [3, 10, 3, 30];
        const mean = column.reduce((sum, each) => sum + each, 0) / 4;
        const squares = column.map((each) => (each - mean) * (each - mean));
        return (value - mean) / Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / 4);
      }),
    ]);
    const all = by("all");
    expect(all.reduce((sum, each) => sum + each, 0)).toBeCloseTo(0, 12);
    expect(all.reduce((sum, each) => sum + each * each, 0)).toBeCloseTo(8, 12);
    const said = await problem(() => transform(images, { type: "standardize", per: "all", columns: [0] }));
    expect(said).toMatch(/`per: all` has no columns; write `per: features` @ columns$/);
  });

  it("refuses a column of nothing but missing numbers, and indices", async () => {
    const said = await problem(() => transform(datasetOf([[1, nan]]), "standardize"));
    expect(said).toBe(
      'DataError: transform "standardize": column 1 of train has no number; drop it @ undefined',
    );
    const indices = await load({ type: "copy-task", inputs: "indices" });
    expect(await problem(() => transform(indices, "standardize"))).toMatch(/the inputs are whole numbers/);
  });
});

describe("numbers at the ends of what there is", () => {
  const standardized = (numbers: number[], part: string | { type: string; per: string } = "standardize") =>
    trained(
      numbers.map((each) => [each]),
      part,
    ).flat();
  const plain = [2, 4, 4, 4, 5, 5, 7, 9].map((each) => (each - 5) / 2);

  it.each([2 ** 500, 2 ** 1019, 2 ** -600, 2 ** -1060])("have a standard deviation, times %d", (unit) => {
    const numbers = [2, 4, 4, 4, 5, 5, 7, 9].map((each) => each * unit);
    expect(standardized(numbers)).toEqual(plain);
    expect(standardized(numbers, { type: "standardize", per: "all" })).toEqual(plain);
  });
  it("may be further apart than the largest number", () => {
    const far = [-1.7e308, 1.7e308];
    expect(standardized(far)).toEqual([-1, 1]);
    expect(standardized([...far, 1.7e308, 1.7e308])[1]).toBeCloseTo(1 / Math.sqrt(3), 12);
    expect(standardized([Number.MAX_VALUE, -Number.MAX_VALUE])).toEqual([1, -1]);
    expect(trained([[-1.7e308], [0], [1.7e308]], "min-max")).toEqual([[0], [0.5], [1]]);
  });
  it("stay sums of many", () => {
    const { train } = transform(datasetOf([[1.6e308], [1.6e308], [nan], [1.6e308], [0]]), "impute");
    expect(train.inputs.data[2]).toBe(1.2e308);
    const median = transform(datasetOf([[1.5 * 2 ** 1023], [1.25 * 2 ** 1023], [nan]]), {
      type: "impute",
      strategy: "median",
    });
    expect(median.train.inputs.data[2]).toBe(1.375 * 2 ** 1023);
  });
  it("are refused where they become infinite, or are", async () => {
    const columns = [{ name: "a" }, { name: "b" }];
    const made = datasetOf(
      [
        [1, 1e-300],
        [2, 2e-300],
      ],
      [[1, 1e300]],
      columns,
    );
    const test = { ...made.test!, origin: { file: "t.csv", lines: Int32Array.of(7) } };
    for (const type of ["standardize", "min-max"]) {
      expect(await problem(() => transform({ ...made, test }, type))).toMatch(
        `transform "${type}": row 0 of test (t.csv:7): 1e+300 in column "b" becomes Infinity; mend it`,
      );
    }
    expect(await problem(() => trained([[1e300]], { type: "scale", divisor: 1e-300 }))).toMatch(
      /row 0 of train: 1e\+300 in column 0 becomes Infinity/,
    );
    const infinite = datasetOf([[1], [Number.POSITIVE_INFINITY]]);
    expect(await problem(() => transform(infinite, "standardize"))).toMatch(
      /column 0 of train holds an infinite number/,
    );
    expect(await problem(() => trained([[1]], { type: "min-max", low: -1.7e308, high: 1.7e308 }))).toMatch(
      /they are too far apart @ low$/,
    );
  });
});

describe("min-max", () => {
  it("puts training onto the range; test may leave it", () => {
    const dataset = transform(datasetOf([[2], [4], [6]], [[1], [8]]), "min-max");
    expect(rowsOf(dataset.train.inputs)).toEqual([[0], [0.5], [1]]);
    expect(rowsOf(dataset.test!.inputs)).toEqual([[-0.25], [1.5]]);
    expect(trained([[2], [4], [6]], { type: "min-max", low: -1, high: 1 })).toEqual([[-1], [0], [1]]);
  });
  it("makes what is constant the low end", () => {
    expect(trained([[7], [7]], { type: "min-max", low: -1 })).toEqual([[-1], [-1]]);
  });
  it("refuses a range that is none", async () => {
    const said = await problem(() => trained([[1]], { type: "min-max", low: 1 }));
    expect(said).toMatch(/low is 1 and high 1; low is to be below @ low$/);
  });
});

it("scale divides all numbers but categories", () => {
  expect(trained([[255, 51]], "scale")).toEqual([[1, 0.2]]);
  expect(trained([[8, 4]], { type: "scale", divisor: 16 })).toEqual([[0.5, 0.25]]);
  const dataset = datasetOf([[1, 255]], undefined, [{ name: "c", categories: ["x", "y"] }, { name: "a" }]);
  expect(rowsOf(transform(dataset, "scale").train.inputs)).toEqual([[1, 1]]);
});
