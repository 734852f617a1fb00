import { DataError, defineCallback, matchesPath, type Plugin, z } from "@titrate/plugin";

const terminateOnNonFinite: Plugin = defineCallback({
  name: "terminate-on-non-finite",
  summary: "Ends a run when a figure of an evaluation is NaN or infinite.",
  params: {
    match: z
      .string()
      .min(1)
      .default("*")
      .describe(
        'The figures that it looks at: "*loss" leaves alone the metrics that are NaN where a class has no rows.',
      ),
  },
  decide(history, { match }) {
    const last = history.at(-1);
    const figures = Object.entries(last?.metrics ?? {});
    const watched = figures.filter(([name]) => matchesPath(match, name));
    if (figures.length > 0 && watched.length === 0) {
      const names = figures.map(([name]) => name).join(", ");
      const problem = `no figure matches "${match}"; there are: ${names}`;
      throw new DataError('callback "terminate-on-non-finite"', problem, ["match"]);
    }
    const wrong = watched.find(([, value]) => !Number.isFinite(value));
    return wrong && { stop: `${wrong[0]} is ${wrong[1]} at step ${last?.step}` };
  },
});
export default terminateOnNonFinite;
