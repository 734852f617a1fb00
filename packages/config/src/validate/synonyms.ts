import type { Kind } from "@titrate/plugin/host";
import { didYouMean } from "../source/suggest.ts";

// Names that other libraries have for the same things. Hints only: none of them is accepted.

const keys: Readonly<Record<string, readonly string[]>> = {
  learningrate: ["lr"],
  eta: ["lr"],
  stepsize: ["lr"],
  weightdecay: ["decay"],
  l2: ["decay"],
  epsilon: ["eps"],
  betas: ["beta1"],
  centered: ["centred"],
  clipnorm: ["clip"],
  gradclip: ["clip"],
  maxgradnorm: ["clip"],
  batchsize: ["batch"],
  minibatch: ["batch"],
  bs: ["batch"],
  numepochs: ["epochs"],
  nepochs: ["epochs"],
  maxepochs: ["epochs"],
  nbepochs: ["epochs"],
  iterations: ["epochs"],
  evalevery: ["every"],
  evaluateevery: ["every"],
  hiddensize: ["units"],
  outfeatures: ["units"],
  hidden: ["units"],
  neurons: ["units"],
  nodes: ["units"],
  embeddingdim: ["units"],
  infeatures: ["inputs"],
  inputsize: ["inputs"],
  inputdim: ["inputs"],
  outchannels: ["filters"],
  channels: ["filters"],
  kernelsize: ["kernel"],
  usebias: ["bias"],
  numheads: ["heads"],
  nheads: ["heads"],
  numembeddings: ["vocabulary"],
  p: ["rate"],
  prob: ["rate"],
  dropoutrate: ["rate"],
  act: ["activation"],
  activationfn: ["activation"],
  nonlinearity: ["activation"],
  kernelinitializer: ["weights"],
  biasinitializer: ["biases"],
  init: ["weights"],
  criterion: ["loss"],
  lossfn: ["loss"],
  objective: ["loss"],
  net: ["model"],
  network: ["model"],
  architecture: ["model"],
  arch: ["model"],
  data: ["dataset"],
  optim: ["optimizer"],
  optimiser: ["optimizer"],
  scheduler: ["schedule"],
  lrscheduler: ["schedule"],
  lrschedule: ["schedule"],
  preprocessing: ["transforms"],
  regularization: ["regularizers"],
  training: ["train"],
  trainer: ["train"],
  randomseed: ["seed"],
  randomstate: ["seed"],
  dtype: ["precision"],
  title: ["name"],
  path: ["file", "folder"],
  filename: ["file"],
  filepath: ["file"],
  label: ["target", "targets"],
  labels: ["targets", "target"],
  sep: ["delimiter"],
  repeats: ["seeds"],
  replicates: ["seeds"],
  direction: ["goal"],
  mode: ["goal"],
  monitor: ["metric"],
};

const plugins: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  activation: {
    linear: "identity",
    none: "identity",
    logistic: "sigmoid",
    hardtanh: "hard-tanh",
    lrelu: "leaky-relu",
    sin: "sine",
  },
  layer: {
    linear: "dense",
    fc: "dense",
    fullyconnected: "dense",
    mlp: "sequential",
    conv: "conv2d",
    convolution: "conv2d",
    batchnorm1d: "batch-norm",
    batchnorm2d: "batch-norm",
    bn: "batch-norm",
    maxpool: "max-pool2d",
    avgpool: "average-pool2d",
    avgpool2d: "average-pool2d",
    skip: "residual",
  },
  loss: {
    mae: "mean-absolute-error",
    l1: "mean-absolute-error",
    l1loss: "mean-absolute-error",
    l2: "mse",
    mseloss: "mse",
    meansquarederror: "mse",
    bce: "binary-cross-entropy",
    bceloss: "binary-cross-entropy",
    logloss: "binary-cross-entropy",
    crossentropy: "softmax-cross-entropy",
    crossentropyloss: "softmax-cross-entropy",
    categoricalcrossentropy: "softmax-cross-entropy",
    nll: "negative-log-likelihood",
    nllloss: "negative-log-likelihood",
    kl: "kl-divergence",
  },
  metric: {
    acc: "accuracy",
    auc: "roc-auc",
    mse: "mean-squared-error",
    mae: "mean-absolute-error",
    rmse: "root-mean-squared-error",
    mcc: "matthews",
    f1score: "f1",
  },
  optimizer: { gd: "sgd", gradientdescent: "sgd", rmsprop: "rmsprop" },
  initializer: {
    he: "kaiming",
    henormal: "kaiming",
    glorot: "xavier",
    glorotuniform: "xavier",
    zero: "zeros",
    gaussian: "normal",
  },
  schedule: { cosineannealing: "cosine", plateau: "reduce-on-plateau", steplr: "step" },
  transform: {
    standardscaler: "standardize",
    minmaxscaler: "min-max",
    normalize: "standardize",
    zscore: "standardize",
  },
  dataset: { xor: "xor-3bit", blobs: "gaussian-blobs", spiral: "two-spirals", image: "image-folder" },
};

/** The known key that a word of another library stands for. */
export function synonymOf(word: string, known: readonly string[]): string | undefined {
  const plain = plainOf(word);
  return Object.hasOwn(keys, plain) ? keys[plain]!.find((name) => known.includes(name)) : undefined;
}

/** What a key of another library is called here, wherever it is known. */
export function synonymsOf(word: string): readonly string[] {
  const plain = plainOf(word);
  return Object.hasOwn(keys, plain) ? keys[plain]! : [];
}

/** As `didYouMean`, of the plugins of a kind; other libraries' names are known too. */
export function pluginHint(kind: Kind, word: string, names: readonly string[]): string | undefined {
  const table = plugins[kind] ?? {};
  const plain = plainOf(word);
  const name = Object.hasOwn(table, plain) ? table[plain] : undefined;
  return name !== undefined && names.includes(name) ? `did you mean "${name}"?` : didYouMean(word, names);
}

function plainOf(word: string): string {
  return word.toLowerCase().replace(/[_\s-]/g, "");
}
