import type { Palette } from "@titrate/report";
import type { Finding } from "@titrate/testkit";
import { foldItems } from "./layout.ts";

/** A plugin and what its checks found. */
export interface CheckedPlugin {
  readonly file: string;
  readonly kind: string;
  readonly name: string;
  readonly summary: string;
  readonly findings: readonly (Finding & { readonly name: string; readonly must: boolean })[];
}

interface FindingsLayout {
  /** In columns. */
  readonly width: number;
  readonly palette: Palette;
}

/** A table of what holds, what fails and what there is to know. */
export function renderFindings(
  { kind, name, summary, findings }: CheckedPlugin,
  layout: FindingsLayout,
): string {
  const { width, palette } = layout;
  const nameWidth = Math.max(...findings.map((finding) => finding.name.length));
  const indent = " ".repeat(2 + 5 + 2);
  const beside = indent.length + nameWidth + 2;
  const told = new Map<string, string>();
  const lines = findings.map((finding) => {
    const isWrong = finding.outcome === "fails" && finding.must;
    const word = isWrong ? "FAILS" : finding.outcome === "holds" ? "holds" : "     ";
    const start = `  ${word}  ${finding.name.padEnd(nameWidth)}  `;
    // What throws everywhere is told once.
    const first = finding.outcome === "fails" ? told.get(finding.detail) : undefined;
    told.set(finding.detail, first ?? finding.name);
    const detail = first === undefined ? finding.detail : `as "${first}"`;
    const folded = foldItems(detail.split(/\s+/), " ", width, " ".repeat(beside)).slice(beside);
    const line = `${start}${folded}`.trimEnd();
    return isWrong ? palette.bold(line) : line;
  });
  const head = [palette.bold(`${kind} ${name}`), foldItems(summary.split(" "), " ", width, "")];
  return `${[...head, "", ...lines, "", palette.dim(tally(findings))].join("\n")}\n`;
}

function tally(findings: CheckedPlugin["findings"]): string {
  const held = findings.filter(({ outcome }) => outcome === "holds").length;
  const failed = findings.filter(({ outcome, must }) => outcome === "fails" && must).length;
  return `${held} hold, ${failed} ${failed === 1 ? "fails" : "fail"}`;
}
