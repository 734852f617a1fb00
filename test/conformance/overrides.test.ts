import { readFileSync } from "node:fs";
import {
  ConfigError,
  type Element,
  expandOverrides,
  globOptions,
  type OverrideSweep,
  type ParsedOverride,
  type Problem,
  parseOverride,
  rangeValues,
  toLocated,
  toPlain,
} from "@titrate/config";
import { describe, expect, it } from "vitest";

interface Case {
  readonly group: string;
  readonly input: string;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly may_differ?: string;
  readonly must?: string;
}

interface Multirun {
  readonly overrides: readonly string[];
  readonly jobs: readonly (readonly string[])[];
}

/** What Hydra answers, from its own parser; the file names the versions. */
const { cases, multirun } = JSON.parse(
  readFileSync(new URL("hydra/overrides.json", import.meta.url), "utf8"),
) as { cases: readonly Case[]; multirun: readonly Multirun[] };

/** Where we give another answer than Hydra, which the cases call defensible, and why. */
const differences: Readonly<Record<string, string>> = {
  "a=12345678901234567890": "a double would round it: refused",
  "a=range(1,0)": "an empty sweep is refused when it is expanded",
  "a=range(0)": "an empty sweep is refused when it is expanded",
  "a=range(-3)": "an empty sweep is refused when it is expanded",
  "__proto__=1": "a reserved key is refused",
  "__proto__.polluted=1": "a reserved key is refused",
  "constructor.prototype.x=1": "a reserved key is refused",
};

describe("every override that Hydra was asked about", () => {
  it("is there", () => expect([cases.length, multirun.length]).toEqual([296, 12]));

  it.each(cases.filter(({ input }) => differences[input] === undefined))("$input", (given) => {
    const answer = answerTo(given.input, given.expect);
    if (given.expect.error === undefined) expect(answer).toEqual(comparable(given.expect));
    else expect(answer).toEqual({ error: "E_OVERRIDE" });
  });

  it("leaves Object.prototype alone", () => {
    const before = Reflect.ownKeys(Object.prototype);
    for (const { input } of cases) parseOverride(sourceOf(input), []);
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  });
});

describe("what we answer in another way", () => {
  it("is said to be defensible", () => {
    const named = cases.filter(({ input }) => differences[input] !== undefined);
    expect(named.filter(({ may_differ, must }) => may_differ === undefined && must === undefined)).toEqual(
      [],
    );
    expect(named).toHaveLength(Object.keys(differences).length);
  });

  it.each(["a=12345678901234567890"])("is refused: %s", (input) => {
    expect(answerTo(input, {})).toEqual({ error: "E_OVERRIDE" });
  });
  it.each(["__proto__=1", "__proto__.polluted=1", "constructor.prototype.x=1"])("is refused: %s", (input) => {
    expect(answerTo(input, {})).toEqual({ error: "E_KEY" });
  });
  it.each(["a=range(1,0)", "a=range(0)", "a=range(-3)"])(
    "is read, and refused when expanded: %s",
    (input) => {
      const override = parseOverride(sourceOf(input), [])!;
      const written = cases.find((given) => given.input === input)!.expect;
      expect(typedValue(override.value, written)).toMatchObject({ start: written.start, stop: written.stop });
      expect(() => expandOverrides([override])).toThrow(ConfigError);
    },
  );
});

describe("every multirun", () => {
  it.each(multirun)("$overrides", ({ overrides, jobs }) => {
    const parsed = overrides.map((text) => parseOverride(sourceOf(text), [])!);
    expect(expandOverrides(parsed)).toEqual(jobs);
  });
});

function sourceOf(text: string) {
  return { kind: "argument", name: "an argument", text } as const;
}

/** Our answer in the format of the cases. `asked` says which names it may use. */
function answerTo(input: string, asked: Case["expect"]): unknown {
  const problems: Problem[] = [];
  const override = parseOverride(sourceOf(input), problems);
  if (override === undefined) return { error: problems[0]!.code };
  expect(problems).toEqual([]);
  return {
    operation: override.operation.replace("-", "_"),
    key: override.key,
    package: override.package ?? null,
    ...typedValue(override.value, asked),
    ...jobsOf(override, asked),
  };
}

function typedValue(
  value: Element | OverrideSweep | undefined,
  asked: Case["expect"],
): Record<string, unknown> {
  if (value === undefined) return { value_kind: "none" };
  switch (value.kind) {
    case "choice":
      return {
        value_kind: value.simple ? "simple_choice" : "choice",
        list: value.items.map(typed),
        list_plain: value.items.map(plain),
        simple_form: value.simple,
        tags: value.tags,
        shuffle: value.shuffle,
      };
    case "range":
      return {
        value_kind: "range",
        start: typed(value.start),
        stop: typed(value.stop),
        step: typed(value.step),
        tags: value.tags,
        shuffle: value.shuffle,
        ...(Array.isArray(asked.values) &&
          asked.values.length > 0 && { values: rangeValues(value).map((each) => each.value) }),
      };
    case "interval":
      return { value_kind: "interval", start: typed(value.start), end: typed(value.end), tags: value.tags };
    case "glob":
      return {
        value_kind: "glob",
        include: value.include,
        exclude: value.exclude,
        options_given: asked.options_given,
        options_matched: globOptions(value, asked.options_given as string[]),
      };
    case "zip":
      throw new Error("Hydra has no zip");
    default:
      return { value_kind: "element", value: typed(value), value_plain: plain(value) };
  }
}

function jobsOf(override: ParsedOverride, asked: Case["expect"]): Record<string, unknown> {
  const inOrder = Array.isArray(asked.overrides);
  if (!inOrder && !Array.isArray(asked.overrides_in_any_order)) return {};
  const jobs = expandOverrides([override]).map(([job]) => job!);
  return inOrder ? { overrides: jobs } : { overrides_in_any_order: jobs.sort() };
}

function typed(element: Element): unknown {
  if (element.kind === "list") return element.items.map(typed);
  if (element.kind === "map") {
    return { map: element.entries.map(({ key, value }) => [typed(key), typed(value)]) };
  }
  if (element.type === "float") return { float: named(element.value) };
  return element.type === "string" && element.quote !== undefined ? { quoted: element.value } : element.value;
}

function plain(element: Element): unknown {
  return JSON.parse(
    JSON.stringify(toPlain(toLocated(element)), (_, value) =>
      typeof value === "number" ? named(value) : value,
    ),
  );
}

function named(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/** An expectation without the order that it leaves open. */
function comparable(expected: Case["expect"]): unknown {
  const jobs = expected.overrides_in_any_order;
  return Array.isArray(jobs) ? { ...expected, overrides_in_any_order: jobs.toSorted() } : expected;
}
