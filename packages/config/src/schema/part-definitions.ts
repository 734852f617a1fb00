import type { Plugin } from "@titrate/plugin";
import type { Catalogue, Kind } from "@titrate/plugin/host";
import { completePart, completeType, isEnough } from "./complete-part.ts";
import type { SchemaObject } from "./json-schema.ts";
import { describedBy, interpolation, orInterpolation, refer, when } from "./json-schema.ts";
import { parameterSchemas } from "./parameter-schema.ts";
import { typeName, whereType } from "./part-types.ts";
import { partialPart } from "./partial-part.ts";

/**
 * The definitions of a kind:
 *
 * - `activation`: a part as far as it is written, a name or a map; `activation.map`: the rules of the map;
 * - `activation/elu`: the parameters of that type;
 * - `activation.complete`, `activation/elu.complete`: what they need where no other file gives more;
 * - `activation.partial`: the parameters of all types, for a map without `type`, which another file gives.
 *
 * Rules hang on the type (`if`, `then`) rather than being alternatives: then an editor tells what is wrong with the
 * part of that type, and completes the parameters of that type.
 */
export function partDefinitions(kind: Kind, catalogue: Catalogue): Readonly<Record<string, SchemaObject>> {
  const plugins = catalogue.names(kind).map((name) => catalogue.find(kind, name)!);
  const types = plugins.flatMap((plugin) => {
    const complete = completeType(plugin);
    const entry = [typeName(plugin), typeDefinition(plugin)];
    return complete === undefined ? [entry] : [entry, [`${typeName(plugin)}.complete`, complete]];
  });
  return {
    [kind]: partDefinition(kind, plugins),
    [`${kind}.map`]: mapDefinition(kind, plugins),
    [`${kind}.complete`]: completePart(plugins),
    [`${kind}.partial`]: partialPart(plugins),
    ...Object.fromEntries(types),
  };
}

/** A bare name is offered where it is enough; where it is not, `complete` says why. */
function partDefinition(kind: Kind, plugins: readonly Plugin[]): SchemaObject {
  const others = plugins.filter((plugin) => !isEnough(plugin)).map(({ name }) => name);
  return {
    title: kind,
    anyOf: [
      ...namesOf(plugins.filter(isEnough)),
      { type: "object" },
      ...(others.length === 0 ? [] : [{ type: ["string"], pattern: `^(?:${others.join("|")})$` }]),
      interpolation,
    ],
    ...when({ type: "object" }, refer(`${kind}.map`, { unevaluatedProperties: false })),
  };
}

function mapDefinition(kind: Kind, plugins: readonly Plugin[]): SchemaObject {
  const keys = new Set(plugins.flatMap(({ params }) => Object.keys(params)));
  return {
    title: kind,
    type: "object",
    properties: { type: { anyOf: [...namesOf(plugins), interpolation] }, name: nameSchema },
    allOf: [
      ...plugins.map((plugin) => whereType(plugin, refer(typeName(plugin)))),
      // Of a type that there is not, or that is given elsewhere, no key is known to be wrong.
      {
        if: { properties: { type: { enum: [null, ...plugins.map(({ name }) => name)] } } },
        else: { additionalProperties: true },
      },
      // Without a type, a key may be any type's: values and suggestions are the matter of `partial`.
      {
        if: { required: ["type"] },
        else: { properties: Object.fromEntries([...keys].map((key) => [key, true])) },
      },
    ],
  };
}

const nameSchema: SchemaObject = {
  ...describedBy("Its own name, in figures and in the paths of parameters."),
  type: "string",
  pattern: orInterpolation("^[A-Za-z_][A-Za-z0-9_-]*$"),
  patternErrorMessage: 'A name has letters, digits, "_" and "-", and starts with no digit.',
};

function typeDefinition(plugin: Plugin): SchemaObject {
  const { kind, name, summary, source, params } = plugin;
  const words = source === undefined ? summary : `${summary} (${source})`;
  return {
    title: `${kind} ${name}`,
    ...describedBy(words),
    properties: { type: { const: name, ...describedBy(words) }, ...parameterSchemas(params) },
  };
}

/** None where there is none: an `enum` is not empty. */
function namesOf(plugins: readonly Plugin[]): SchemaObject[] {
  const names = plugins.map(({ name }) => name);
  return names.length === 0 ? [] : [{ enum: names, enumDescriptions: plugins.map(({ summary }) => summary) }];
}
