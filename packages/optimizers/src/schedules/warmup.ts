import { count, defineSchedule, nonNegative, type Plugin, part } from "@titrate/plugin";
import { timeOf, unit, within } from "./unit.ts";

const warmup: Plugin = defineSchedule({
  name: "warmup",
  summary:
    "A line up to another schedule, which begins after it: r * (from + (1 - from) * (t + 1) / steps), r its first rate.",
  source: "Goyal et al. 2017, Accurate, large minibatch SGD, arXiv:1706.02677",
  params: {
    steps: count(),
    from: nonNegative(0),
    next: part("schedule", "constant").describe("Its run is what is left."),
    unit,
  },
  watches: ({ next }) => next.watches,
  rate(request, { steps, from, next, unit }) {
    const rate = next(within(request, unit, steps));
    const { time } = timeOf(request, unit);
    return time < steps ? rate * (from + ((1 - from) * (time + 1)) / steps) : rate;
  },
});
export default warmup;
