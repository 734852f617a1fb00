import { defineCallback, type Plugin } from "@titrate/plugin";
import { bestEvaluation, figureParams } from "./best-evaluation.ts";

const bestCheckpoint: Plugin = defineCallback({
  name: "best-checkpoint",
  summary: "Ends a run with the parameters of the evaluation whose figure is best, the first of equals.",
  params: figureParams,
  watches: ({ metric }) => [metric],
  decide: (history, figure, goals) =>
    history.length > 0 && bestEvaluation(history, figure, goals) === history.length - 1
      ? { keep: true }
      : undefined,
});
export default bestCheckpoint;
