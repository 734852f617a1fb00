import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
    // The transform cache does not notice a changed tsconfig.
    fsModuleCache: false,
    testTimeout: 60_000,
  },
});
export default config;
