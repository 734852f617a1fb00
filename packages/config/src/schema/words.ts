import type { ShownParameter } from "@titrate/plugin/host";

/** What a parameter is, takes, and is unless given, as sentences. What a part takes is told by its kind. */
export function sentencesOf(parameter: ShownParameter, isPart: boolean): string {
  const { takes, description, fields } = parameter;
  const isOpen = isPart || fields !== undefined || takes === "a map" || takes === "a value";
  const fallback = defaultOf(parameter);
  const sentences = [
    description,
    ...(isOpen ? [] : [`Takes ${takes}.`]),
    ...(fallback === undefined ? [] : [`Unless given, ${fallback}.`]),
  ];
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}

function defaultOf(parameter: ShownParameter): string | undefined {
  const fallback = "default" in parameter ? parameter.default : undefined;
  if (fallback === undefined || isEmpty(fallback)) return undefined;
  return typeof fallback === "string" ? fallback : JSON.stringify(fallback);
}

/** Nothing is said of a default that adds nothing: no list, no map. */
export function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
