import { parseArgs } from "node:util";
import { nobody, type Workload } from "../contest.ts";

export interface Arguments {
  readonly workloads: readonly Workload[];
  readonly wanted: (peer: string) => boolean;
  readonly rounds: number;
  readonly seconds: number;
  readonly json: boolean;
  readonly write: boolean;
  readonly python: string;
  readonly help: boolean;
}

export const usage = `npm run bench -- [workloads] [options]

  --rounds N     laps of each contestant; their medians are compared (5)
  --seconds S    about how long a lap takes (0.4)
  --peers a,b    only against these
  --json         print JSON instead of a table (npm run --silent bench -- --json, for npm prints too)
  --write        also rewrite the table in docs/performance.md; needs a whole run
  --python PATH  the Python that has NumPy and PyTorch (/usr/bin/python3)
`;

/** Throws an Error that says what is known when it does not know a workload, a peer or an option. */
export function readArguments(args: readonly string[], all: readonly Workload[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "0.4" },
      peers: { type: "string" },
      json: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      python: { type: "string", default: "/usr/bin/python3" },
      help: { type: "boolean", default: false },
    },
  });
  const peers = values.peers?.split(",");
  expectKnown(
    "workload",
    positionals,
    all.map(({ name }) => name),
  );
  expectKnown("peer", peers ?? [], [...new Set(all.flatMap(peersOf))]);
  if (values.write && (positionals.length > 0 || peers !== undefined))
    throw new Error("--write needs a whole run: leave out the workloads and --peers");
  return {
    workloads: positionals.length === 0 ? all : all.filter(({ name }) => positionals.includes(name)),
    wanted: (peer) => peers === undefined || peers.includes(peer),
    rounds: positive("--rounds", values.rounds),
    seconds: positive("--seconds", values.seconds),
    json: values.json,
    write: values.write,
    python: values.python,
    help: values.help,
  };
}

const peersOf = ({ contests, ceilings }: Workload): string[] => [
  ...contests.flatMap(({ rivals }) => rivals.map(({ peer }) => peer)),
  ...(ceilings === undefined ? [] : [nobody]),
];

function expectKnown(what: string, asked: readonly string[], known: readonly string[]): void {
  for (const name of asked)
    if (!known.includes(name)) throw new Error(`there is no ${what} "${name}"; known: ${known.join(", ")}`);
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`${option} ${text}: it needs a number above 0`);
}
