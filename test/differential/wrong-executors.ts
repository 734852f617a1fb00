import { type Call, type Executor, referenceExecutor, type Session } from "@titrate/tensor";

type Outputs = ReturnType<Session["run"]>;
type Snapshot = ReturnType<Session["snapshot"]>;

/** The reference but for one fault, which `spoil` puts into its sessions. */
function faulty(name: string, spoil: (session: Session) => Partial<Session>): Executor {
  return {
    name,
    inspect: referenceExecutor.inspect,
    compile(program) {
      const session = referenceExecutor.compile(program);
      return { ...session, ...spoil(session) };
    },
  };
}

const afterRun = (name: string, change: (outputs: Outputs, call: Call) => Outputs): Executor =>
  faulty(name, ({ run }) => ({ run: (entry, call) => change(run(entry, call), call) }));

/** Executors that are wrong as compilers are, each in one thing. */
export const wrongExecutors: Readonly<Record<string, Executor>> = {
  "loses the sign of zero": afterRun("unsigned", (outputs) => {
    for (const values of Object.values(outputs)) for (const i of values.keys()) values[i]! += 0;
    return outputs;
  }),
  "misses the last place of the last element": afterRun("imprecise", (outputs) => {
    for (const values of Object.values(outputs))
      if (values instanceof Float64Array) values[values.length - 1]! *= 1 + 2 ** -52;
    return outputs;
  }),
  "hands back a view of one step only": afterRun("short", (outputs, { steps }) =>
    Object.fromEntries(
      Object.entries(outputs).map(([name, values]) => [name, values.slice(0, values.length / steps)]),
    ),
  ),
  "widens ints": afterRun("wide", (outputs) =>
    Object.fromEntries(Object.entries(outputs).map(([name, values]) => [name, Float64Array.from(values)])),
  ),
  "leaves an output out": afterRun("silent", ({ count: _, ...outputs }) => outputs),
  "stores nothing after the first call": faulty("forgetful", ({ run, snapshot, restore }) => {
    let calls = 0;
    return {
      run(entry, call) {
        const before = snapshot();
        const outputs = run(entry, call);
        if (calls++ > 0) restore(before);
        return outputs;
      },
    };
  }),
  "does not restore": faulty("stubborn", ({ restore }) => {
    let restored = false;
    return {
      restore(values) {
        if (!restored) restore(values);
        restored = true;
      },
    };
  }),
  "snapshots f64 whatever the precision": faulty("wide snapshots", ({ snapshot }) => ({
    snapshot: () =>
      Object.fromEntries(
        Object.entries(snapshot()).map(([name, values]) => [name, Float64Array.from(values)]),
      ) satisfies Snapshot,
  })),
  "starts from ones": faulty("ones", ({ restore, snapshot }) => {
    const ones = Object.entries(snapshot()).map(([name, values]) => [name, values.map(() => 1)] as const);
    restore(Object.fromEntries(ones));
    return {};
  }),
  "lets an index fall outside": faulty("unchecked", ({ run }) => ({
    run(entry, call) {
      try {
        return run(entry, call);
      } catch {
        return {};
      }
    },
  })),
  "stores a step that failed": faulty("hasty", ({ run, snapshot, restore }) => ({
    run(entry, call) {
      try {
        return run(entry, call);
      } catch (error) {
        restore({ count: snapshot().count!.map((count) => count + 1) });
        throw error;
      }
    },
  })),
};
