import { randomUUID } from "node:crypto";

/** A name that no other process gives: of files on their way, and of who works on a run. No result depends on it. */
export const freshName = (): string => randomUUID();

/** What `temporaryName` begins with. */
export const temporaryPrefix = ".tmp-";

/** The name of a file that is not yet what it is to be; whoever lists a folder leaves it out. */
export const temporaryName = (): string => `${temporaryPrefix}${freshName()}`;
