/** Milliseconds of a clock that never goes backwards: how long a claim has not been renewed. */
export const leaseClock = (): number => performance.now();
