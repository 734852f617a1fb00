import type { Claim, Store } from "@titrate/store";

/** A claim is renewed so often; others take it for abandoned after many times as long. */
const renewMs = 5_000;

/** The runs that this process works on. */
export interface HeldClaims {
  /** False where another process works on it. */
  claim(store: Store, id: string): boolean;
  release(id: string): void;
  /** Releases all. */
  close(): void;
}

/** Claims that are renewed by a timer, until they are released. */
export function heldClaims(): HeldClaims {
  const held = new Map<string, Claim>();
  const timer = setInterval(() => {
    for (const claim of held.values()) claim.renew();
  }, renewMs);
  timer.unref();
  const release = (id: string): void => {
    held.get(id)?.release();
    held.delete(id);
  };
  return {
    claim(store, id) {
      if (held.has(id)) return true;
      const claim = store.claim(id);
      if (claim !== undefined) held.set(id, claim);
      return claim !== undefined;
    },
    release,
    close() {
      clearInterval(timer);
      for (const id of [...held.keys()]) release(id);
    },
  };
}
