import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
    // The transform cache does not notice a changed tsconfig.
    fsModuleCache: false,
    testTimeout: 60_000,
  },
}) as unknown;
