import { type Dataset, defineDataset, type Examples, type Plugin, z } from "@titrate/plugin";
import { realTable, split } from "./real-table.ts";

const digits: Plugin = defineDataset({
  name: "digits",
  summary: "1797 handwritten digits, 8x8 pixels from 0 to 16; a quarter is for testing.",
  source: "Alpaydin & Kaynak 1998; UCI, doi 10.24432/C50P49",
  params: {
    split,
    images: z.boolean().default(false).describe("Inputs as [rows, 1, 8, 8] rather than [rows, 64]."),
  },
  async load({ split, images }) {
    const { columns, ...table } = await realTable("digits", split);
    return images
      ? { ...table, train: asImages(table.train), test: asImages(table.test!) }
      : ({ columns, ...table } as Dataset);
  },
});
export default digits;

function asImages({ inputs, ...rest }: Examples): Examples {
  return { ...rest, inputs: { ...inputs, shape: [inputs.shape[0]!, 1, 8, 8] } };
}
