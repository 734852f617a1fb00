import type { Groups } from "./groups.ts";
import type { SchemaObject } from "./json-schema.ts";
import { anyOfTexts, describedBy, interpolation, when } from "./json-schema.ts";

const path = "/?[^@\\s]+";
const packageName = "(?:@\\S*)?";

/**
 * The `defaults` of a config. Where the groups are known, their options are offered, and a group or an option that
 * there is not is refused; but not a group that is optional.
 */
export function defaultsSchema(groups: Groups): SchemaObject {
  const entry = {
    anyOf: [
      {
        enum: ["_self_"],
        enumDescriptions: ["The file itself: it wins over what stands before."],
        errorMessage: "Expected group: option, the name of a config, or _self_.",
      },
      { type: "object" },
      { type: ["string"], pattern: `^(?:optional\\s+)?${path}${packageName}$|\\$\\{` },
    ],
    ...when(
      { type: "object" },
      {
        title: "group",
        minProperties: 1,
        maxProperties: 1,
        ...groupRules(groups),
        additionalProperties: false,
      },
    ),
  };
  return {
    ...describedBy(
      "What the file starts from, in this order: options of config groups, and `_self_`, the file itself.",
    ),
    anyOf: [{ type: "array", items: entry }, interpolation],
  };
}

function groupRules(groups: Groups): SchemaObject {
  const names = anyOfTexts(Object.keys(groups));
  if (Object.keys(groups).length === 0) {
    return { patternProperties: { [`^(?:(?:optional|override)\\s+)?${path}${packageName}$`]: anyChoice } };
  }
  const properties = Object.entries(groups).map(([group, options]) => {
    const words = `An option of ${group}: the file configs/${group}/<option>.yaml.`;
    return [group, { ...describedBy(words), ...choiceOf(options) }];
  });
  return {
    properties: Object.fromEntries(properties),
    patternProperties: {
      [`^(?!${names}$)/?${names}${packageName}$`]: anyChoice,
      [`^override\\s+/?${names}${packageName}$`]: anyChoice,
      [`^optional\\s+${path}${packageName}$`]: anyChoice,
    },
  };
}

/** A name, which may be an interpolation; none; several. */
const anyChoice: SchemaObject = {
  anyOf: [{ type: "string" }, { type: "null" }, { type: "array", items: { type: "string" } }],
};

function choiceOf(options: readonly string[]): SchemaObject {
  const withExtension = { type: ["string"], pattern: `^${anyOfTexts(options)}\\.ya?ml$` };
  const option = [{ enum: options }, interpolation, withExtension];
  return { anyOf: [...option, { type: "null" }, { type: "array", items: { anyOf: option } }] };
}
