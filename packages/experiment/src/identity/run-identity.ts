import { numericsVersion } from "@titrate/numeric";
import { canonicalJson, type Json, sha256 } from "@titrate/store";
import type { DecidingConfig } from "./deciding-config.ts";
import { sourceDigest } from "./loaded-sources.ts";

/** What a run is: the hash of all that decides its result, and what was hashed. */
export interface RunIdentity {
  /** SHA-256 of the text, 64 hexadecimal digits. */
  readonly id: string;
  readonly text: string;
}

/**
 * The identities of an arm's runs, by seed: of its deciding config, the sources of the users' plugins that it is made
 * of, the weights that it starts from, and the version of the numerics, which stands for all that comes with titrate.
 *
 * @param sources the module of each user's plugin: `activation/snake`.
 * @param start the digest of the weights that its runs start from.
 */
export function runIdentities(
  { config, plugins }: DecidingConfig,
  sources: ReadonlyMap<string, string>,
  start?: string,
): (seed: number) => RunIdentity {
  const own = [...plugins].filter((name) => sources.has(name));
  const digests = Object.fromEntries(own.map((name) => [name, sourceDigest(sources.get(name)!)]));
  const common: { readonly [key: string]: Json | undefined } = {
    "titrate-run": 1,
    config,
    numerics: numericsVersion,
    plugins: digests,
    ...(start !== undefined && { start }),
  };
  return (seed) => {
    const text = canonicalJson({ ...common, seed });
    return { id: sha256(text), text };
  };
}
