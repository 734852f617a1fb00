/** A JSON Schema, draft 2020-12, but the two that are no more than true and false. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}

/** The dialect that is written. */
export const dialect: string = "https://json-schema.org/draft/2020-12/schema";

/** Refers to one of the schema's own definitions, with what is said beside it. */
export function refer(definition: string, beside: SchemaObject = {}): SchemaObject {
  const pointer = definition.replaceAll("~", "~0").replaceAll("/", "~1");
  return { ...beside, $ref: `#/$defs/${pointer}` };
}

/** What stands for a value that is given elsewhere: `${optimizer.lr}`, or `???`. */
export const interpolation: SchemaObject = refer("interpolation");

const interpolationPattern = "\\$\\{|^\\?\\?\\?$";

export const interpolationDefinition: SchemaObject = {
  description: `A value from elsewhere, \${key}, or ??? where it must be given.`,
  // As a list of one: of an alternative of another type an editor would say that it too was expected.
  type: ["string"],
  pattern: interpolationPattern,
};

/** A pattern that an interpolation fits too. */
export function orInterpolation(pattern: string): string {
  return `${pattern}|${interpolationPattern}`;
}

/** A pattern of texts, any of them, as they are. */
export function anyOfTexts(texts: readonly string[]): string {
  return `(?:${texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|")})`;
}

/**
 * Keys that a map must have, where all that it has are known: one that is misspelt is not missing too, that would be
 * one mistake told twice.
 */
export function requireAmong(required: readonly string[], known: readonly string[]): SchemaObject {
  return when({ propertyNames: { enum: known } }, { required });
}

/** Rules for what a condition holds of. */
export function when(condition: SchemaObject, rules: SchemaObject): SchemaObject {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: condition, then: rules };
}

/**
 * A description, for readers of the schema, and where it has code in it also as Markdown, which editors show in
 * its stead.
 */
export function describedBy(description: string | undefined): SchemaObject {
  if (description === undefined || description === "") return {};
  return description.includes("`") ? { description, markdownDescription: description } : { description };
}
