/** Notices who has been silent for too long. */
export interface LeaseTimer<Holder> {
  /** It was heard of. */
  renew(holder: Holder): void;
  forget(holder: Holder): void;
  close(): void;
}

/** @param expired called once for each silence. */
export function leaseTimer<Holder>(leaseMs: number, expired: (holder: Holder) => void): LeaseTimer<Holder> {
  const heard = new Map<Holder, number>();
  const silent = new Set<Holder>();
  let checked = performance.now();
  const check = (): void => {
    const now = performance.now();
    // Where this process itself was stopped or busy, nobody could be heard: the time does not count.
    const missed = now - checked - leaseMs / 4;
    if (missed > leaseMs / 4) for (const [holder, time] of heard) heard.set(holder, time + missed);
    checked = now;
    for (const [holder, time] of heard) {
      if (now - time <= leaseMs || silent.has(holder)) continue;
      silent.add(holder);
      expired(holder);
    }
  };
  const timer = setInterval(check, leaseMs / 4);
  return {
    renew(holder) {
      heard.set(holder, performance.now());
      silent.delete(holder);
    },
    forget(holder) {
      heard.delete(holder);
      silent.delete(holder);
    },
    close: () => clearInterval(timer),
  };
}
