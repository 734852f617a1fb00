import type { ExperimentResults } from "@titrate/experiment";

/** A line where arithmetic was not strict, and in which arms; "" where it was. */
export function numericsNote({ arms }: Pick<ExperimentResults, "arms">): string {
  const fast = arms.filter(({ numerics }) => numerics === "fast");
  if (fast.length === 0) return "";
  const where = fast.length === arms.length ? "" : ` in ${fast.map(({ name }) => name).join("; ")}`;
  return `numerics: fast${where} (fused where the host can: other bits than strict)\n`;
}
