import { type Code, flatten, i32, leb } from "./code.ts";

/** A function of i32 parameters. */
export interface ModuleFunction {
  readonly parameters: number;
  /** Gives one i32 back; else nothing. */
  readonly returns: boolean;
  /** As `FunctionBuilder.finish` gives it. */
  readonly body: Code;
  readonly exportName?: string;
}

export interface DataSegment {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** The bytes of a module that imports its memory as "host" "memory", of exactly so many pages of 64 KiB. */
export function assembleModule(
  functions: readonly ModuleFunction[],
  data: readonly DataSegment[],
  pages: number,
): Uint8Array<ArrayBuffer> {
  const types = new Map<string, { index: number; code: Code }>();
  const typeOf = ({ parameters, returns }: ModuleFunction): number => {
    const key = `${parameters} ${returns}`;
    const known = types.get(key);
    if (known !== undefined) return known.index;
    const takes = new Array<number>(parameters).fill(0x7f);
    const code: Code = [0x60, leb(parameters), takes, returns ? [1, 0x7f] : [0]];
    types.set(key, { index: types.size, code });
    return types.size - 1;
  };
  const typeIndices = functions.map((fn) => leb(typeOf(fn)));
  const exported = functions.flatMap(({ exportName }, index) =>
    exportName === undefined ? [] : [[name(exportName), 0, leb(index)] as Code],
  );
  const segments = data.map(
    ({ address, bytes }): Code => [[0, i32(address), 0x0b], leb(bytes.length), bytes],
  );
  return flatten([
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    section(1, vector([...types.values()].map(({ code }) => code))),
    section(2, vector([[name("host"), name("memory"), 2, 1, leb(pages), leb(pages)]])),
    section(3, vector(typeIndices)),
    section(7, vector(exported)),
    section(10, vector(functions.map(({ body }) => sized(body)))),
    section(11, vector(segments)),
  ]);
}

const vector = (items: readonly Code[]): Code => [leb(items.length), ...items];
const section = (id: number, content: Code): Code => [id, sized(content)];
const name = (text: string): Code => sized([...new TextEncoder().encode(text)]);

/** Content after its length in bytes. */
function sized(content: Code): Code {
  const bytes = flatten(content);
  return [leb(bytes.length), bytes];
}
