import { type Catalogue, describeParameters } from "@titrate/plugin/host";
import type { Child, Place } from "./config-place.ts";

/** What a key takes, and what it has now. */
export function describeKey({ key, place, schema }: Child, catalogue: Catalogue): string {
  if (place.form === "type") return `the name of its plugin${nowText(place.written)}`;
  if (place.form === "text") return `what it is called${nowText(place.written)}`;
  if (schema === undefined) return describePart(place, catalogue) ?? nowText(place.written).slice(2);
  const [shown] = describeParameters({ [key]: schema });
  const now = nowText(nameOf(place.written)) || nowText(nameOf(shown?.default), "default");
  return (shown?.description ?? shown?.takes ?? "").replace(/\.$/, "") + now;
}

/** What the plugin is that a place has. */
export function describePart(place: Place, catalogue: Catalogue): string | undefined {
  if (place.form !== "part") return undefined;
  const name = nameOf(place.written);
  return typeof name === "string"
    ? `${name}: ${catalogue.find(place.kind, name)?.summary ?? place.kind}`
    : undefined;
}

/** A part's name; any other value as it is. */
function nameOf(written: unknown): unknown {
  return typeof written === "object" && written !== null && "type" in written ? written.type : written;
}

function nowText(value: unknown, word = "now"): string {
  return value === undefined || typeof value === "object" ? "" : `; ${word} ${value}`;
}
