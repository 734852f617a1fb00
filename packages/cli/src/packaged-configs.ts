import { fileURLToPath } from "node:url";

/** The config groups that come with titrate, searched after a project's own. */
export const packagedConfigs: readonly string[] = [
  fileURLToPath(new URL("../../../configs", import.meta.url)),
];
