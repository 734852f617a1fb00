import { count, defineSchedule, nonNegative, type Plugin } from "@titrate/plugin";
import { between, halfCosine } from "./curves.ts";
import { timeOf, unit } from "./unit.ts";

const cosineRestarts: Plugin = defineSchedule({
  name: "cosine-restarts",
  summary: "Half cosine waves from lr down to min, each factor times as long as the one before.",
  source: "Loshchilov & Hutter 2017, SGDR, arXiv:1608.03983",
  params: {
    period: count().describe("The length of the first wave."),
    factor: count(1),
    min: nonNegative(0).describe("The lowest rate itself, not a factor."),
    unit,
  },
  rate(request, { period, factor, min, unit }) {
    const { time, length } = waveAt(timeOf(request, unit).time, period, factor);
    return between(request.base, min, halfCosine((length - time) / length));
  },
});
export default cosineRestarts;

function waveAt(time: number, period: number, factor: number): { time: number; length: number } {
  if (factor === 1) return { time: time % period, length: period };
  let [left, length] = [time, period];
  while (left >= length) {
    left -= length;
    length *= factor;
  }
  return { time: left, length };
}
