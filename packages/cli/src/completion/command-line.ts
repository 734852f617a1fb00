import type { Argument, Command, Option } from "commander";

/** What the word at the cursor is. */
export interface Slot {
  readonly command: Command;
  /** What its start stands for, where it has another part: `--svg=`. */
  readonly start: string;
  readonly word: string;
  /** Verbs of `command` may stand here. */
  readonly takesVerbs: boolean;
  /** It begins a flag. */
  readonly isFlag: boolean;
  /** What it is the value of. */
  readonly value?: Value;
  /** The arguments that stand before it, by their names. */
  readonly given: ReadonlyMap<string, readonly string[]>;
}

/** The value of an argument or of a flag. */
export interface Value {
  /** As help shows it: `experiment`, `file`. */
  readonly name: string;
  readonly choices: readonly string[] | undefined;
}

/** Finds out what the last word of a command line is. The words are those after the program's name. */
export function readCommandLine(words: readonly string[], program: Command): Slot {
  const word = words.at(-1) ?? "";
  const { command, operands, flag, flagsEnded } = readBefore(words.slice(0, -1), program);
  const given = givenArguments(command, operands);
  const slot = { command, start: "", word, takesVerbs: false, isFlag: false, given };
  if (flag !== undefined) return { ...slot, value: flagValue(flag) };
  if (!flagsEnded && word.startsWith("-")) {
    const equals = word.indexOf("=");
    const assigned = equals === -1 ? undefined : findFlag(command, word.slice(0, equals));
    if (assigned === undefined) return { ...slot, isFlag: true };
    return {
      ...slot,
      start: word.slice(0, equals + 1),
      word: word.slice(equals + 1),
      value: flagValue(assigned),
    };
  }
  const argument = argumentAt(command, operands.length);
  return {
    ...slot,
    takesVerbs: operands.length === 0,
    ...(argument !== undefined && { value: { name: argument.name(), choices: argument.argChoices } }),
  };
}

interface Before {
  command: Command;
  operands: string[];
  /** The flag that still waits for its value. */
  flag: Option | undefined;
  flagsEnded: boolean;
}

function readBefore(words: readonly string[], program: Command): Before {
  const before: Before = { command: program, operands: [], flag: undefined, flagsEnded: false };
  for (const word of words) {
    const { command, operands, flag, flagsEnded } = before;
    if (flag !== undefined) before.flag = undefined;
    else if (!flagsEnded && word === "--") before.flagsEnded = true;
    else if (!flagsEnded && word.startsWith("-")) {
      const found = findFlag(command, word);
      if (found?.required) before.flag = found;
    } else {
      const verb = operands.length === 0 ? findVerb(command, word) : undefined;
      if (verb === undefined) operands.push(word);
      else before.command = verb;
    }
  }
  return before;
}

function findVerb(command: Command, word: string): Command | undefined {
  return command.commands.find((each) => each.name() === word || each.aliases().includes(word));
}

function findFlag(command: Command, word: string): Option | undefined {
  return command.options.find(({ short, long }) => word === short || word === long);
}

function flagValue(flag: Option): Value {
  const [, name = ""] = /[<[]([^\]>]*)[\]>]/.exec(flag.flags) ?? [];
  return { name, choices: flag.argChoices };
}

function argumentAt({ registeredArguments }: Command, index: number): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[index] ?? (last?.variadic ? last : undefined);
}

function givenArguments(command: Command, operands: readonly string[]): Map<string, string[]> {
  const given = new Map<string, string[]>();
  operands.forEach((operand, index) => {
    const name = argumentAt(command, index)?.name();
    if (name !== undefined) given.set(name, [...(given.get(name) ?? []), operand]);
  });
  return given;
}
