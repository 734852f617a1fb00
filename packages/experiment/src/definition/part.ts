/** A value that is given elsewhere: `${optimizer.lr}`, `${oc.env:LR}`; or that must be given, `???`. */
export type Given = `${string}\${${string}}${string}` | "???";

/** A value of a type, or one that is given elsewhere. */
export type Value<T> = T | Given;

/**
 * A part of the kind whose plugins are `P`: a plugin's name, where it has no parameter that must be given, or its `type`
 * with its parameters.
 */
export type Part<P> = BareName<P> | { [N in NameOf<P>]: PartOfType<P, N> }[NameOf<P>] | Given;

/** The parts of one type. */
export type PartOfType<P, N extends keyof P> = {
  readonly type: N;
  /** What its parameters, its figures and its random streams are named by. */
  readonly name?: string;
} & P[N];

/** What has no parameters. */
export type NoParameters = Readonly<Record<never, never>>;

/** What may be written over what other files give: nothing of it is required, but a list stands for itself. */
export type Partly<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> }
    : T;

type NameOf<P> = keyof P & string;

type BareName<P> = { [N in NameOf<P>]: NoParameters extends P[N] ? N : never }[NameOf<P>];
