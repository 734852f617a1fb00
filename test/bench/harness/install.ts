import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { benchFolder } from "./programs.ts";

/**
 * Installs the peers from npm into test/bench/node_modules, on first use and when their versions change. They are no
 * dependencies of titrate, and their install scripts do not run. A failure is left to be found by who needs them.
 */
export function installPeers(log: (line: string) => void): void {
  const { dependencies } = readJson(join(benchFolder, "package.json"));
  const stale = Object.entries(dependencies as Record<string, string>).filter(([name, version]) => {
    const manifest = join(benchFolder, "node_modules", name, "package.json");
    return !existsSync(manifest) || readJson(manifest).version !== version;
  });
  if (stale.length === 0) return;
  log(`installing ${stale.map(([name, version]) => `${name} ${version}`).join(", ")} in test/bench`);
  try {
    const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
    execFileSync("npm", args, { cwd: benchFolder, stdio: ["ignore", "ignore", "inherit"] });
  } catch (error) {
    log(`npm install failed: ${(error as Error).message}`);
  }
}

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));
