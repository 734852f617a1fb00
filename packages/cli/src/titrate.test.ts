import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const start = new URL("titrate.js", import.meta.url).pathname;

test.each([{}, { NODE_DISABLE_COMPILE_CACHE: "1" }, { NODE_COMPILE_CACHE: `${start}/no-folder` }])(
  "starts whether or not compiled code can be kept: %o",
  (environment) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [start, "--version"], {
      env: { ...process.env, ...environment },
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  },
);

// Each file takes a start a quarter of a millisecond, and a run needs hundreds of them.
test("help waits for nothing that a run needs", () => {
  const tell = `import { registerHooks } from "node:module";
registerHooks({ load: (url, context, next) => (process.stderr.write(url + "\\n"), next(url, context)) });`;
  const teller = `data:text/javascript,${encodeURIComponent(tell)}`;
  const { stderr } = spawnSync(process.execPath, ["--import", teller, start, "run", "--help"], {
    encoding: "utf8",
  });
  const loaded = stderr.split("\n");
  expect(loaded.filter((url) => url.includes("/cli/src/verbs/run.ts"))).toHaveLength(1);
  expect(loaded.filter((url) => /\/packages\/(?!cli\/)|inversify|zod|yaml/.test(url))).toEqual([]);
});
