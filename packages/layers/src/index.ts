import type { Plugin } from "@titrate/plugin";
import constant from "./initializers/constant.ts";
import fanInUniform from "./initializers/fan-in-uniform.ts";
import identity from "./initializers/identity.ts";
import kaiming from "./initializers/kaiming.ts";
import lecun from "./initializers/lecun.ts";
import normal from "./initializers/normal.ts";
import ones from "./initializers/ones.ts";
import orthogonal from "./initializers/orthogonal.ts";
import truncatedNormal from "./initializers/truncated-normal.ts";
import uniform from "./initializers/uniform.ts";
import varianceScaling from "./initializers/variance-scaling.ts";
import xavier from "./initializers/xavier.ts";
import zeros from "./initializers/zeros.ts";
import activation from "./layers/activation.ts";
import adaptiveAveragePool2d from "./layers/adaptive-average-pool2d.ts";
import adaptiveMaxPool2d from "./layers/adaptive-max-pool2d.ts";
import attention from "./layers/attention.ts";
import averagePool1d from "./layers/average-pool1d.ts";
import averagePool2d from "./layers/average-pool2d.ts";
import batchNorm from "./layers/batch-norm.ts";
import bidirectional from "./layers/bidirectional.ts";
import convTranspose2d from "./layers/conv-transpose2d.ts";
import conv1d from "./layers/conv1d.ts";
import conv2d from "./layers/conv2d.ts";
import dense from "./layers/dense.ts";
import dropout from "./layers/dropout.ts";
import embedding from "./layers/embedding.ts";
import flatten from "./layers/flatten.ts";
import globalAveragePool from "./layers/global-average-pool.ts";
import globalMaxPool from "./layers/global-max-pool.ts";
import graph from "./layers/graph.ts";
import groupNorm from "./layers/group-norm.ts";
import gru from "./layers/gru.ts";
import instanceNorm from "./layers/instance-norm.ts";
import layerNorm from "./layers/layer-norm.ts";
import lstm from "./layers/lstm.ts";
import maxPool1d from "./layers/max-pool1d.ts";
import maxPool2d from "./layers/max-pool2d.ts";
import parallel from "./layers/parallel.ts";
import positionalEmbedding from "./layers/positional-embedding.ts";
import positionalEncoding from "./layers/positional-encoding.ts";
import repeat from "./layers/repeat.ts";
import reshape from "./layers/reshape.ts";
import residual from "./layers/residual.ts";
import rmsNorm from "./layers/rms-norm.ts";
import rnn from "./layers/rnn.ts";
import sequential from "./layers/sequential.ts";
import shared from "./layers/shared.ts";
import tied from "./layers/tied.ts";
import transpose from "./layers/transpose.ts";
import mt19937 from "./rngs/mt19937.ts";
import seedrandom from "./rngs/seedrandom.ts";

export const initializers: readonly Plugin[] = [
  constant,
  fanInUniform,
  identity,
  kaiming,
  lecun,
  normal,
  ones,
  orthogonal,
  truncatedNormal,
  uniform,
  varianceScaling,
  xavier,
  zeros,
];
export const layers: readonly Plugin[] = [
  activation,
  adaptiveAveragePool2d,
  adaptiveMaxPool2d,
  attention,
  averagePool1d,
  averagePool2d,
  batchNorm,
  bidirectional,
  convTranspose2d,
  conv1d,
  conv2d,
  dense,
  dropout,
  embedding,
  flatten,
  globalAveragePool,
  globalMaxPool,
  graph,
  groupNorm,
  gru,
  instanceNorm,
  layerNorm,
  lstm,
  maxPool1d,
  maxPool2d,
  parallel,
  positionalEmbedding,
  positionalEncoding,
  repeat,
  reshape,
  residual,
  rmsNorm,
  rnn,
  sequential,
  shared,
  tied,
  transpose,
];
export const rngs: readonly Plugin[] = [mt19937, seedrandom];
