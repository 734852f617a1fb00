import { attention } from "./attention.ts";
import { batchNorm } from "./batch-norm.ts";
import { convolutional } from "./convolutional.ts";
import { denseClassifier } from "./dense-classifier.ts";
import { dropout } from "./dropout.ts";
import { embedding } from "./embedding.ts";
import { gatedRecurrent } from "./gated-recurrent.ts";
import { recurrent } from "./recurrent.ts";
import { residual } from "./residual.ts";
import { seedNetwork } from "./seed-network.ts";
import type { Training } from "./training.ts";

/** Ten small trainings that between them pass through all that networks are made of. */
export const trainings: Readonly<Record<string, Training>> = {
  "dense-classifier": denseClassifier,
  "seed-network": seedNetwork,
  convolutional,
  recurrent,
  "gated-recurrent": gatedRecurrent,
  attention,
  "batch-norm": batchNorm,
  dropout,
  embedding,
  residual,
};
