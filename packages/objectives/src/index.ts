import type { Plugin } from "@titrate/plugin";
import binaryCrossEntropy from "./losses/binary-cross-entropy.ts";
import mse from "./losses/mse.ts";
import softmaxCrossEntropy from "./losses/softmax-cross-entropy.ts";
import accuracy from "./metrics/accuracy.ts";
import meanAbsoluteError from "./metrics/mean-absolute-error.ts";

export const losses: readonly Plugin[] = [binaryCrossEntropy, mse, softmaxCrossEntropy];
export const metrics: readonly Plugin[] = [accuracy, meanAbsoluteError];
