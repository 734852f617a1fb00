import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** What a process of its own decides, since V8's flags are the process's: the answer, and a product's bits. */
function decided(wish: string | undefined): { answer: string; digest: string } {
  const script = `
    import { createHash } from "node:crypto";
    import { wideVectors, compiledExecutor } from "./index.ts";
    import { state } from "@titrate/tensor";
    const w = state("w", [40, 40]);
    const product = w.matmul(w).matmul(w.transpose());
    const entry = { batch: 0, rows: [], scalars: [], updates: [], outputs: { product } };
    const session = compiledExecutor.compile({
      precision: "f32", tables: [], state: [{ name: "w", tensor: w }], entries: { main: entry },
    });
    session.restore({ w: Float64Array.from({ length: 1600 }, (_, i) => ((i * 7919) % 1009) / 1009 - 0.5) });
    const { product: found } = session.run("main", { steps: 1 });
    const digest = createHash("sha256").update(new Uint8Array(found.buffer)).digest("hex");
    console.log(JSON.stringify({ answer: wideVectors(), digest }));
  `;
  const { TITRATE_WIDE_VECTORS: _, ...env } = process.env;
  const output = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", script], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env: { ...env, ...(wish && { TITRATE_WIDE_VECTORS: wish }) },
    encoding: "utf8",
  });
  return JSON.parse(output);
}

it("is as the environment says, else as it is measured; the bits are the same", () => {
  const [on, off, measured] = [decided("on"), decided("off"), decided(undefined)];
  expect([on.answer, off.answer]).toEqual(["on", "off"]);
  expect(measured.answer).toMatch(/^(on|off)$/);
  expect(new Set([on.digest, off.digest, measured.digest]).size).toBe(1);
});
