import type { Plugin } from "@titrate/plugin";
import binaryCrossEntropy from "./losses/binary-cross-entropy.ts";
import cosine from "./losses/cosine.ts";
import cosineEmbedding from "./losses/cosine-embedding.ts";
import focal from "./losses/focal.ts";
import gaussian from "./losses/gaussian.ts";
import hinge from "./losses/hinge.ts";
import hingeEmbedding from "./losses/hinge-embedding.ts";
import huber from "./losses/huber.ts";
import klDivergence from "./losses/kl-divergence.ts";
import logCosh from "./losses/log-cosh.ts";
import meanAbsoluteErrorLoss from "./losses/mean-absolute-error.ts";
import mse from "./losses/mse.ts";
import multiMargin from "./losses/multi-margin.ts";
import negativeLogLikelihood from "./losses/negative-log-likelihood.ts";
import perceptron from "./losses/perceptron.ts";
import poisson from "./losses/poisson.ts";
import smoothL1 from "./losses/smooth-l1.ts";
import softMargin from "./losses/soft-margin.ts";
import softmaxCrossEntropy from "./losses/softmax-cross-entropy.ts";
import softmaxFocal from "./losses/softmax-focal.ts";
import squaredHinge from "./losses/squared-hinge.ts";
import accuracy from "./metrics/accuracy.ts";
import averagePrecision from "./metrics/average-precision.ts";
import balancedAccuracy from "./metrics/balanced-accuracy.ts";
import brier from "./metrics/brier.ts";
import calibrationError from "./metrics/calibration-error.ts";
import cohenKappa from "./metrics/cohen-kappa.ts";
import confusionMatrix from "./metrics/confusion-matrix.ts";
import f1 from "./metrics/f1.ts";
import logLoss from "./metrics/log-loss.ts";
import matthews from "./metrics/matthews.ts";
import meanAbsoluteError from "./metrics/mean-absolute-error.ts";
import meanSquaredError from "./metrics/mean-squared-error.ts";
import precision from "./metrics/precision.ts";
import r2 from "./metrics/r2.ts";
import recall from "./metrics/recall.ts";
import rocAuc from "./metrics/roc-auc.ts";
import rootMeanSquaredError from "./metrics/root-mean-squared-error.ts";
import specificity from "./metrics/specificity.ts";
import topK from "./metrics/top-k.ts";
import elasticNet from "./regularizers/elastic-net.ts";
import l1 from "./regularizers/l1.ts";
import l2 from "./regularizers/l2.ts";
import orthogonal from "./regularizers/orthogonal.ts";

export const losses: readonly Plugin[] = [
  binaryCrossEntropy,
  cosine,
  cosineEmbedding,
  focal,
  gaussian,
  hinge,
  hingeEmbedding,
  huber,
  klDivergence,
  logCosh,
  meanAbsoluteErrorLoss,
  mse,
  multiMargin,
  negativeLogLikelihood,
  perceptron,
  poisson,
  smoothL1,
  softMargin,
  softmaxCrossEntropy,
  softmaxFocal,
  squaredHinge,
];
export const metrics: readonly Plugin[] = [
  accuracy,
  averagePrecision,
  balancedAccuracy,
  brier,
  calibrationError,
  cohenKappa,
  confusionMatrix,
  f1,
  logLoss,
  matthews,
  meanAbsoluteError,
  meanSquaredError,
  precision,
  r2,
  recall,
  rocAuc,
  rootMeanSquaredError,
  specificity,
  topK,
];
export const regularizers: readonly Plugin[] = [elasticNet, l1, l2, orthogonal];
