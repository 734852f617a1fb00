import { defineSchedule, exact, type Plugin, positive } from "@titrate/plugin";
import { timeOf, unit } from "./unit.ts";

const exponential: Plugin = defineSchedule({
  name: "exponential",
  summary: "lr * gamma^t.",
  params: { gamma: positive(), unit },
  rate: (request, { gamma, unit }) => request.base * exact.pow(gamma, timeOf(request, unit).time),
});
export default exponential;
