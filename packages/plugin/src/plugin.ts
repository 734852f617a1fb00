import type { z } from "zod";
import type { Instances, Kind } from "./kinds.ts";
import { kinds } from "./kinds.ts";

/** The schemas of a plugin's parameters, by the key that is written in YAML. */
export type ZodShape = Readonly<Record<string, z.ZodType>>;

/** No parameters. */
export type NoParams = Record<never, never>;

/** What `apply`, `update`, `load` ... receive: the values of validated parameters, parts as bound instances. */
export type ParamValues<P extends ZodShape> = [keyof P] extends [never] ? NoParams : z.output<z.ZodObject<P>>;

/** Who a bound plugin is: the name that the user gave it, if any, and where it stands in the YAML. */
export interface Identity {
  readonly name?: string;
  readonly path: readonly (string | number)[];
}

/** A plugin of any kind, its parameter types erased. Made by the `define*` functions. */
export interface Plugin<K extends Kind = Kind> {
  readonly kind: K;
  /** Its name in YAML, kebab-case. Unique within its kind. */
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  /** The paper or text that the formula is from. */
  readonly source?: string;
  readonly params: ZodShape;
  /** `params` are validated and complete: every default filled in, every part already an instance. */
  bind(params: Readonly<Record<string, unknown>>, identity: Identity): Instances[K];
}

/** Looks plugins up. */
export interface Catalogue {
  find(kind: Kind, name: string): Plugin | undefined;
  /** Sorted. */
  names(kind: Kind): readonly string[];
}

/** Whether a value, such as the default export of a user's file, is what a `define*` function returns. */
export function isPlugin(value: unknown): value is Plugin {
  if (typeof value !== "object" || value === null) return false;
  const { kind, name, bind } = value as Partial<Plugin>;
  return (
    typeof kind === "string" &&
    Object.hasOwn(kinds, kind) &&
    typeof name === "string" &&
    typeof bind === "function"
  );
}
