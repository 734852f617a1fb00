import type { Dataset, Examples } from "@titrate/plugin";
import { didYouMean } from "../did-you-mean.ts";
import type { SplitName } from "../rows/map-splits.ts";
import { type Colour, inColour } from "./image-colour.ts";
import { readFolder } from "./open.ts";
import { type Image, readPng } from "./png-image.ts";
import { refusal, type Source } from "./source.ts";

/** The dataset of folders of PNG images, a sub-folder a class; classes, size and colour are those of training. */
export async function loadImages(
  sources: readonly [SplitName, Source][],
  colour: Colour | undefined,
): Promise<Dataset> {
  let classNames: readonly string[] | undefined;
  let model: Image | undefined;
  const splits: [SplitName, Examples][] = [];
  for (const [split, source] of sources) {
    const files = await imageFiles(source);
    classNames ??= [...new Set(files.map(({ folder }) => folder))];
    const images: Image[] = [];
    for (const { file } of files) {
      const image = inColour(file, await readPng(file), colour, model);
      model ??= image;
      if (image.height !== model.height || image.width !== model.width) {
        const sizes = `${image.width}x${image.height}, and ${model.width}x${model.height} before`;
        throw refusal(file, `is ${sizes}; make all images of one size`);
      }
      images.push(image);
    }
    const names = classNames;
    const labels = files.map(({ folder }) => {
      const label = names.indexOf(folder);
      if (label >= 0) return label;
      throw refusal(source, `"${folder}" is no class of training${didYouMean(folder, names)}`);
    });
    splits.push([split, examplesOf(images, labels)]);
  }
  return {
    ...(Object.fromEntries(splits) as Pick<Dataset, "train" | "validation" | "test">),
    ...(classNames && { classes: classNames.length, classNames }),
  };
}

/** Every image below a folder: its class's folder, and its file. */
async function imageFiles(source: Source): Promise<{ folder: string; file: Source }[]> {
  const files: { folder: string; file: Source }[] = [];
  for (const { name: folder, isFolder } of await readFolder(source)) {
    const inside = within(source, folder);
    if (!isFolder) throw refusal(inside, "is no folder; lay images into a folder for each class");
    const entries = await readFolder(inside);
    if (entries.length === 0) throw refusal(inside, "holds no images; take the folder out");
    for (const { name } of entries) {
      const file = within(inside, name);
      if (!/\.png$/i.test(name)) throw refusal(file, "is no PNG image; convert it, or take it out");
      files.push({ folder, file });
    }
  }
  if (files.length === 0) throw refusal(source, "holds no folders; lay images into a folder for each class");
  return files;
}

const within = (folder: Source, name: string): Source => ({
  ...folder,
  file: `${folder.file}/${name}`,
  path: `${folder.path}/${name}`,
});

/** images: [rows, channels, height, width]. */
function examplesOf(images: readonly Image[], labels: readonly number[]): Examples {
  const { channels, height, width } = images[0]!;
  const size = channels * height * width;
  const data = new Float64Array(images.length * size);
  for (const [row, { values }] of images.entries()) data.set(values, row * size);
  return {
    inputs: { shape: [images.length, channels, height, width], dtype: "float", data },
    targets: { shape: [labels.length], dtype: "int", data: Int32Array.from(labels) },
  };
}
