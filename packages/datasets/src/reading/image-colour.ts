import type { Image } from "./png-image.ts";
import { refusal, type Source } from "./source.ts";

export type Colour = "grey" | "rgb";

/** An image in the wanted colour; where none is wanted, all are as the first one is. */
export function inColour(
  file: Source,
  image: Image,
  wanted: Colour | undefined,
  first: Image | undefined,
): Image {
  const own = image.channels === 1 ? "grey" : "rgb";
  if (wanted === undefined) {
    if (first === undefined || first.channels === image.channels) return image;
    throw refusal(file, `is ${own}, unlike the images before; write \`colour: grey\` or \`colour: rgb\``);
  }
  if (wanted === own) return image;
  return wanted === "grey" ? asGrey(image) : asRgb(image);
}

/** Luma, by ITU-R BT.601. */
function asGrey({ height, width, values }: Image): Image {
  const size = height * width;
  const grey = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    grey[at] = (299 * values[at]! + 587 * values[size + at]! + 114 * values[2 * size + at]!) / 1000;
  }
  return { channels: 1, height, width, values: grey };
}

function asRgb({ height, width, values }: Image): Image {
  const repeated = new Float64Array(3 * values.length);
  for (let channel = 0; channel < 3; channel++) repeated.set(values, channel * values.length);
  return { channels: 3, height, width, values: repeated };
}
