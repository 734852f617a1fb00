import type { Plugin } from "@titrate/plugin";
import { describeParam } from "@titrate/plugin/host";

type Written = Readonly<Record<string, unknown>>;

/** The parameters that have no default and are not given. */
export function missingParameters(plugin: Plugin, params: Written = {}): readonly string[] {
  return Object.entries(plugin.params)
    .filter(([key, schema]) => describeParam(schema).required && params[key] === undefined)
    .map(([key]) => key);
}

/** What is wrong with how a plugin is written, in one sentence; parts are not looked into. */
export function parameterProblem(plugin: Plugin, params: Written = {}): string | undefined {
  const known = Object.keys(plugin.params);
  const unknown = Object.keys(params).find((key) => !known.includes(key));
  if (unknown !== undefined) return `it has no parameter "${unknown}"; it has ${known.join(", ") || "none"}`;
  const missing = missingParameters(plugin, params);
  if (missing.length > 0) return `it has no default for ${missing.join(", ")}; give what to check it with`;
  for (const [key, schema] of Object.entries(plugin.params)) {
    if (params[key] === undefined || describeParam(schema).form !== "value") continue;
    const { error } = schema.safeParse(params[key]);
    if (error !== undefined)
      return `parameter "${key}": ${error.issues.map(({ message }) => message).join("; ")}`;
  }
  return undefined;
}
