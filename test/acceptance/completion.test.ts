import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, watch } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { folderWith, root, titrate } from "./cli.ts";

const experiment = `defaults: [{ model: small }, { optimizer: plain }, _self_]
plugins: [./aaa.ts, ./loud.ts, ./broken.ts, ./missing.ts]
dataset: iris
loss: mse
optimizer: { lr: 1 }
train: { epochs: ??? }
`;
const own = `import { defineActivation, real } from "@titrate/plugin";
export default defineActivation({
  name: "aaa", summary: "The first of all.", params: { shift: real(0) }, apply: (x) => x,
});
`;
const project = {
  "experiments/first.yaml": experiment,
  "experiments/first.txt": "",
  "experiments/two words.yaml": experiment,
  "experiments/broken.yaml": "optimizer: [\n",
  "experiments/aaa.ts": own,
  "experiments/loud.ts": `console.log("loud\\tnoise"); console.error("noise");${own.replace('"aaa"', '"abc"')}`,
  "experiments/broken.ts": "throw new Error('no');\n",
  "configs/model/small.yaml": "type: sequential\nlayers: [{ type: dense, units: 4, activation: sigmoid }]\n",
  "configs/optimizer/plain.yaml": "type: sgd\n",
};

describe("titrate complete", () => {
  const candidates = async (folder: string, ...words: string[]): Promise<readonly string[]> => {
    const { code, stdout, stderr } = await titrate(["complete", "--", ...words], folder);
    expect([code, stderr]).toEqual([0, ""]);
    return stdout.split("\n").flatMap((line) => (line === "" ? [] : [line.split("\t")[0]!]));
  };

  test("knows the experiment, its groups, its plugins and what stands before the cursor", async () => {
    const folder = folderWith(project);
    const first = "experiments/first.yaml";
    const of = (...words: string[]) => candidates(folder, "run", first, ...words);
    expect(await candidates(folder, "run", "experiments/f")).toEqual([first]);
    expect(await of("opt")).toEqual(["optimizer=", "optimizer."]);
    expect(await of("optimizer=pl")).toEqual(["optimizer=plain"]);
    // An entry of defaults has chosen an option: only another option can stand in its place.
    expect(await of("optimizer=adamw")).toEqual([]);
    expect(await of("schedule=warm")).toEqual(["schedule=warmup"]);
    expect(await of("optimizer.mom")).toEqual(["optimizer.momentum="]);
    expect(await of("optimizer.beta")).toEqual([]);
    expect(await of("optimizer={type: adam}", "optimizer.beta")).toEqual([
      "optimizer.beta1=",
      "optimizer.beta2=",
    ]);
    // One plugin prints, one is broken, one is not there.
    expect(await of("model.layers.0.activation=a")).toEqual([
      "model.layers.0.activation=aaa",
      "model.layers.0.activation=abc",
    ]);
    expect(await of("model.layers.0.activation=aaa", "model.layers.0.activation.s")).toEqual([
      "model.layers.0.activation.shift=",
    ]);
  });

  test("says what it can, and nothing else, where an experiment or a line is wrong", async () => {
    const folder = folderWith(project);
    for (const file of ["experiments/broken.yaml", "nowhere.yaml", "experiments", ""]) {
      expect(await candidates(folder, "run", file, "optimizer=sg")).toEqual(["optimizer=sgd"]);
    }
    const first = "experiments/first.yaml";
    const wrong = ["]", "a=[", "model=nothing", "nothing=nothing", "__proto__.a=1", "=", "~", "a.b.c=1"];
    expect(await candidates(folder, "run", first, ...wrong, "optimizer.l")).toContain("optimizer.lr=");
    expect(await candidates(folder)).toContain("run");
    expect(await candidates(folder, "nothing", "more", "")).toEqual([]);
    expect(await candidates(folder, "run", first, "__proto__.")).toEqual([]);
  });

  test("is for scripts: no help lists it, and no completion names it", async () => {
    expect((await titrate(["--help"])).stdout).not.toMatch(/^ *complete /m);
    expect(await candidates(root, "comp")).toEqual(["completion"]);
  });

  test("waits no longer for a plugin than one waits for a completion", async () => {
    const folder = folderWith({
      "x.yaml": "plugins: [./never.ts, ./aaa.ts]\n",
      "never.ts": "await new Promise(() => {});\n",
      "aaa.ts": own,
    });
    expect(await candidates(folder, "run", "x.yaml", "model=dens")).toEqual(["model=dense"]);
  });
});

test("neither the scripts nor completion write anything", async () => {
  const folder = folderWith({ ...project, "home/.profile": "" });
  const changes: unknown[] = [];
  const watcher = watch(folder, { recursive: true }, (_event, name) => changes.push(name));
  onTestFinished(() => watcher.close());
  const before = contentOf(folder);
  const first = "experiments/first.yaml";
  for (const shell of ["bash", "zsh", "fish"]) await titrate(["completion", shell], folder);
  for (const words of [
    [""],
    ["run", ""],
    ["run", first, "opt"],
    ["run", first, "model.layers.0.activation="],
  ]) {
    expect((await titrate(["complete", "--", ...words], folder)).stdout).not.toBe("");
  }
  expect(contentOf(folder)).toEqual(before);
  expect(changes).toEqual([]);
});

test("a shell that there is no script for", async () => {
  const { code, stdout, stderr } = await titrate(["completion", "tcsh"]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("Allowed choices are bash, fish, zsh.");
});

/** Lines up to the cursor, the words that bash takes them for, and what it may put for the last of these. */
const first = "experiments/first.yaml";
const bashLines: readonly (readonly [line: string, words: readonly string[], reply: readonly string[]])[] = [
  ["titrate plu", ["titrate", "plu"], ["plugins", "plugin"]],
  ["titrate plugin ", ["titrate", "plugin", ""], ["new", "check"]],
  ["titrate run --js", ["titrate", "run", "--js"], ["--json"]],
  ["titrate run exp", ["titrate", "run", "exp"], ["experiments/"]],
  ["titrate run experiments/f", ["titrate", "run", "experiments/f"], [first]],
  ["titrate run experiments/two", ["titrate", "run", "experiments/two"], ["experiments/two\\ words.yaml"]],
  [
    "titrate run 'experiments/two w",
    ["titrate", "run", "'experiments/two w"],
    ["experiments/two words.yaml"],
  ],
  ["titrate run ~/exp", ["titrate", "run", "~/exp"], ["~/experiments/"]],
  ["titrate run --svg=exp", ["titrate", "run", "--svg", "=", "exp"], ["experiments/"]],
  ["titrate run x prec", ["titrate", "run", "x", "prec"], ["precision="]],
  ["titrate run x precision=", ["titrate", "run", "x", "precision", "="], ["f32", "f64"]],
  ["titrate run x precision=f3", ["titrate", "run", "x", "precision", "=", "f3"], ["f32"]],
  ["titrate run x precision=f3", ["titrate", "run", "x", "precision=f3"], ["precision=f32"]],
  ["titrate run x 'precision=f3", ["titrate", "run", "x", "'precision=f3"], ["precision=f32"]],
  ['titrate run x "precision"=f3', ["titrate", "run", "x", '"precision"', "=", "f3"], ["f32"]],
  ["titrate  run x  ++train.sh", ["titrate", "run", "x", "++train.sh"], ["++train.shuffle="]],
  [`titrate run ${first} ~op`, ["titrate", "run", first, "~op"], ["~optimizer", "~optimizer."]],
  ["titrate run x model@a=sm", ["titrate", "run", "x", "model", "@", "a", "=", "sm"], ["small"]],
  [
    `titrate run experiments/two\\ words.yaml optimizer.mom`,
    ["titrate", "run", "experiments/two\\ words.yaml", "optimizer.mom"],
    ["optimizer.momentum="],
  ],
  [
    "titrate run $(touch evaluated) `touch evaluated` precision=f3",
    ["titrate", "run", "$(touch evaluated)", "`touch evaluated`", "precision", "=", "f3"],
    ["f32"],
  ],
];

describe("in bash", () => {
  test.each(bashLines)("%s|", async (line, words, reply) => {
    const shell = await shellWith("bash");
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
    const { stdout, stderr } = await shell.run(
      `source ./script; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}
COMP_LINE='${line.replaceAll("'", "'\\''")}'; COMP_POINT=\${#COMP_LINE}
_titrate; complete -p titrate; printf '<%s>\n' "\${COMPREPLY[@]}"`,
    );
    expect(stderr).toBe("");
    expect(stdout).toBe(`complete -F _titrate titrate\n${reply.map((each) => `<${each}>\n`).join("")}`);
    expect(readdirSync(shell.folder)).not.toContain("evaluated");
  });

  test("what stands behind the cursor counts for nothing", async () => {
    const shell = await shellWith("bash");
    const { stdout } =
      await shell.run(`source ./script; COMP_WORDS=(titrate run x precision = f32 y); COMP_CWORD=5
COMP_LINE='titrate run x precision=f32 y'; COMP_POINT=$((\${#COMP_LINE} - 4))
_titrate; echo "\${COMPREPLY[@]}"`);
    expect(stdout).toBe("f32 f64\n");
  });

  test("the script may be read twice", async () => {
    const shell = await shellWith("bash");
    expect(await shell.run("source ./script; source ./script")).toEqual({ stdout: "", stderr: "" });
  });
});

/** What is typed, the key of completion last, and the words that the shell then has, with an X behind the last. */
const typedLines: readonly (readonly [typed: string, words: string])[] = [
  ["titrate plugin n", "titrate|plugin|new|X"],
  ["titrate run exp", "titrate|run|experiments/X"],
  ["titrate run ~/experiments/f", "titrate|run|HOME/experiments/first.yaml|X"],
  ["titrate run experiments/two", "titrate|run|experiments/two words.yaml|X"],
  ["titrate run x prec", "titrate|run|x|precision=X"],
  ["titrate run x precision=f3", "titrate|run|x|precision=f32|X"],
  [`titrate run ${first} optimizer.mom`, `titrate|run|${first}|optimizer.momentum=X`],
  [
    `titrate run ${first} 'model.layers.0.activation=sigm`,
    `titrate|run|${first}|model.layers.0.activation=sigmoid|X`,
  ],
  [`titrate run ${first} ++trai`, `titrate|run|${first}|++train.X`],
  [`titrate run ${first} '~optimizer.l`, `titrate|run|${first}|~optimizer.lr|X`],
];

// Where a shell is not installed, its test says so in its name.
for (const [shell, check] of [
  ["zsh", typeInZsh],
  ["fish", askFish],
] as const) {
  const isThere = spawnSync(shell, ["--version"]).status === 0;
  const name = isThere ? `in ${shell}` : `in ${shell}: not tried, for it is not installed`;
  test.skipIf(!isThere)(name, check);
}

/** Types in a terminal of its own, as users do. */
async function typeInZsh(): Promise<void> {
  const shell = await shellWith("zsh");
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const setup = `PS1=; autoload -Uz compinit && compinit -u -D; source ./script
show() { print -r -- "\${(j:|:)@[2,-1]}" >>| shown; print "DO""NE$1" }; print "RE""ADY"`;
  const lines = typedLines.map(
    ([line], index) => `zpty -w z ${quote(`${line}\tX\x01show ${index} `)}; zpty -r z seen '*DONE${index}*'`,
  );
  const { stderr } = await shell.run(`zmodload zsh/zpty; zpty z zsh -f -i
zpty -w z ${quote(setup)}; zpty -r z seen '*READY*'
${lines.join("\n")}`);
  expect(stderr).toBe("");
  const shown = readFileSync(join(shell.folder, "shown"), "utf8").trimEnd().split("\n");
  expect(shown).toEqual(typedLines.map(([, words]) => words.replace("HOME", shell.folder)));
}

async function askFish(): Promise<void> {
  const shell = await shellWith("fish");
  const lines: readonly (readonly [line: string, candidates: string])[] = [
    ["titrate plu", "plugins plugin"],
    ["titrate plugin ", "new check"],
    ["titrate run exp", "experiments/"],
    ["titrate run x precision=", "precision=f32 precision=f64"],
    [`titrate run ${first} optimizer.mom`, "optimizer.momentum="],
    [`titrate run experiments/two\\ words.yaml '++trai`, "++train."],
    [`titrate run ${first} ~optimizer.l`, "~optimizer.lr"],
  ];
  for (const [line, candidates] of lines) {
    const { stdout, stderr } = await shell.run(`source ./script; complete -C ${JSON.stringify(line)}`);
    expect(stderr).toBe("");
    const found = stdout.split("\n").flatMap((each) => (each === "" ? [] : [each.split("\t")[0]]));
    expect(found.sort(), line).toEqual(candidates.split(" ").sort());
    if (line.endsWith("plu")) expect(stdout).toContain("plugins\tlist the plugins");
  }
}

interface Shell {
  readonly folder: string;
  readonly run: (text: string) => Promise<{ readonly stdout: string; readonly stderr: string }>;
}

/** A shell in a project, which is its user's home too, with its script there and titrate on its path. */
async function shellWith(name: "bash" | "zsh" | "fish"): Promise<Shell> {
  const folder = folderWith({ ...project, script: await scriptOf(name) });
  mkdirSync(join(folder, "bin"));
  symlinkSync(join(root, "packages/cli/src/titrate.js"), join(folder, "bin/titrate"));
  const path = [join(folder, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
  const plain = { bash: ["--norc", "--noprofile"], zsh: ["-f"], fish: ["--no-config"] };
  const options = { cwd: folder, timeout: 50_000, env: { PATH: path, HOME: folder, TERM: "xterm" } };
  const run: Shell["run"] = (text) =>
    new Promise((done) => {
      execFile(name, [...plain[name], "-c", text], options, (_error, stdout, stderr) =>
        done({ stdout, stderr }),
      );
    });
  // It can be read at all.
  expect(await run(`${name} -n script`)).toEqual({ stdout: "", stderr: "" });
  return { folder, run };
}

const scripts = new Map<string, Promise<string>>();

function scriptOf(shell: string): Promise<string> {
  const known = scripts.get(shell) ?? titrate(["completion", shell]).then(({ stdout }) => stdout);
  scripts.set(shell, known);
  return known;
}

/** Every file of a folder, with when it was changed. */
function contentOf(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return names.map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`);
}
