import { defineDataset, filePath, type Plugin, z } from "@titrate/plugin";
import { loadImages } from "../reading/load-images.ts";
import { splitSources } from "../reading/source.ts";

const imageFolder: Plugin = defineDataset({
  name: "image-folder",
  summary: "PNG images of one size, a folder a class: [rows, channels, h, w], 0 to 255 whatever their depth.",
  params: {
    folder: filePath().describe("Holds a folder for each class. Paths start at the experiment's folder."),
    validation: filePath().optional().describe("A folder of the same classes."),
    test: filePath().optional().describe("A folder of the same classes."),
    colour: z
      .enum(["grey", "rgb"])
      .optional()
      .describe("Without it, images stay as they are, and must be all grey or all in colour."),
  },
  load({ folder, validation, test, colour }, context) {
    const sources = splitSources('dataset "image-folder"', context, { folder, validation, test });
    return loadImages(sources, colour);
  },
});
export default imageFolder;
