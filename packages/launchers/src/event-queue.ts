/** Values that come when they come, to be taken one by one. */
export interface EventQueue<Value> {
  push(value: Value): void;
  /** No more come; what is there can still be taken. */
  end(): void;
  /** Whoever takes gets this error at once. */
  fail(error: unknown): void;
  values(): AsyncGenerator<Value>;
}

export function eventQueue<Value>(): EventQueue<Value> {
  const waiting: Value[] = [];
  let [ended, failed, wake]: [boolean, { readonly error: unknown } | undefined, () => void] = [
    false,
    undefined,
    () => {},
  ];
  return {
    push(value) {
      waiting.push(value);
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    fail(error) {
      failed = { error };
      wake();
    },
    async *values() {
      for (;;) {
        if (failed !== undefined) throw failed.error;
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else if (ended) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}
