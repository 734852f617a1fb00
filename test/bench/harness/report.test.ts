import { describe, expect, it } from "vitest";
import type { Contest, Rival, Row } from "../contest.ts";
import type { Environment } from "./environment.ts";
import { rewritePage } from "./page.ts";
import { renderTable, showNumber } from "./table.ts";
import { ceilingRow, emptyRow, verdict } from "./verdict.ts";

const start = { kind: "child", program: "node", script: "" } as const;
const rival: Rival = { peer: "numpy", start, target: 0.75, wideTarget: 1.4 };
const contest: Contest = { name: "mlp", unit: "steps/s", prepare: () => {}, ours: start, rivals: [rival] };
const row: Row = verdict(contest, rival, { ours: [90, 100, 500], theirs: [100, 1, 101] }, false, "by hand");

describe("a verdict", () => {
  it("is a ratio of medians, held to the target", () => {
    expect(row).toMatchObject({ ours: 100, theirs: 100, ratio: 1, target: 0.75, met: true });
  });
  it("asks for more where vectors are wide", () => {
    const wide = verdict(contest, rival, { ours: [100], theirs: [100] }, true, "");
    expect(wide).toMatchObject({ target: 1.4, met: false });
    const same = verdict(contest, { peer: "c", start, target: 2 }, { ours: [1], theirs: [1] }, true, "");
    expect(same.target).toBe(2);
  });
  it("is the other way round for a ceiling", () => {
    const ceiling = { name: "compile", unit: "ms", target: 5 };
    expect(ceilingRow(ceiling, 4)).toMatchObject({ ours: 4, ratio: null, met: true });
    expect(ceilingRow(ceiling, 6).met).toBe(false);
    expect(renderTable([ceilingRow(ceiling, 4)])).toContain("<= 5");
  });
  it("is none where nothing was promised, or nothing ran", () => {
    expect(verdict(contest, { peer: "c", start }, { ours: [1], theirs: [1] }, true, "").met).toBeNull();
    expect(emptyRow(contest, rival, false, "absent: gone")).toMatchObject({ ratio: null, met: null });
  });
});

describe("the table", () => {
  it("has a line a row, and says what is missing", () => {
    expect(renderTable([row, emptyRow(contest, rival, true, "absent: gone")])).toBe(
      [
        "workload  against  titrate  peer  unit     times  target  reached  note\n",
        "mlp       numpy        100   100  steps/s   1.00    0.75  yes      by hand\n",
        "mlp       numpy          -     -  steps/s      -     1.4           absent: gone\n",
      ].join(""),
    );
  });
  it("shows three digits", () => {
    expect([0.01234, 1, 99.99, 1234, 56_789, 14_000_000, null].map(showNumber)).toEqual([
      "0.0123",
      "1.00",
      "100",
      "1234",
      "56.8k",
      "14.0M",
      "-",
    ]);
  });
});

describe("the page", () => {
  const environment: Environment = {
    date: "2026-11-24T00:00:00.000Z",
    node: "v26.10.0",
    cpu: "a processor",
    cores: 2,
    system: "Linux x64",
    wideVectors: "off",
    rounds: 5,
    versions: { numpy: "1.24.2" },
    absent: {},
  };
  const [from, to] = ["from", "to"].map((word) => `<!-- npm run bench -- --write: ${word} here -->`);

  it("has its block rewritten, and nothing else", () => {
    const page = rewritePage(`# Before\n\n${from}\nold\n${to}\n\nafter\n`, [row], environment);
    expect(page).toMatch(/^# Before\n\n<!--/);
    expect(page).toMatch(/-->\n\nafter\n$/);
    expect(page).not.toContain("old");
    expect(page).toContain("| mlp | numpy | 100 | 100 | steps/s | 1.00 | 0.75 | yes | by hand |");
    expect(rewritePage(page, [row], environment)).toBe(page);
  });
  it("is left alone where it has no block", () => {
    expect(() => rewritePage("# Nothing\n", [row], environment)).toThrow("the page needs the lines");
  });
});
