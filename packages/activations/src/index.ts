import type { Plugin } from "@titrate/plugin";
import celu from "./celu.ts";
import elu from "./elu.ts";
import gaussian from "./gaussian.ts";
import gelu from "./gelu.ts";
import glu from "./glu.ts";
import hardSigmoid from "./hard-sigmoid.ts";
import hardSwish from "./hard-swish.ts";
import hardTanh from "./hard-tanh.ts";
import hardshrink from "./hardshrink.ts";
import identity from "./identity.ts";
import leakyRelu from "./leaky-relu.ts";
import logSigmoid from "./log-sigmoid.ts";
import logSoftmax from "./log-softmax.ts";
import mish from "./mish.ts";
import prelu from "./prelu.ts";
import relu from "./relu.ts";
import relu6 from "./relu6.ts";
import rrelu from "./rrelu.ts";
import selu from "./selu.ts";
import sigmoid from "./sigmoid.ts";
import silu from "./silu.ts";
import sine from "./sine.ts";
import softmax from "./softmax.ts";
import softmin from "./softmin.ts";
import softplus from "./softplus.ts";
import softshrink from "./softshrink.ts";
import softsign from "./softsign.ts";
import squareplus from "./squareplus.ts";
import step from "./step.ts";
import swiglu from "./swiglu.ts";
import swish from "./swish.ts";
import tanh from "./tanh.ts";
import tanhshrink from "./tanhshrink.ts";
import threshold from "./threshold.ts";

export const activations: readonly Plugin[] = [
  celu,
  elu,
  gaussian,
  gelu,
  glu,
  hardSigmoid,
  hardSwish,
  hardTanh,
  hardshrink,
  identity,
  leakyRelu,
  logSigmoid,
  logSoftmax,
  mish,
  prelu,
  relu,
  relu6,
  rrelu,
  selu,
  sigmoid,
  silu,
  sine,
  softmax,
  softmin,
  softplus,
  softshrink,
  softsign,
  squareplus,
  step,
  swiglu,
  swish,
  tanh,
  tanhshrink,
  threshold,
];
