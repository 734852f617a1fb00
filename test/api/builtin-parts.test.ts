import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../acceptance/cli.ts";
import { builtinPartsText, path } from "./builtin-parts.ts";

// Rewritten by `npx vitest run test/api -u`.
it(`${path} has the types of every built-in plugin`, async () => {
  await expect(builtinPartsText()).toMatchFileSnapshot(join(root, path));
});
