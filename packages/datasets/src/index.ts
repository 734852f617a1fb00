import type { Plugin } from "@titrate/plugin";
import csv from "./files/csv.ts";
import idx from "./files/idx.ts";
import imageFolder from "./files/image-folder.ts";
import jsonl from "./files/jsonl.ts";
import npy from "./files/npy.ts";
import npz from "./files/npz.ts";
import addingProblem from "./generated/adding-problem.ts";
import circles from "./generated/circles.ts";
import copyTask from "./generated/copy-task.ts";
import gaussianBlobs from "./generated/gaussian-blobs.ts";
import moons from "./generated/moons.ts";
import sine from "./generated/sine.ts";
import twoSpirals from "./generated/two-spirals.ts";
import xorClusters from "./generated/xor-clusters.ts";
import breastCancer from "./real/breast-cancer.ts";
import digits from "./real/digits.ts";
import iris from "./real/iris.ts";
import wine from "./real/wine.ts";
import firstBit from "./tables/first-bit.ts";
import logicGate from "./tables/logic-gate.ts";
import parity from "./tables/parity.ts";
import table from "./tables/table.ts";
import xor3bit from "./tables/xor-3bit.ts";

import drop from "./transforms/drop.ts";
import flatten from "./transforms/flatten.ts";
import impute from "./transforms/impute.ts";
import kFold from "./transforms/k-fold.ts";
import labelBinarize from "./transforms/label-binarize.ts";
import labelEncode from "./transforms/label-encode.ts";
import merge from "./transforms/merge.ts";
import minMax from "./transforms/min-max.ts";
import oneHot from "./transforms/one-hot.ts";
import ordinal from "./transforms/ordinal.ts";
import scale from "./transforms/scale.ts";
import select from "./transforms/select.ts";
import split from "./transforms/split.ts";
import standardize from "./transforms/standardize.ts";
import subset from "./transforms/subset.ts";

export const datasets: readonly Plugin[] = [
  addingProblem,
  breastCancer,
  circles,
  copyTask,
  csv,
  digits,
  firstBit,
  gaussianBlobs,
  idx,
  imageFolder,
  iris,
  jsonl,
  logicGate,
  moons,
  npy,
  npz,
  parity,
  sine,
  table,
  twoSpirals,
  wine,
  xor3bit,
  xorClusters,
];

export const transforms: readonly Plugin[] = [
  drop,
  flatten,
  impute,
  kFold,
  labelBinarize,
  labelEncode,
  merge,
  minMax,
  oneHot,
  ordinal,
  scale,
  select,
  split,
  standardize,
  subset,
];
