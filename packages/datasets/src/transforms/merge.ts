import { DataError, defineTransform, type Plugin } from "@titrate/plugin";
import { joinRows } from "../rows/join-rows.ts";

const merge: Plugin = defineTransform({
  name: "merge",
  summary:
    "Puts the rows of validation and test behind those of training, to be split anew by split or k-fold.",
  divides: true,
  apply({ train, validation, test, ...rest }) {
    const parts = [train, validation, test].filter((part) => part !== undefined);
    if (parts.length === 1) throw new DataError('transform "merge"', "there is only train; leave it out");
    return { ...rest, train: joinRows(parts) };
  },
});
export default merge;
