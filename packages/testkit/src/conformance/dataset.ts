import { namedStreams } from "@titrate/numeric";
import type { Dataset } from "@titrate/plugin";
import { type Check, fact, holds, must, tell, unless } from "../check.ts";
import { dataDifference, showData, splitNames } from "../data/same-data.ts";
import { show } from "../show.ts";
import type { Bind, ConformanceOptions } from "../subject.ts";

/** A dataset is well formed and a function of its parameters, its files and its stream. */
export function datasetChecks(bind: Bind<"dataset">, options: ConformanceOptions): readonly Check[] {
  const directory = options.directory ?? ".";
  const load = (stream = "one", loader = bind()): Promise<Dataset> =>
    loader({ directory, random: namedStreams(1)(stream) });

  return [
    must("loads", async () => holds(showData(await load()))),
    must("the same of the same seed", async () => {
      const loader = bind();
      const difference = dataDifference(await load("one", loader), await load("one", loader));
      const advice = "draw from `random`, and change nothing that is kept";
      return unless(difference && `loaded twice, ${difference}; ${advice}`);
    }),
    must("targets are finite", async () => {
      const dataset = await load();
      for (const split of splitNames) {
        const wrong = dataset[split]?.targets.data.findIndex((value) => !Number.isFinite(value)) ?? -1;
        if (wrong >= 0)
          return unless(`target ${wrong} of ${split} is ${dataset[split]!.targets.data[wrong]}`);
      }
      return holds();
    }),
    tell("random", async () => {
      const difference = dataDifference(await load("one"), await load("other"));
      return fact(difference === undefined ? "no: every seed gives the same" : "yes");
    }),
    tell("inputs", async () => {
      const data = Array.from((await load()).train.inputs.data);
      const missing = data.filter((value) => Number.isNaN(value)).length;
      const numbers = data.filter((value) => !Number.isNaN(value));
      const [least, most] = [
        numbers.reduce((a, b) => Math.min(a, b)),
        numbers.reduce((a, b) => Math.max(a, b)),
      ];
      return fact(`from ${show(least)} to ${show(most)}${missing > 0 ? `, ${missing} missing` : ""}`);
    }),
    tell("classes in train", async () => {
      const { train, classes } = await load();
      if (classes === undefined) return fact("targets are numbers");
      const counts = new Array<number>(classes).fill(0);
      for (const target of train.targets.data) if (target >= 0) counts[target]!++;
      return fact(`from ${Math.min(...counts)} to ${Math.max(...counts)} of each of ${classes}`);
    }),
  ];
}
