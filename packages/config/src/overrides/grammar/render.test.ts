import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Element, MapEntry, ScalarElement } from "./element.ts";
import { lastOfEach } from "./element.ts";
import { parseElement } from "./override.ts";
import { renderElement } from "./render.ts";

const location = {
  source: { kind: "argument", name: "nowhere", text: "" },
  start: 0,
  end: 0,
  line: 1,
  column: 1,
} as const;

const bareCharacters = "abeInfNaulTr019_-/+.$%*@?|\\()[]{}:=, \t";
const readsAsAnother = /^([+-]?(inf|nan|[\d._]+(e[+-]?[\d_]+)?)|true|false|null)$/i;
const bareText = fc
  .string({ unit: fc.constantFrom(...bareCharacters), minLength: 1 })
  .filter((text) => !readsAsAnother.test(text));

const key: fc.Arbitrary<ScalarElement> = fc.oneof(
  fc.maxSafeInteger().map((value) => ({ kind: "scalar", type: "integer", value, location }) as const),
  fc.double().map((value) => ({ kind: "scalar", type: "float", value, location }) as const),
  fc.boolean().map((value) => ({ kind: "scalar", type: "boolean", value, location }) as const),
  fc.constant({ kind: "scalar", type: "null", value: null, location } as const),
  bareText.map((value) => ({ kind: "scalar", type: "string", value, location }) as const),
);

const quoted: fc.Arbitrary<ScalarElement> = fc
  .tuple(
    fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."\\'\"a") })),
    fc.constantFrom("'" as const, '"' as const),
  )
  .map(([value, quote]) => ({ kind: "scalar", type: "string", value, quote, location }));

const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.oneof(
    { depthSize: "small" },
    key,
    quoted,
    fc.array(tie("element")).map((items): Element => ({ kind: "list", items, location })),
    fc
      .array(fc.record<MapEntry>({ key, value: tie("element") }))
      .map((entries): Element => ({ kind: "map", entries: lastOfEach(entries), location })),
  ),
}));

describe("renderElement", () => {
  it("is read back as the same element", () => {
    fc.assert(
      fc.property(element, (written) => {
        const text = renderElement(written);
        const source = { kind: "argument", name: "rendered", text } as const;
        expect(bare(parseElement(source, 0, text.length, [])!)).toEqual(bare(written));
      }),
      { numRuns: 1000 },
    );
  });
});

/** An element without its places. */
function bare(given: Element): unknown {
  if (given.kind === "list") return given.items.map(bare);
  if (given.kind === "map")
    return { map: given.entries.map((entry) => [bare(entry.key), bare(entry.value)]) };
  const { location: _, ...rest } = given;
  return rest;
}
