import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Need, Start } from "../contest.ts";
import { benchFolder, type Programs } from "./programs.ts";

const apt = "apt-get install python3-numpy python3-torch libopenblas0-pthread gcc";

/** Which version of a need is here, or why it is not. */
export type Finding = { readonly version: string } | { readonly missing: string };

/** Looks each need up once. npm's peers are in test/bench/node_modules by then, or could not be installed. */
export function seeker(programs: Programs): (need: Need) => Finding {
  const known = new Map<Need, Finding>();
  return (need) => {
    const finding = known.get(need) ?? lookUp(need, programs);
    known.set(need, finding);
    return finding;
  };
}

/** Why a contestant cannot start; undefined when it can. */
export function missingFor(start: Start, seek: (need: Need) => Finding): string | undefined {
  for (const need of start.needs ?? []) {
    const finding = seek(need);
    if ("missing" in finding) return finding.missing;
  }
  return undefined;
}

function lookUp(need: Need, { python }: Programs): Finding {
  const from = (program: string, args: readonly string[], remedy: string): Finding => {
    try {
      const version = execFileSync(program, args, {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim();
      return version === "" ? { missing: remedy } : { version };
    } catch {
      return { missing: remedy };
    }
  };
  switch (need) {
    case "numpy":
    case "torch":
      return from(
        python,
        ["-c", `import ${need}; print(${need}.__version__)`],
        `${python} has no ${need}: ${apt}`,
      );
    case "openblas": // only looking at what is loaded tells it: Debian's NumPy takes whichever BLAS is there
      return from(
        python,
        [
          "-c",
          `import numpy, re; print(*re.findall("libopenblas[^ ]*so", open("/proc/self/maps").read())[:1])`,
        ],
        `NumPy does not run on OpenBLAS: ${apt}`,
      );
    case "gcc":
      return from("gcc", ["-dumpfullversion"], `no gcc: ${apt}`);
    default:
      return lookUpPackage(need.slice("npm:".length));
  }
}

function lookUpPackage(name: string): Finding {
  const manifest = join(benchFolder, "node_modules", name, "package.json");
  if (!existsSync(manifest)) return { missing: `${name} could not be installed from npm` };
  return { version: JSON.parse(readFileSync(manifest, "utf8")).version };
}
