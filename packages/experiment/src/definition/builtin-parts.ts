// The plugins that titrate comes with, and the keys of an experiment: from their schemas, by
// `npx vitest run test/api -u`. Not to be changed by hand.
import type { NoParameters, Part, Value } from "./part.ts";

/** The activations by name, each with its parameters. */
export interface ActivationParts {
  /** An elu whose slope is continuous for every alpha: x above 0, else alpha * (exp(x / alpha) - 1). */
  readonly celu: {
    /** A number above 0. `1` unless given. */
    readonly alpha?: Value<number>;
  };
  /** The exponential linear unit: x above 0, else alpha * (exp(x) - 1). */
  readonly elu: {
    /** A number from 0. `1` unless given. */
    readonly alpha?: Value<number>;
  };
  /** A bump at 0: exp(-x^2). */
  readonly gaussian: NoParameters;
  /** The Gaussian error linear unit: x * Phi(x), Phi the normal distribution function. */
  readonly gelu: {
    /** `none` unless given. */
    readonly approximate?: Value<"none" | "tanh">;
  };
  /** A gated linear unit, which halves an axis: the first half times the sigmoid of the second. */
  readonly glu: {
    /** `-1` unless given. */
    readonly axis?: Value<number>;
  };
  /** A sigmoid of three lines: (x + 3) / 6 between -3 and 3, 0 below and 1 above. */
  readonly "hard-sigmoid": NoParameters;
  /** A silu without exp: x * (x + 3) / 6 between -3 and 3, 0 below and x above. */
  readonly "hard-swish": NoParameters;
  /** x limited to min..max; its slope at both ends is 0. */
  readonly "hard-tanh": {
    /** `-1` unless given. */
    readonly min?: Value<number>;
    /** `1` unless given. */
    readonly max?: Value<number>;
  };
  /** Hard thresholding: x where |x| is above the threshold, else 0. */
  readonly hardshrink: {
    /** A number from 0. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** Unchanged: x. */
  readonly identity: NoParameters;
  /** A rectifier that leaks: x above 0, else slope * x; its slope at 0 is that below. */
  readonly "leaky-relu": {
    /** `0.01` unless given. */
    readonly slope?: Value<number>;
  };
  /** The logarithm of the logistic function: -log(1 + exp(-x)). */
  readonly "log-sigmoid": NoParameters;
  /** Log-probabilities along an axis: x - log(sum(exp(x))). */
  readonly "log-softmax": {
    /** `-1` unless given. */
    readonly axis?: Value<number>;
  };
  /** A smooth, self-gated rectifier: x * tanh(log(1 + exp(x))). */
  readonly mish: NoParameters;
  /** A leaky rectifier that learns its leak: x above 0, else slope * x. */
  readonly prelu: {
    /** `{"type":"constant","value":0.25}` unless given. */
    readonly slope?: Part<InitializerParts>;
    /** Which of them share a slope. `all` unless given. */
    readonly per?: Value<"all" | "feature" | "channel">;
  };
  /** The rectifier: max(x, 0); its slope at 0 is 0. */
  readonly relu: NoParameters;
  /** A rectifier with a ceiling: min(max(x, 0), 6); its slope at 0 and at 6 is 0. */
  readonly relu6: NoParameters;
  /** A leaky rectifier of random slope, uniform in [lower, upper) for each element and step; the mean of both in evaluation. */
  readonly rrelu: {
    /** `0.125` unless given. */
    readonly lower?: Value<number>;
    /** `0.3333333333333333` unless given. */
    readonly upper?: Value<number>;
  };
  /** Self-normalizing: 1.0507 * (x above 0, else 1.6733 * (exp(x) - 1)); made for lecun weights. */
  readonly selu: NoParameters;
  /** The logistic function, into (0, 1): 1 / (1 + exp(-x)). */
  readonly sigmoid: NoParameters;
  /** The sigmoid linear unit: x * sigmoid(x). */
  readonly silu: NoParameters;
  /** Periodic: sin(frequency * x); a SIREN's first layer takes a frequency of 30. */
  readonly sine: {
    /** A number above 0. `1` unless given. */
    readonly frequency?: Value<number>;
  };
  /** Probabilities that add up to 1 along an axis: exp(x) / sum(exp(x)). */
  readonly softmax: {
    /** `-1` unless given. */
    readonly axis?: Value<number>;
  };
  /** Probabilities along an axis, the largest for the smallest x: exp(-x) / sum(exp(-x)). */
  readonly softmin: {
    /** `-1` unless given. */
    readonly axis?: Value<number>;
  };
  /** A smooth rectifier: log(1 + exp(beta * x)) / beta. */
  readonly softplus: {
    /** A number above 0. `1` unless given. */
    readonly beta?: Value<number>;
    /** Where beta * x is above it, x itself; PyTorch has 20. A number above 0. */
    readonly threshold?: Value<number>;
  };
  /** Soft thresholding: x moved towards 0 by the threshold, and 0 within it. */
  readonly softshrink: {
    /** A number from 0. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** A tanh of slow tails, into (-1, 1): x / (1 + |x|). */
  readonly softsign: NoParameters;
  /** A smooth rectifier without exp: (x + sqrt(x^2 + b)) / 2. */
  readonly squareplus: {
    /** A number above 0. `4` unless given. */
    readonly b?: Value<number>;
  };
  /** A threshold unit: 1 above 0, else 0; trained by the slope of a surrogate. */
  readonly step: {
    /** Whose slope it has. `identity` unless given. */
    readonly surrogate?: Value<"identity" | "hard-tanh" | "sigmoid">;
  };
  /** A gate that halves an axis: the silu of the first half times the second. */
  readonly swiglu: {
    /** `-1` unless given. */
    readonly axis?: Value<number>;
  };
  /** A silu of any sharpness: x * sigmoid(beta * x); the larger beta, the nearer a rectifier. */
  readonly swish: {
    /** A number above 0. `1` unless given. */
    readonly beta?: Value<number>;
  };
  /** The hyperbolic tangent, into (-1, 1). */
  readonly tanh: NoParameters;
  /** What tanh takes away: x - tanh(x). */
  readonly tanhshrink: NoParameters;
  /** x above the threshold, else the given value. */
  readonly threshold: {
    /** `0` unless given. */
    readonly threshold?: Value<number>;
    /** `0` unless given. */
    readonly value?: Value<number>;
  };
}

/** The callbacks by name, each with its parameters. */
export interface CallbackParts {
  /** Ends a run with the parameters of the evaluation whose figure is best, the first of equals. */
  readonly "best-checkpoint": {
    /** A figure of the run: "validation/loss", "test/accuracy". `validation/loss` unless given. */
    readonly metric?: string;
    /** The metric's own, unless given. */
    readonly goal?: Value<"minimize" | "maximize">;
  };
  /** Logs the share of the activations' units that are 0 on every row; of an image's, a unit is a channel. */
  readonly "dead-units": {
    /** The paths of the activations that it looks at: "*" dilutes dead rectifiers with units that cannot be 0. `*` unless given. */
    readonly match?: string;
  };
  /** Ends a run when a figure has not become better by more than delta in `patience` evaluations. */
  readonly "early-stopping": {
    /** A figure of the run: "validation/loss", "test/accuracy". `validation/loss` unless given. */
    readonly metric?: string;
    /** The metric's own, unless given. */
    readonly goal?: Value<"minimize" | "maximize">;
    /** The evaluations in a row without a better value that end the run; 0 is as 1. A whole number from 0. `10` unless given. */
    readonly patience?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly delta?: Value<number>;
    /** Whether the run ends with the parameters of the last evaluation that was better by more than delta, not of the last of all. `false` unless given. */
    readonly restore?: Value<boolean>;
  };
  /** Logs the Euclidean norms of gradients and weights, of all parameters together or of each. */
  readonly norms: {
    /** parameter: as gradient-norm/<path> and weight-norm/<path>. `model` unless given. */
    readonly per?: Value<"model" | "parameter">;
  };
  /** Ends a run when a figure of an evaluation is NaN or infinite. */
  readonly "terminate-on-non-finite": {
    /** The figures that it looks at: "*loss" leaves alone the metrics that are NaN where a class has no rows. `*` unless given. */
    readonly match?: string;
  };
}

/** The datasets by name, each with its parameters. */
export interface DatasetParts {
  /** Memory: each step shows a number from [0, 1) and a mark, 1 once in each half; the target is the marked numbers' sum. */
  readonly "adding-problem": {
    /** A whole number from 1. `1000` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split. A whole number from 1. */
    readonly test?: Value<number>;
    /** Steps of a sequence. A whole number from 1. `50` unless given. */
    readonly length?: Value<number>;
  };
  /** 569 tumours, malignant or benign, by 30 measurements of their cells; a quarter is for testing. */
  readonly "breast-cancer": {
    /** A whole number from 0 to 9. `0` unless given. */
    readonly split?: Value<number>;
  };
  /** Two circles about one centre: class 0 of radius 1, class 1 of a smaller one. */
  readonly circles: {
    /** A whole number from 1. `200` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split. A whole number from 1. */
    readonly test?: Value<number>;
    /** The inner radius. A number from 0 and below 1. `0.5` unless given. */
    readonly factor?: Value<number>;
    /** The standard deviation of both coordinates. A number from 0. `0.1` unless given. */
    readonly noise?: Value<number>;
  };
  /** Memory: `length` symbols, blanks, a mark, blanks; after the mark the model is to say the symbols again. */
  readonly "copy-task": {
    /** A whole number from 1. `100` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split. A whole number from 1. */
    readonly test?: Value<number>;
    /** Kinds of symbols: the classes. The blank and the mark are the two inputs after them. A whole number from 1. `8` unless given. */
    readonly symbols?: Value<number>;
    /** A whole number from 1. `10` unless given. */
    readonly length?: Value<number>;
    /** Steps from the last symbol to the mark, it included. A whole number from 1. `10` unless given. */
    readonly delay?: Value<number>;
    /** Inputs: [rows, time, symbols + 2], or [rows, time] of whole numbers for an embedding. `one-hot` unless given. */
    readonly inputs?: Value<"one-hot" | "indices">;
  };
  /** Rows of a CSV file (.gz too): one column, or more, are targets, the others inputs. */
  readonly csv: {
    /** Paths start at the experiment's folder. */
    readonly file: string;
    /** A file of the same form. */
    readonly validation?: string;
    /** A file of the same form. */
    readonly test?: string;
    /** The target's column, or several columns of numbers: names of the header, or indices. */
    readonly target: Value<string | number | readonly Value<string | number>[]>;
    /** true: the target names classes, as text does by itself, in the order of the file; a list: these, in this order. */
    readonly classes?: Value<boolean | readonly string[]>;
    /** `true` unless given. */
    readonly header?: Value<boolean>;
    /** `,` unless given. */
    readonly delimiter?: string;
    /** Columns that are not read. */
    readonly drop?: Value<readonly Value<string | number>[]>;
    /** Columns whose numbers are categories; columns of text are categorical by themselves. */
    readonly categorical?: Value<readonly Value<string | number>[]>;
    /** What stands for a missing number, blanks around it aside. `["","NA","NaN","nan","?"]` unless given. */
    readonly missing?: Value<readonly string[]>;
  };
  /** 1797 handwritten digits, 8x8 pixels from 0 to 16; a quarter is for testing. */
  readonly digits: {
    /** A whole number from 0 to 9. `0` unless given. */
    readonly split?: Value<number>;
    /** Inputs as [rows, 1, 8, 8] rather than [rows, 64]. `false` unless given. */
    readonly images?: Value<boolean>;
  };
  /** Four rows of three bits, the third always 1; the target is the first: one layer can learn it. */
  readonly "first-bit": NoParameters;
  /** Normally distributed points about the centre of each class; centres are drawn from a cube about 0. */
  readonly "gaussian-blobs": {
    /** A whole number from 1. `300` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split, about the same centres. A whole number from 1. */
    readonly test?: Value<number>;
    /** A whole number from 1. `3` unless given. */
    readonly classes?: Value<number>;
    /** A whole number from 1. `2` unless given. */
    readonly features?: Value<number>;
    /** Half the cube's edge. A number above 0. `10` unless given. */
    readonly box?: Value<number>;
    /** The standard deviation about a centre. A number from 0. `1` unless given. */
    readonly noise?: Value<number>;
  };
  /** Arrays in MNIST's IDX format (.gz too); images [rows, h, w] become [rows, 1, h, w], 0 to 255 as stored. */
  readonly idx: {
    /** Paths start at the experiment's folder. */
    readonly inputs: string;
    readonly targets: string;
    readonly validation?: Value<{
      readonly inputs: string;
      readonly targets: string;
    }>;
    readonly test?: Value<{
      readonly inputs: string;
      readonly targets: string;
    }>;
    /** Their number or names; without, one more than the largest label of training. false: targets are numbers. True or false, or a whole number from 1, or a list, each a text. */
    readonly classes?: Value<boolean | number | readonly string[]>;
  };
  /** PNG images of one size, a folder a class: [rows, channels, h, w], 0 to 255 whatever their depth. */
  readonly "image-folder": {
    /** Holds a folder for each class. Paths start at the experiment's folder. */
    readonly folder: string;
    /** A folder of the same classes. */
    readonly validation?: string;
    /** A folder of the same classes. */
    readonly test?: string;
    /** Without it, images stay as they are, and must be all grey or all in colour. */
    readonly colour?: Value<"grey" | "rgb">;
  };
  /** 150 irises of 3 species by 4 lengths in cm; a quarter is for testing. */
  readonly iris: {
    /** A whole number from 0 to 9. `0` unless given. */
    readonly split?: Value<number>;
  };
  /** A JSON object a line (.gz too); null stands for a missing number. */
  readonly jsonl: {
    /** Paths start at the experiment's folder. */
    readonly file: string;
    /** A file of the same form. */
    readonly validation?: string;
    /** A file of the same form. */
    readonly test?: string;
    /** One key that holds an array of numbers, all of one shape; or a list of keys, one a feature. `inputs` unless given. */
    readonly inputs?: Value<string | readonly string[]>;
    /** `targets` unless given. */
    readonly targets?: Value<string | readonly string[]>;
    /** true: the target names classes, as text does by itself, in the order of the file; a list: these, in this order. */
    readonly classes?: Value<boolean | readonly string[]>;
    /** Features whose numbers are categories; texts are so by themselves. */
    readonly categorical?: Value<readonly string[]>;
  };
  /** The truth table of a gate, all 2^inputs rows counting up in binary; xor is true for an odd number of ones. */
  readonly "logic-gate": {
    readonly gate: Value<"and" | "or" | "nand" | "nor" | "xor" | "xnor">;
    /** A whole number from 1. `2` unless given. */
    readonly inputs?: Value<number>;
  };
  /** Two half circles of radius 1 that reach into each other: (cos t, sin t) and (1 - cos t, 1/2 - sin t). */
  readonly moons: {
    /** A whole number from 1. `200` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split. A whole number from 1. */
    readonly test?: Value<number>;
    /** The standard deviation of both coordinates. A number from 0. `0.1` unless given. */
    readonly noise?: Value<number>;
  };
  /** Arrays in NumPy's .npy format, inputs and targets in a file each, rows on the first axis. */
  readonly npy: {
    /** Paths start at the experiment's folder. */
    readonly inputs: string;
    readonly targets: string;
    readonly validation?: Value<{
      readonly inputs: string;
      readonly targets: string;
    }>;
    readonly test?: Value<{
      readonly inputs: string;
      readonly targets: string;
    }>;
    /** Their number or names; without, one more than the largest label of training. false: targets are numbers. True or false, or a whole number from 1, or a list, each a text. */
    readonly classes?: Value<boolean | number | readonly string[]>;
    /** Inputs are indices, and stay whole numbers, for an embedding. `false` unless given. */
    readonly indices?: Value<boolean>;
  };
  /** Named arrays in one file of NumPy's .npz format, rows on the first axis. */
  readonly npz: {
    /** Paths start at the experiment's folder. */
    readonly file: string;
    /** The names of the arrays: of savez(file, inputs=x, targets=y). `inputs` unless given. */
    readonly inputs?: string;
    /** `targets` unless given. */
    readonly targets?: string;
    readonly validation?: Value<{
      readonly inputs: string;
      readonly targets: string;
    }>;
    readonly test?: Value<{
      readonly inputs: string;
      readonly targets: string;
    }>;
    /** Their number or names; without, one more than the largest label of training. false: targets are numbers. True or false, or a whole number from 1, or a list, each a text. */
    readonly classes?: Value<boolean | number | readonly string[]>;
    /** Inputs are indices, and stay whole numbers, for an embedding. `false` unless given. */
    readonly indices?: Value<boolean>;
  };
  /** All 2^bits rows of bits, counting up in binary; the target is 1 where the number of ones is odd. */
  readonly parity: {
    /** A whole number from 1. */
    readonly bits: Value<number>;
  };
  /** Regression: y = sin(pi periods x) + noise, for x drawn evenly from [-1, 1). */
  readonly sine: {
    /** A whole number from 1. `100` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split. A whole number from 1. */
    readonly test?: Value<number>;
    /** How many periods [-1, 1) holds. A number above 0. `1` unless given. */
    readonly periods?: Value<number>;
    /** The standard deviation of the targets about the curve. A number from 0. `0.1` unless given. */
    readonly noise?: Value<number>;
  };
  /** Rows written in the YAML. */
  readonly table: {
    readonly inputs: Value<readonly Value<number | readonly Value<number>[]>[]>;
    readonly targets: Value<readonly Value<number | readonly Value<number>[]>[]>;
    readonly validation?: Value<{
      readonly inputs: Value<readonly Value<number | readonly Value<number>[]>[]>;
      readonly targets: Value<readonly Value<number | readonly Value<number>[]>[]>;
    }>;
    readonly test?: Value<{
      readonly inputs: Value<readonly Value<number | readonly Value<number>[]>[]>;
      readonly targets: Value<readonly Value<number | readonly Value<number>[]>[]>;
    }>;
    /** Given, targets are class indices, one a row, from 0. A whole number from 1. */
    readonly classes?: Value<number>;
  };
  /** Two interleaved spirals in the plane, out to radius 1; the class says which one. */
  readonly "two-spirals": {
    /** A whole number from 1. `200` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split. A whole number from 1. */
    readonly test?: Value<number>;
    /** How often each spiral winds about the middle; 3 in the paper. A number above 0. `1.5` unless given. */
    readonly turns?: Value<number>;
    /** The standard deviation of both coordinates. A number from 0. `0.02` unless given. */
    readonly noise?: Value<number>;
  };
  /** 178 wines of 3 growers by 13 chemical measurements; a quarter is for testing. */
  readonly wine: {
    /** A whole number from 0 to 9. `0` unless given. */
    readonly split?: Value<number>;
  };
  /** Four rows of three bits, the third always 1; the target is the xor of the first two: it needs a hidden layer. */
  readonly "xor-3bit": NoParameters;
  /** Normally distributed points about (±1, ±1); class 1 where the signs of the centre differ. */
  readonly "xor-clusters": {
    /** A whole number from 1. `200` unless given. */
    readonly rows?: Value<number>;
    /** Rows of a test split. A whole number from 1. */
    readonly test?: Value<number>;
    /** The standard deviation about a centre. A number from 0. `0.3` unless given. */
    readonly noise?: Value<number>;
  };
}

/** The initializers by name, each with its parameters. */
export interface InitializerParts {
  /** All the same value. */
  readonly constant: {
    readonly value: Value<number>;
  };
  /** Uniform in [-b, b), b = 1 / sqrt(fanIn): how PyTorch starts weights and biases of dense layers and convolutions. */
  readonly "fan-in-uniform": NoParameters;
  /** The layer passes its input on, times the gain: an identity matrix, or kernels that are 1 at their centre. */
  readonly identity: {
    /** `1` unless given. */
    readonly gain?: Value<number>;
  };
  /** Standard deviation gain / sqrt(fan), the gain that of the nonlinearity: sqrt(2) for relu. */
  readonly kaiming: {
    /** `normal` unless given. */
    readonly distribution?: Value<"uniform" | "normal" | "truncated-normal">;
    /** Keeps the variance of what a layer returns, or of the gradients that it passes back. `fan-in` unless given. */
    readonly mode?: Value<"fan-in" | "fan-out">;
    /** `relu` unless given. */
    readonly nonlinearity?: Value<"linear" | "sigmoid" | "tanh" | "relu" | "leaky-relu" | "selu">;
    /** Of leaky-relu. `0.01` unless given. */
    readonly slope?: Value<number>;
    /** Where given, in place of the nonlinearity's. A number above 0. */
    readonly gain?: Value<number>;
  };
  /** Standard deviation 1 / sqrt(fanIn): keeps the variance of sums; what selu is made for. */
  readonly lecun: {
    /** `normal` unless given. */
    readonly distribution?: Value<"uniform" | "normal" | "truncated-normal">;
  };
  /** Normal with the given mean and standard deviation. */
  readonly normal: {
    /** `0` unless given. */
    readonly mean?: Value<number>;
    /** A number from 0. `1` unless given. */
    readonly std?: Value<number>;
  };
  /** All 1. */
  readonly ones: NoParameters;
  /** A random orthogonal matrix times the gain: it keeps lengths; kernels count as [shape[0], rest]. */
  readonly orthogonal: {
    /** A number above 0. `1` unless given. */
    readonly gain?: Value<number>;
  };
  /** Normal with the given mean and standard deviation, but none outside of low..high. */
  readonly "truncated-normal": {
    /** Before the cut. `0` unless given. */
    readonly mean?: Value<number>;
    /** Before the cut. A number above 0. `1` unless given. */
    readonly std?: Value<number>;
    /** The least value itself, not a multiple of std. `-2` unless given. */
    readonly low?: Value<number>;
    /** The largest value itself, not a multiple of std. `2` unless given. */
    readonly high?: Value<number>;
  };
  /** Uniform in [low, high): low + (high - low) * u. */
  readonly uniform: {
    /** `-1` unless given. */
    readonly low?: Value<number>;
    /** `1` unless given. */
    readonly high?: Value<number>;
  };
  /** Variance scale / fan, as in Keras; xavier, kaiming and lecun are cases of it. */
  readonly "variance-scaling": {
    /** A number above 0. `1` unless given. */
    readonly scale?: Value<number>;
    /** `fan-in` unless given. */
    readonly mode?: Value<"fan-in" | "fan-out" | "fan-average">;
    /** `truncated-normal` unless given. */
    readonly distribution?: Value<"uniform" | "normal" | "truncated-normal">;
  };
  /** Standard deviation gain * sqrt(2 / (fanIn + fanOut)): keeps variances through layers in both directions. */
  readonly xavier: {
    /** `uniform` unless given. */
    readonly distribution?: Value<"uniform" | "normal" | "truncated-normal">;
    /** A number above 0. `1` unless given. */
    readonly gain?: Value<number>;
  };
  /** All 0. */
  readonly zeros: NoParameters;
}

/** The layers by name, each with its parameters. */
export interface LayerParts {
  /** An activation as a layer of its own: f(x). */
  readonly activation: {
    readonly activation: Part<ActivationParts>;
  };
  /** The mean of each cell of a grid of the given size, laid over images of any size. */
  readonly "adaptive-average-pool2d": {
    /** Cells: a number for both axes, or [vertical, horizontal]. A whole number from 1, or a list, each a whole number from 1. */
    readonly size: Value<number | readonly [Value<number>, Value<number>]>;
  };
  /** The largest of each cell of a grid of the given size, laid over images of any size. */
  readonly "adaptive-max-pool2d": {
    /** Cells: a number for both axes, or [vertical, horizontal]. A whole number from 1, or a list, each a whole number from 1. */
    readonly size: Value<number | readonly [Value<number>, Value<number>]>;
  };
  /** Self-attention of several heads: softmax(q k^T / sqrt(features / heads)) v a head, and a projection. */
  readonly attention: {
    /** Consecutive slices of the features, each of which attends alone. A whole number from 1. `1` unless given. */
    readonly heads?: Value<number>;
    /** Whether a time sees only itself and those before it. `false` unless given. */
    readonly causal?: Value<boolean>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** The share of the attention that training drops. A number from 0 and below 1. `0` unless given. */
    readonly dropout?: Value<number>;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** The mean of each window along one axis. */
  readonly "average-pool1d": {
    /** A whole number from 1. */
    readonly kernel: Value<number>;
    /** The kernel unless given: windows side by side. A whole number from 1. */
    readonly stride?: Value<number>;
    /** Zeros on both sides. A whole number from 0. `0` unless given. */
    readonly padding?: Value<number>;
    /** Whether the zeros of the padding count in the mean. `true` unless given. */
    readonly "count-padding"?: Value<boolean>;
    /** A last window that does not fit is kept, as far as it goes. `false` unless given. */
    readonly ceil?: Value<boolean>;
  };
  /** The mean of each window of images. */
  readonly "average-pool2d": {
    /** A whole number from 1, or a list, each a whole number from 1. */
    readonly kernel: Value<number | readonly [Value<number>, Value<number>]>;
    /** The kernel unless given: windows side by side. A whole number from 1, or a list, each a whole number from 1. */
    readonly stride?: Value<number | readonly [Value<number>, Value<number>]>;
    /** Zeros on both sides. A whole number from 0, or a list, each a whole number from 0. `0` unless given. */
    readonly padding?: Value<number | readonly [Value<number>, Value<number>]>;
    /** Whether the zeros of the padding count in the mean. `true` unless given. */
    readonly "count-padding"?: Value<boolean>;
    /** A last window that does not fit is kept, as far as it goes. `false` unless given. */
    readonly ceil?: Value<boolean>;
  };
  /** Normalises each channel over the batch: (x - mean) / sqrt(variance + eps) * weight + bias. */
  readonly "batch-norm": {
    /** The batch's share in what evaluation uses: running = (1 - momentum) running + momentum batch. A number from 0 to 1. `0.1` unless given. */
    readonly momentum?: Value<number>;
    /** A number above 0. `0.00001` unless given. */
    readonly eps?: Value<number>;
    /** Whether there are a trained weight and bias, one a channel. `true` unless given. */
    readonly affine?: Value<boolean>;
    /** The axis of the channels: 1 in images and in [rows, features], -1 in [rows, time, features]. `1` unless given. */
    readonly axis?: Value<number>;
    /** `ones` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** A layer over time and another of the same kind over time reversed, their results joined. */
  readonly bidirectional: {
    /** Such as an lstm. Its parameters are called "forward" and "backward". */
    readonly layer: Part<LayerParts>;
    /** `concat` unless given. */
    readonly join?: Value<"concat" | "sum" | "mean" | "product" | "maximum">;
  };
  /** Transposed convolution of images: each pixel adds its multiple of the kernel, stride pixels apart. */
  readonly "conv-transpose2d": {
    /** A whole number from 1. */
    readonly filters: Value<number>;
    /** A number for both axes or [vertical, horizontal], as the next four. A whole number from 1, or a list, each a whole number from 1. */
    readonly kernel: Value<number | readonly [Value<number>, Value<number>]>;
    /** A whole number from 1, or a list, each a whole number from 1. `1` unless given. */
    readonly stride?: Value<number | readonly [Value<number>, Value<number>]>;
    /** How much of the result is cut off on both sides. A whole number from 0, or a list, each a whole number from 0. `0` unless given. */
    readonly padding?: Value<number | readonly [Value<number>, Value<number>]>;
    /** Longer at the end: which of the lengths that a stride maps to the input's. A whole number from 0, or a list, each a whole number from 0. `0` unless given. */
    readonly "output-padding"?: Value<number | readonly [Value<number>, Value<number>]>;
    /** A whole number from 1, or a list, each a whole number from 1. `1` unless given. */
    readonly dilation?: Value<number | readonly [Value<number>, Value<number>]>;
    /** A whole number from 1. `1` unless given. */
    readonly groups?: Value<number>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** `identity` unless given. */
    readonly activation?: Part<ActivationParts>;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Convolution along one axis: activation(w * x + b), the product a cross-correlation. */
  readonly conv1d: {
    /** A whole number from 1. */
    readonly filters: Value<number>;
    /** A whole number from 1. */
    readonly kernel: Value<number>;
    /** A whole number from 1. `1` unless given. */
    readonly stride?: Value<number>;
    /** On both sides, or "same": ceil(length / stride) outputs, or "causal": no output sees what comes after it. A whole number from 0, or same or causal. `0` unless given. */
    readonly padding?: Value<number | "same" | "causal">;
    /** A whole number from 1. `1` unless given. */
    readonly dilation?: Value<number>;
    /** A whole number from 1. `1` unless given. */
    readonly groups?: Value<number>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** `identity` unless given. */
    readonly activation?: Part<ActivationParts>;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Convolution of images: activation(w * x + b), the product a cross-correlation. */
  readonly conv2d: {
    /** A whole number from 1. */
    readonly filters: Value<number>;
    /** A number for both axes or [vertical, horizontal], as the next three. A whole number from 1, or a list, each a whole number from 1. */
    readonly kernel: Value<number | readonly [Value<number>, Value<number>]>;
    /** A whole number from 1, or a list, each a whole number from 1. `1` unless given. */
    readonly stride?: Value<number | readonly [Value<number>, Value<number>]>;
    /** On both sides, or "same": ceil(length / stride) outputs. A whole number from 0, or a list, each a whole number from 0, or same. `0` unless given. */
    readonly padding?: Value<number | readonly [Value<number>, Value<number>] | "same">;
    /** A whole number from 1, or a list, each a whole number from 1. `1` unless given. */
    readonly dilation?: Value<number | readonly [Value<number>, Value<number>]>;
    /** A whole number from 1. `1` unless given. */
    readonly groups?: Value<number>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** `identity` unless given. */
    readonly activation?: Part<ActivationParts>;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Fully connected: activation(x W + b) over the last axis. */
  readonly dense: {
    /** A whole number from 1. */
    readonly units: Value<number>;
    /** Not needed: the width of x is known. Where given, it is checked. A whole number from 1. */
    readonly inputs?: Value<number>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** `identity` unless given. */
    readonly activation?: Part<ActivationParts>;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** In training, each element is 0 with probability rate and divided by 1 - rate otherwise. */
  readonly dropout: {
    /** A number from 0 and below 1. `0.5` unless given. */
    readonly rate?: Value<number>;
    /** What is dropped as one: an element, or a channel of [rows, channels, ...] with all that it holds. `element` unless given. */
    readonly per?: Value<"element" | "channel">;
  };
  /** A trained vector for each whole number from 0 to vocabulary - 1: rows of a table. */
  readonly embedding: {
    /** A whole number from 1. */
    readonly vocabulary: Value<number>;
    /** A whole number from 1. */
    readonly units: Value<number>;
    /** A number whose vector starts at 0, and which looking it up does not train. A whole number from 0. */
    readonly padding?: Value<number>;
    /** `normal` unless given. */
    readonly weights?: Part<InitializerParts>;
  };
  /** All of a row on one axis: [rows, ...] to [rows, features]. */
  readonly flatten: NoParameters;
  /** The mean of each channel over all of its spatial axes. */
  readonly "global-average-pool": NoParameters;
  /** The largest of each channel over all of its spatial axes. */
  readonly "global-max-pool": NoParameters;
  /** Layers wired at will: each takes the results of others, joined, in any graph without a cycle. */
  readonly graph: {
    /** The layers, by name. */
    readonly nodes: Value<{ readonly [name: string]: Part<LayerParts> }>;
    /** What goes into each node: names of nodes, and "input" for what goes into the graph. */
    readonly edges: Value<{ readonly [key: string]: Value<readonly string[]> }>;
    /** The node whose result is the graph's. Nodes that it does not need are left out. */
    readonly output: string;
    /** How several inputs of one node become one. `sum` unless given. */
    readonly join?: Value<"concat" | "sum" | "mean" | "product" | "maximum">;
    /** Of concat: the last unless given; 1 is the channels of images. `-1` unless given. */
    readonly axis?: Value<number>;
  };
  /** Normalises each row's groups of channels alone: (x - mean) / sqrt(variance + eps) * weight + bias. */
  readonly "group-norm": {
    /** A whole number from 1. */
    readonly groups: Value<number>;
    /** A number above 0. `0.00001` unless given. */
    readonly eps?: Value<number>;
    /** Whether there are a trained weight and bias, one a channel. `true` unless given. */
    readonly affine?: Value<boolean>;
    /** `ones` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Gated recurrent units: h = (1 - z) n + z h, with n = tanh(x W + b + r (h U + c)) and gates r and z. */
  readonly gru: {
    /** A whole number from 1. */
    readonly units: Value<number>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** The output of the last time, [rows, units], or of all, [rows, time, units], for another layer over time. `last` unless given. */
    readonly return?: Value<"last" | "sequence">;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** Of the weight between one time and the next. `xavier` unless given. */
    readonly recurrent?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Normalises each channel of each row alone: (x - mean) / sqrt(variance + eps) * weight + bias. */
  readonly "instance-norm": {
    /** A number above 0. `0.00001` unless given. */
    readonly eps?: Value<number>;
    /** Whether there are a trained weight and bias, one a channel. `true` unless given. */
    readonly affine?: Value<boolean>;
    /** `ones` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Normalises each row alone: (x - mean) / sqrt(variance + eps) * weight + bias over the last axes. */
  readonly "layer-norm": {
    /** How many of the last axes. A whole number from 1. `1` unless given. */
    readonly axes?: Value<number>;
    /** A number above 0. `0.00001` unless given. */
    readonly eps?: Value<number>;
    /** Whether there are a trained weight and bias. `true` unless given. */
    readonly affine?: Value<boolean>;
    /** `ones` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Long short-term memory: c = f c + i g and h = o tanh(c), with gates i, f, g, o of x and the h before. */
  readonly lstm: {
    /** A whole number from 1. */
    readonly units: Value<number>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** The output of the last time, [rows, units], or of all, [rows, time, units], for another layer over time. `last` unless given. */
    readonly return?: Value<"last" | "sequence">;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** Of the weight between one time and the next. `xavier` unless given. */
    readonly recurrent?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** The largest of each window along one axis. */
  readonly "max-pool1d": {
    /** A whole number from 1. */
    readonly kernel: Value<number>;
    /** The kernel unless given: windows side by side. A whole number from 1. */
    readonly stride?: Value<number>;
    /** On both sides, never the largest. A whole number from 0. `0` unless given. */
    readonly padding?: Value<number>;
    /** A whole number from 1. `1` unless given. */
    readonly dilation?: Value<number>;
    /** A last window that does not fit is kept, as far as it goes. `false` unless given. */
    readonly ceil?: Value<boolean>;
  };
  /** The largest of each window of images. */
  readonly "max-pool2d": {
    /** A whole number from 1, or a list, each a whole number from 1. */
    readonly kernel: Value<number | readonly [Value<number>, Value<number>]>;
    /** The kernel unless given: windows side by side. A whole number from 1, or a list, each a whole number from 1. */
    readonly stride?: Value<number | readonly [Value<number>, Value<number>]>;
    /** On both sides, never the largest. A whole number from 0, or a list, each a whole number from 0. `0` unless given. */
    readonly padding?: Value<number | readonly [Value<number>, Value<number>]>;
    /** A whole number from 1, or a list, each a whole number from 1. `1` unless given. */
    readonly dilation?: Value<number | readonly [Value<number>, Value<number>]>;
    /** A last window that does not fit is kept, as far as it goes. `false` unless given. */
    readonly ceil?: Value<boolean>;
  };
  /** Layers side by side over the same x, their results joined. */
  readonly parallel: {
    readonly branches: Value<readonly Part<LayerParts>[]>;
    /** `concat` unless given. */
    readonly join?: Value<"concat" | "sum" | "mean" | "product" | "maximum">;
    /** Of concat: the last unless given; 1 is the channels of images. `-1` unless given. */
    readonly axis?: Value<number>;
  };
  /** Adds a trained vector for each time. */
  readonly "positional-embedding": {
    /** How many times there are vectors for: those of x unless given. A whole number from 1. */
    readonly length?: Value<number>;
    /** `{"type":"normal","std":0.02}` unless given. */
    readonly weights?: Part<InitializerParts>;
  };
  /** Adds sin(t / base^(2i/features)) to feature 2i at time t, and the cosine of the same to feature 2i + 1. */
  readonly "positional-encoding": {
    /** A number above 0. `10000` unless given. */
    readonly base?: Value<number>;
  };
  /** A layer several times, one after the other, each with parameters of its own. */
  readonly repeat: {
    readonly layer: Part<LayerParts>;
    /** A whole number from 1 to 1000. */
    readonly times: Value<number>;
  };
  /** Gives each row another shape; its elements keep their order. */
  readonly reshape: {
    /** The shape of a row, without the rows themselves; one length may be -1: what is left. */
    readonly shape: Value<readonly Value<number>[]>;
  };
  /** A layer beside a way around it: activation(shortcut(x) + body(x)). */
  readonly residual: {
    readonly body: Part<LayerParts>;
    /** The way around, where the body changes the shape: x itself unless given. */
    readonly shortcut?: Part<LayerParts>;
    /** `identity` unless given. */
    readonly activation?: Part<ActivationParts>;
  };
  /** Scales each row alone by its root mean square: x / sqrt(mean(x^2) + eps) * weight over the last axes. */
  readonly "rms-norm": {
    /** How many of the last axes. A whole number from 1. `1` unless given. */
    readonly axes?: Value<number>;
    /** A number above 0. `0.000001` unless given. */
    readonly eps?: Value<number>;
    /** Whether there is a trained weight. `true` unless given. */
    readonly affine?: Value<boolean>;
    /** `ones` unless given. */
    readonly weights?: Part<InitializerParts>;
  };
  /** The plain recurrent network: h = activation(x W + b + h U + c) at each time. */
  readonly rnn: {
    /** A whole number from 1. */
    readonly units: Value<number>;
    /** `tanh` unless given. */
    readonly activation?: Part<ActivationParts>;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** The output of the last time, [rows, units], or of all, [rows, time, units], for another layer over time. `last` unless given. */
    readonly return?: Value<"last" | "sequence">;
    /** `xavier` unless given. */
    readonly weights?: Part<InitializerParts>;
    /** Of the weight between one time and the next. `xavier` unless given. */
    readonly recurrent?: Part<InitializerParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Layers one after the other. */
  readonly sequential: {
    readonly layers: Value<readonly Part<LayerParts>[]>;
  };
  /** A layer that stands at several places and has one set of parameters: the first gives it, the others name its id. */
  readonly shared: {
    /** The name of its parameters, from the root of the model: "encoder" gives "encoder.weight". */
    readonly id: string;
    /** Left out where an earlier place gives it. */
    readonly layer?: Part<LayerParts>;
  };
  /** Fully connected by the transpose of an earlier layer's weight: activation(x W^T + b). */
  readonly tied: {
    /** The path of that weight, such as "embedding-1.weight". */
    readonly weight: string;
    /** `true` unless given. */
    readonly bias?: Value<boolean>;
    /** `identity` unless given. */
    readonly activation?: Part<ActivationParts>;
    /** `zeros` unless given. */
    readonly biases?: Part<InitializerParts>;
  };
  /** Puts the axes of a row in another order, such as [rows, time, features] to [rows, features, time]. */
  readonly transpose: {
    /** The axes after the rows, counted from 1, in their new order: [2, 1] exchanges two. A list, each a whole number from 1. */
    readonly axes: Value<readonly Value<number>[]>;
  };
}

/** The losses by name, each with its parameters. */
export interface LossParts {
  /** -(t log p + (1 - t) log(1 - p)) over all elements, for independent yes-or-no targets in [0, 1]. */
  readonly "binary-cross-entropy": {
    /** What the model returns: logits (p is their sigmoid, and no value overflows) or p itself. `logits` unless given. */
    readonly from?: Value<"logits" | "probabilities">;
    /** The weight of each output column. The mean divides by the number of elements all the same. A list, each a number from 0. */
    readonly weights?: Value<readonly Value<number>[]>;
    /** The factor of t log p: one for all, or one a column. Above 1 it favours recall. A number from 0, or a list, each a number from 0. */
    readonly "positive-weight"?: Value<number | readonly Value<number>[]>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** 1 - cos(output, target) a row, of the vectors on the last axis; 1 where one of them is all zeros. */
  readonly cosine: {
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** 1 - cos of the output's two halves where the target is 1, max(0, cos - margin) where it is 0 or -1. */
  readonly "cosine-embedding": {
    /** The slope at a cosine of just `margin` is 1. A number from -1 to 1. `0` unless given. */
    readonly margin?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Cross-entropy that fades where the model is sure: -a (1 - p)^gamma log p, p = sigmoid(logit) of what is true. */
  readonly focal: {
    /** A number from 0. `2` unless given. */
    readonly gamma?: Value<number>;
    /** a is alpha where the target is 1 (the paper: 0.25), 1 - alpha where it is 0; 1 everywhere unless given. A number from 0 to 1. */
    readonly alpha?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Negative log-likelihood of targets with mean m and variance v: (log v + (m - t)^2 / v) / 2. */
  readonly gaussian: {
    /** What the model returns for v: its logarithm, v itself ("raw"), or what softplus turns into v. `log` unless given. */
    readonly variance?: Value<"log" | "raw" | "softplus">;
    /** Whether log(2 pi) / 2 is added. `false` unless given. */
    readonly full?: Value<boolean>;
    /** The least v. Slopes below it are those at eps, as in PyTorch: they lead out of there. A number above 0. `0.000001` unless given. */
    readonly eps?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** max(0, 1 - s output), s being 1 for targets of 1 and -1 for those of 0 or -1; flat where s output is 1. */
  readonly hinge: {
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** A distance itself where the target is 1 (alike), max(0, margin - distance) where it is 0 or -1. */
  readonly "hinge-embedding": {
    /** The slope at a distance of just this is -1. `1` unless given. */
    readonly margin?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Half of the squared error up to delta, linear beyond it: delta (|d| - delta / 2). */
  readonly huber: {
    /** A number above 0. `1` unless given. */
    readonly delta?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Divergence of target probabilities from the output's: p (log p - output), outputs as logarithms. */
  readonly "kl-divergence": {
    /** Whether the targets are logarithms too. `false` unless given. */
    readonly "log-target"?: Value<boolean>;
    /** What the sum is divided by: the number of rows (which makes it the divergence), that of elements, nothing. `batch-mean` unless given. */
    readonly reduction?: Value<"batch-mean" | "mean" | "sum">;
  };
  /** log cosh(output - target): half of the squared error near 0, |d| - log 2 far from it. */
  readonly "log-cosh": {
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Absolute error: |output - target| over all elements; its slope at 0 is 0. */
  readonly "mean-absolute-error": {
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Squared error: (output - target)^2 over all elements. */
  readonly mse: {
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Multi-class hinge: w[t] max(0, margin - x[t] + x[k])^power over k other than t, divided by the classes. */
  readonly "multi-margin": {
    /** `1` unless given. */
    readonly margin?: Value<number>;
    /** `1` unless given. */
    readonly power?: Value<1 | 2>;
    /** The weight of each class. The mean divides by the number of rows all the same. A list, each a number from 0. */
    readonly weights?: Value<readonly Value<number>[]>;
    /** The class index of rows that do not count. A batch of them alone loses 0. A whole number from -2147483648 to 2147483647. */
    readonly ignore?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** -output[class] a row, the outputs being log-probabilities; targets are class indices or probabilities. */
  readonly "negative-log-likelihood": {
    /** The weight of each class. The mean of class indices divides by the sum of the rows' weights. A list, each a number from 0. */
    readonly weights?: Value<readonly Value<number>[]>;
    /** The class index of rows that do not count, where targets are indices. A batch of them alone loses 0. A whole number from -2147483648 to 2147483647. */
    readonly ignore?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Rosenblatt's criterion: -(t - step(z)) z, |z| where the step is wrong, so that its slope is -(t - step(z)). */
  readonly perceptron: {
    /** `sum` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Negative log-likelihood of counts t with Poisson rate r: r - t log r. */
  readonly poisson: {
    /** What the model returns: the logarithm of the rate, or the rate itself. `log` unless given. */
    readonly from?: Value<"log" | "rate">;
    /** Whether log t! is added, by Stirling's t log t - t + log(2 pi t) / 2 where t > 1; no gradient sees it. `false` unless given. */
    readonly full?: Value<boolean>;
    /** Added to a rate whose logarithm is taken. A number above 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** The absolute error less beta / 2, rounded off to d^2 / (2 beta) below beta. */
  readonly "smooth-l1": {
    /** With 0 it is the absolute error. A number from 0. `1` unless given. */
    readonly beta?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** log(1 + exp(-s output)), s being 1 for targets of 1 and -1 for those of 0 or -1. */
  readonly "soft-margin": {
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** -log softmax(logits)[class] a row; targets are class indices [rows] or probabilities [rows, classes]. */
  readonly "softmax-cross-entropy": {
    /** Label smoothing: this share of a target is spread over all classes. A number from 0 to 1. `0` unless given. */
    readonly smoothing?: Value<number>;
    /** The weight of each class. The mean of class indices divides by the sum of the rows' weights. A list, each a number from 0. */
    readonly weights?: Value<readonly Value<number>[]>;
    /** The class index of rows that do not count, where targets are indices. A batch of them alone loses 0. A whole number from -2147483648 to 2147483647. */
    readonly ignore?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** Cross-entropy that fades where the model is sure: -w[t] (1 - p)^gamma log p, p = softmax(logits)[t], t the class. */
  readonly "softmax-focal": {
    /** A number from 0. `2` unless given. */
    readonly gamma?: Value<number>;
    /** The weight of each class. The mean divides by the number of rows all the same. A list, each a number from 0. */
    readonly weights?: Value<readonly Value<number>[]>;
    /** The class index of rows that do not count. A batch of them alone loses 0. A whole number from -2147483648 to 2147483647. */
    readonly ignore?: Value<number>;
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
  /** max(0, 1 - s output)^2, s being 1 for targets of 1 and -1 for those of 0 or -1. */
  readonly "squared-hinge": {
    /** `mean` unless given. */
    readonly reduction?: Value<"mean" | "sum">;
  };
}

/** The metrics by name, each with its parameters. */
export interface MetricParts {
  /** The share of rows that are right: one column by a threshold, several by the largest. NaN is wrong. */
  readonly accuracy: {
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The sum over thresholds of precision times the gain in recall, not interpolated; of several columns the mean. */
  readonly "average-precision": NoParameters;
  /** The mean over the classes in the targets of the share of their rows that are right. */
  readonly "balanced-accuracy": {
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The mean over rows of the squared error of the probability of yes, or of those of all classes together. */
  readonly brier: NoParameters;
  /** How far confidence is from the share that is right, a mean over rows in equally wide bins of confidence. */
  readonly "calibration-error": {
    /** Each without its lower bound and with its upper; the first has both. A whole number from 1. `15` unless given. */
    readonly bins?: Value<number>;
  };
  /** Agreement beyond chance: (accuracy - chance) / (1 - chance), NaN where all rows are, and are predicted as, one class. */
  readonly "cohen-kappa": {
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** How many rows of each class were predicted as each class; a NaN prediction is in no column. */
  readonly "confusion-matrix": {
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN), 0 where all three are. */
  readonly f1: {
    /** binary: of class 1 of two. macro: the mean over the classes that occur in targets or predictions. micro: of the counts of all classes together. Unless given, binary for one column and macro for several. */
    readonly average?: Value<"binary" | "macro" | "micro">;
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The mean over rows of -log p(class), probabilities no smaller than 2^-52. */
  readonly "log-loss": NoParameters;
  /** Matthews' correlation of predicted and true classes, from -1 to 1; 0 where either is always the same. */
  readonly matthews: {
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The mean of |prediction - target| over all elements. */
  readonly "mean-absolute-error": NoParameters;
  /** The mean of (prediction - target)^2 over all elements. */
  readonly "mean-squared-error": NoParameters;
  /** Of the rows predicted as a class the share that are of it: TP / (TP + FP), 0 where there are none. */
  readonly precision: {
    /** binary: of class 1 of two. macro: the mean over the classes that occur in targets or predictions. micro: of the counts of all classes together. Unless given, binary for one column and macro for several. */
    readonly average?: Value<"binary" | "macro" | "micro">;
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The share of the targets' variance that is explained, 1 - sum((t - p)^2) / sum((t - mean)^2), a mean over columns. */
  readonly r2: NoParameters;
  /** Of the rows of a class the share predicted as it: TP / (TP + FN), 0 where there are none. */
  readonly recall: {
    /** binary: of class 1 of two. macro: the mean over the classes that occur in targets or predictions. micro: of the counts of all classes together. Unless given, binary for one column and macro for several. */
    readonly average?: Value<"binary" | "macro" | "micro">;
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The probability that a row of a class scores above one that is not, equals half; of several columns the mean. */
  readonly "roc-auc": NoParameters;
  /** The root of the mean of (prediction - target)^2 over all elements. */
  readonly "root-mean-squared-error": NoParameters;
  /** Of the rows not of a class the share not predicted as it: TN / (TN + FP), 0 where there are none. */
  readonly specificity: {
    /** binary: of class 1 of two. macro: the mean over the classes that occur in targets or predictions. micro: of the counts of all classes together. Unless given, binary for one column and macro for several. */
    readonly average?: Value<"binary" | "macro" | "micro">;
    /** A single column above it says yes. Targets say yes above 0.5. A number from 0 and below 1. `0.5` unless given. */
    readonly threshold?: Value<number>;
  };
  /** The share of rows whose class is among the k most probable; of equals the first counts as more. */
  readonly "top-k": {
    /** A whole number from 1. `5` unless given. */
    readonly k?: Value<number>;
  };
}

/** The optimizers by name, each with its parameters. */
export interface OptimizerParts {
  /** Steps of the size of the last ones: d = sqrt(E[d^2] + eps) / sqrt(E[g^2] + eps) * g; p = p - lr * d; decay is coupled. */
  readonly adadelta: {
    /** A number above 0. `1` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly rho?: Value<number>;
    /** A number above 0. `0.000001` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly rho?: Value<number>;
        readonly eps?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Steps scaled by all gradients so far: s = s + g^2; p = p - lr * g / (sqrt(s) + eps); decay is coupled. */
  readonly adagrad: {
    /** A number above 0. `0.01` unless given. */
    readonly lr?: Value<number>;
    /** A number above 0. `1e-10` unless given. */
    readonly eps?: Value<number>;
    /** Update t, counted from 0, has the rate lr / (1 + t * lr-decay). A number from 0. `0` unless given. */
    readonly "lr-decay"?: Value<number>;
    /** What s starts at. A number from 0. `0` unless given. */
    readonly initial?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly eps?: Value<number>;
        readonly "lr-decay"?: Value<number>;
        readonly initial?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Adaptive moments: steps scaled by running estimates of the gradient's mean and variance; decay is coupled. */
  readonly adam: {
    /** A number above 0. `0.001` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly beta1?: Value<number>;
    /** A number from 0 and below 1. `0.999` unless given. */
    readonly beta2?: Value<number>;
    /** A number above 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Scale by the largest variance so far, which cannot forget. `false` unless given. */
    readonly amsgrad?: Value<boolean>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly beta1?: Value<number>;
        readonly beta2?: Value<number>;
        readonly eps?: Value<number>;
        readonly decay?: Value<number>;
        readonly amsgrad?: Value<boolean>;
      }>[]
    >;
  };
  /** Adam with the infinity norm: u = max(beta2 * u, |g| + eps); p = p - lr * mHat / u; decay is coupled. */
  readonly adamax: {
    /** A number above 0. `0.002` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly beta1?: Value<number>;
    /** A number from 0 and below 1. `0.999` unless given. */
    readonly beta2?: Value<number>;
    /** A number above 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly beta1?: Value<number>;
        readonly beta2?: Value<number>;
        readonly eps?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Adam with decoupled weight decay: p is multiplied by 1 - lr * decay before Adam's step. */
  readonly adamw: {
    /** A number above 0. `0.001` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly beta1?: Value<number>;
    /** A number from 0 and below 1. `0.999` unless given. */
    readonly beta2?: Value<number>;
    /** A number above 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0. `0.01` unless given. */
    readonly decay?: Value<number>;
    /** Scale by the largest variance so far, which cannot forget. `false` unless given. */
    readonly amsgrad?: Value<boolean>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly beta1?: Value<number>;
        readonly beta2?: Value<number>;
        readonly eps?: Value<number>;
        readonly decay?: Value<number>;
        readonly amsgrad?: Value<boolean>;
      }>[]
    >;
  };
  /** Gradient descent at the falling rate eta_t = lr / (1 + lambda * lr * t)^alpha, with the average of its steps after t0 as a slot; decay is coupled. */
  readonly asgd: {
    /** A number above 0. `0.01` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0. `0.0001` unless given. */
    readonly lambda?: Value<number>;
    /** A number from 0. `0.75` unless given. */
    readonly alpha?: Value<number>;
    /** The number of updates before averaging starts. A number from 0. `1000000` unless given. */
    readonly t0?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly lambda?: Value<number>;
        readonly alpha?: Value<number>;
        readonly t0?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Layer-wise Adam for large batches: with d = mHat / (sqrt(vHat) + eps) + decay * p, p = p - lr * |p| / |d| * d for each tensor. */
  readonly lamb: {
    /** A number above 0. `0.001` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly beta1?: Value<number>;
    /** A number from 0 and below 1. `0.999` unless given. */
    readonly beta2?: Value<number>;
    /** A number above 0. `0.000001` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0. `0.01` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly beta1?: Value<number>;
        readonly beta2?: Value<number>;
        readonly eps?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Newton's method with a Hessian made of the last gradients: moves by -H^-1 * grad, several a step; for full batches. */
  readonly lbfgs: {
    /** The size of a move, or the one that its search tries first. A number above 0. `1` unless given. */
    readonly lr?: Value<number>;
    /** The most moves of one step. A whole number from 1. `20` unless given. */
    readonly iterations?: Value<number>;
    /** The looks at the loss that end a step, and a search in it; 5/4 of the iterations, rounded down, unless given. Give more where a search has few iterations. A whole number from 1. */
    readonly evaluations?: Value<number>;
    /** How many moves are remembered. A whole number from 1. `100` unless given. */
    readonly history?: Value<number>;
    /** A step ends where no slope is larger. A number from 0. `1e-7` unless given. */
    readonly "tolerance-gradient"?: Value<number>;
    /** A step ends where the loss, or every parameter, changes by no more. A number from 0. `1e-9` unless given. */
    readonly "tolerance-change"?: Value<number>;
    /** How far a move goes: by lr, or as far as the strong Wolfe conditions want, which is safer. `none` unless given. */
    readonly search?: Value<"none" | "strong-wolfe">;
  };
  /** The sign of a momentum: p = p - lr * sign(beta1 * m + (1 - beta1) * g); decay is decoupled. */
  readonly lion: {
    /** A number above 0. `0.0001` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly beta1?: Value<number>;
    /** A number from 0 and below 1. `0.99` unless given. */
    readonly beta2?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly beta1?: Value<number>;
        readonly beta2?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** The heavy ball: v = momentum * v + g; p = p - lr * v; decay is coupled. */
  readonly momentum: {
    /** A number above 0. `0.01` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly momentum?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly momentum?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Adam with Nesterov's momentum, mu_t = beta1 * (1 - 0.96^(t * momentum-decay) / 2); decay is coupled unless decoupled. */
  readonly nadam: {
    /** A number above 0. `0.002` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly beta1?: Value<number>;
    /** A number from 0 and below 1. `0.999` unless given. */
    readonly beta2?: Value<number>;
    /** A number above 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Whether the decay is apart from the step, as adamw's. `false` unless given. */
    readonly decoupled?: Value<boolean>;
    /** A number from 0. `0.004` unless given. */
    readonly "momentum-decay"?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly beta1?: Value<number>;
        readonly beta2?: Value<number>;
        readonly eps?: Value<number>;
        readonly decay?: Value<number>;
        readonly decoupled?: Value<boolean>;
        readonly "momentum-decay"?: Value<number>;
      }>[]
    >;
  };
  /** Momentum that looks ahead: v = momentum * v + g; p = p - lr * (g + momentum * v); decay is coupled. */
  readonly nesterov: {
    /** A number above 0. `0.01` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly momentum?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly momentum?: Value<number>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Rosenblatt's rule, p = p - lr * g: with g = -(t - y) x it adds lr * (t - y) x, row by row in batches of 1. */
  readonly perceptron: {
    /** A number above 0. `1` unless given. */
    readonly lr?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
      }>[]
    >;
  };
  /** Adam that is rectified: it scales by the variance only where it rests on enough steps (rho_t > 5); decay is coupled unless decoupled. */
  readonly radam: {
    /** A number above 0. `0.001` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.9` unless given. */
    readonly beta1?: Value<number>;
    /** A number from 0 and below 1. `0.999` unless given. */
    readonly beta2?: Value<number>;
    /** A number above 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Whether the decay is apart from the step, as adamw's. `false` unless given. */
    readonly decoupled?: Value<boolean>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly beta1?: Value<number>;
        readonly beta2?: Value<number>;
        readonly eps?: Value<number>;
        readonly decay?: Value<number>;
        readonly decoupled?: Value<boolean>;
      }>[]
    >;
  };
  /** Steps scaled by the recent size of the gradient: s = alpha * s + (1 - alpha) * g^2; p = p - lr * g / (sqrt(s) + eps); decay is coupled. */
  readonly rmsprop: {
    /** A number above 0. `0.01` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.99` unless given. */
    readonly alpha?: Value<number>;
    /** A number above 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
    /** A number from 0 and below 1. `0` unless given. */
    readonly momentum?: Value<number>;
    /** Scale by the variance of the recent gradients rather than by their mean square. `false` unless given. */
    readonly centred?: Value<boolean>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly alpha?: Value<number>;
        readonly eps?: Value<number>;
        readonly momentum?: Value<number>;
        readonly centred?: Value<boolean>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
  /** Resilient steps that see only signs: each starts at lr, grows while its slope keeps its sign and shrinks where it turns. */
  readonly rprop: {
    /** The size of the first step; a schedule moves that one alone. A number above 0. `0.01` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0.5` unless given. */
    readonly shrink?: Value<number>;
    /** A number above 1. `1.2` unless given. */
    readonly grow?: Value<number>;
    /** No step is smaller. A number above 0. `0.000001` unless given. */
    readonly min?: Value<number>;
    /** No step is larger. A number above 0. `50` unless given. */
    readonly max?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly shrink?: Value<number>;
        readonly grow?: Value<number>;
        readonly min?: Value<number>;
        readonly max?: Value<number>;
      }>[]
    >;
  };
  /** Gradient descent, with momentum where it is not 0: v = momentum * v + (1 - dampening) * g; p = p - lr * v; decay is coupled. */
  readonly sgd: {
    /** A number above 0. `0.01` unless given. */
    readonly lr?: Value<number>;
    /** A number from 0 and below 1. `0` unless given. */
    readonly momentum?: Value<number>;
    /** The first step is not dampened: v starts as the first gradient. A number from 0 and below 1. `0` unless given. */
    readonly dampening?: Value<number>;
    /** Step along g + momentum * v. `false` unless given. */
    readonly nesterov?: Value<boolean>;
    /** A number from 0. `0` unless given. */
    readonly decay?: Value<number>;
    /** Holds gradients: { norm: 1 }, all of them together, or { value: 0.5 }, each element. */
    readonly clip?: Value<{
      /** A number above 0. */
      readonly norm?: Value<number>;
      /** A number above 0. */
      readonly value?: Value<number>;
    }>;
    /** Parameters that are updated in another way, by their path: [{ match: "*.bias", decay: 0 }], or not at all: [{ match: "encoder.*", freeze: true }]. */
    readonly groups?: Value<
      readonly Value<{
        readonly match: string;
        readonly freeze?: Value<boolean>;
        readonly lr?: Value<number>;
        readonly momentum?: Value<number>;
        readonly dampening?: Value<number>;
        readonly nesterov?: Value<boolean>;
        readonly decay?: Value<number>;
      }>[]
    >;
  };
}

/** The regularizers by name, each with its parameters. */
export interface RegularizerParts {
  /** l1 * sum |w| + l2 * sum w^2, neither halved. */
  readonly "elastic-net": {
    /** A number from 0. `0.01` unless given. */
    readonly l1?: Value<number>;
    /** A number from 0. `0.01` unless given. */
    readonly l2?: Value<number>;
    /** `*` unless given. */
    readonly match?: string;
  };
  /** strength * sum |w|, which makes parameters sparse; its slope at 0 is 0. */
  readonly l1: {
    /** A number from 0. `0.01` unless given. */
    readonly strength?: Value<number>;
    /** `*` unless given. */
    readonly match?: string;
  };
  /** strength * sum w^2, not halved, as in Keras: a weight decay of d is a strength of d / 2. */
  readonly l2: {
    /** A number from 0. `0.01` unless given. */
    readonly strength?: Value<number>;
    /** `*` unless given. */
    readonly match?: string;
  };
  /** strength * ||G - I||^2, G the products of a matrix's rows, or of its columns where they are fewer. */
  readonly orthogonal: {
    /** A number from 0. `0.01` unless given. */
    readonly strength?: Value<number>;
    /** `*` unless given. */
    readonly match?: string;
  };
}

/** The random number generators by name, each with its parameters. */
export interface RngParts {
  /** One Mersenne Twister sequence for all purposes, as NumPy's np.random.seed: draws depend on the order of use. */
  readonly mt19937: NoParameters;
  /** Named streams, each a function of the seed and its name alone. */
  readonly seedrandom: NoParameters;
}

/** The schedules by name, each with its parameters. */
export interface ScheduleParts {
  /** lr throughout; with a factor, factor * lr for the first steps, then lr. */
  readonly constant: {
    /** A number from 0. `1` unless given. */
    readonly factor?: Value<number>;
    /** How long the factor holds; throughout, unless given. A whole number from 0. */
    readonly steps?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** Half a cosine wave down from lr: min + (lr - min) * (1 + cos(pi * t / steps)) / 2. */
  readonly cosine: {
    /** The lowest rate itself, not a factor. A number from 0. `0` unless given. */
    readonly min?: Value<number>;
    /** The whole run, unless given. In a longer run the wave goes on, up again, as PyTorch's. A whole number from 1. */
    readonly steps?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** Half cosine waves from lr down to min, each factor times as long as the one before. */
  readonly "cosine-restarts": {
    /** The length of the first wave. A whole number from 1. */
    readonly period: Value<number>;
    /** A whole number from 1. `1` unless given. */
    readonly factor?: Value<number>;
    /** The lowest rate itself, not a factor. A number from 0. `0` unless given. */
    readonly min?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** lr * gamma^t. */
  readonly exponential: {
    /** A number above 0. */
    readonly gamma: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** A straight line from start * lr to end * lr, which is reached after the given steps and kept. */
  readonly linear: {
    /** A number from 0. `1` unless given. */
    readonly start?: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly end?: Value<number>;
    /** The whole run, unless given. A whole number from 1. */
    readonly steps?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** lr * gamma^n, with n the number of milestones that are reached (t >= milestone). */
  readonly "multi-step": {
    /** A list, each a whole number from 0. */
    readonly milestones: Value<readonly Value<number>[]>;
    /** A number above 0. `0.1` unless given. */
    readonly gamma?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** Up from lr / div to lr, then down to lr / (div * final-div) at the last step. */
  readonly "one-cycle": {
    /** The share of the steps that rises. A number from 0 to 1. `0.3` unless given. */
    readonly rise?: Value<number>;
    /** `cos` unless given. */
    readonly anneal?: Value<"cos" | "linear">;
    /** A number above 0. `25` unless given. */
    readonly div?: Value<number>;
    /** A number above 0. `10000` unless given. */
    readonly "final-div"?: Value<number>;
    /** Down to lr / div first, as fast as it rose, then on to the end. `false` unless given. */
    readonly "three-phase"?: Value<boolean>;
    /** The whole run, unless given. A whole number from 1. */
    readonly steps?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** lr * (1 - t / steps)^power, then 0. */
  readonly polynomial: {
    /** A number above 0. `1` unless given. */
    readonly power?: Value<number>;
    /** The whole run, unless given. A whole number from 1. */
    readonly steps?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** The rate times factor whenever a metric was not better than its best for more than patience evaluations. */
  readonly "reduce-on-plateau": {
    /** `validation/loss` unless given. */
    readonly metric?: string;
    /** The metric's own, unless given. */
    readonly goal?: Value<"minimize" | "maximize">;
    /** A number from 0 and below 1. `0.1` unless given. */
    readonly factor?: Value<number>;
    /** A whole number from 0. `10` unless given. */
    readonly patience?: Value<number>;
    /** By how much a value must be better, relative to the best or absolutely. A number from 0. `0.0001` unless given. */
    readonly threshold?: Value<number>;
    /** `relative` unless given. */
    readonly compare?: Value<"relative" | "absolute">;
    /** After a reduction, this many evaluations are not counted as bad. A whole number from 0. `0` unless given. */
    readonly cooldown?: Value<number>;
    /** The lowest rate itself, not a factor. A number from 0. `0` unless given. */
    readonly min?: Value<number>;
    /** A smaller reduction is not made. A number from 0. `1e-8` unless given. */
    readonly eps?: Value<number>;
  };
  /** One schedule after the other, the next at each milestone; each begins anew, and its run is its stretch. */
  readonly sequential: {
    readonly schedules: Value<readonly Part<ScheduleParts>[]>;
    /** One fewer than schedules. A list, each a whole number from 1. */
    readonly milestones: Value<readonly Value<number>[]>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** A staircase: lr * gamma^floor(t / size). */
  readonly step: {
    /** A whole number from 1. */
    readonly size: Value<number>;
    /** A number above 0. `0.1` unless given. */
    readonly gamma?: Value<number>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
  /** A line up to another schedule, which begins after it: r * (from + (1 - from) * (t + 1) / steps), r its first rate. */
  readonly warmup: {
    /** A whole number from 1. */
    readonly steps: Value<number>;
    /** A number from 0. `0` unless given. */
    readonly from?: Value<number>;
    /** Its run is what is left. `constant` unless given. */
    readonly next?: Part<ScheduleParts>;
    /** What lengths are counted in. In epochs, the rate changes between epochs only. `steps` unless given. */
    readonly unit?: Value<"steps" | "epochs">;
  };
}

/** The transforms by name, each with its parameters. */
export interface TransformParts {
  /** Leaves the listed columns of the inputs out. */
  readonly drop: {
    readonly columns: Value<readonly Value<string | number>[]>;
  };
  /** Inputs [rows, ...] become [rows, features], so that dense layers take images. */
  readonly flatten: NoParameters;
  /** Fills in missing inputs by what the training rows have in the same column. */
  readonly impute: {
    /** Categorical columns take the most frequent category in place of a mean or median; of several, the first. `mean` unless given. */
    readonly strategy?: Value<"mean" | "median" | "most-frequent" | "constant">;
    /** For `strategy: constant`. `0` unless given. */
    readonly value?: Value<number>;
    /** Without it, all. */
    readonly columns?: Value<readonly Value<string | number>[]>;
  };
  /** Cross-validation: of so many folds of the training rows, one is for testing; sweep over `fold` to try all. */
  readonly "k-fold": {
    /** A whole number from 1. `5` unless given. */
    readonly folds?: Value<number>;
    /** Which one, from 0. A whole number from 0. `0` unless given. */
    readonly fold?: Value<number>;
    /** Whether each part has the classes in the proportion of the whole; so it is where there are classes. */
    readonly stratify?: Value<boolean>;
    /** Fixes the drawing, whatever the seed of the run is. */
    readonly seed?: Value<number>;
  };
  /** Classes become numbers: of two classes one column, 1 for the second, which a single sigmoid unit learns; of more, a column of 0 and 1 each. */
  readonly "label-binarize": NoParameters;
  /** Targets that are numbers become classes: the different numbers of the training rows, in ascending order. */
  readonly "label-encode": NoParameters;
  /** Puts the rows of validation and test behind those of training, to be split anew by split or k-fold. */
  readonly merge: NoParameters;
  /** Puts the training rows' range onto [low, high]; what is constant there becomes low. */
  readonly "min-max": {
    /** `0` unless given. */
    readonly low?: Value<number>;
    /** `1` unless given. */
    readonly high?: Value<number>;
    /** `features` unless given. */
    readonly per?: Value<"features" | "channels" | "all">;
    /** Without it, all that are not categorical. */
    readonly columns?: Value<readonly Value<string | number>[]>;
  };
  /** A categorical column becomes a column of 0 and 1 for each category that the training rows have. */
  readonly "one-hot": {
    /** Without it, all categorical ones; numbers of other columns are taken for categories. */
    readonly columns?: Value<readonly Value<string | number>[]>;
    /** What a category becomes that no training row has. `error` unless given. */
    readonly unseen?: Value<"error" | "zeros">;
  };
  /** Takes the numbers of categorical columns for numbers: 0, 1, 2 in the order of the categories. */
  readonly ordinal: {
    /** Without it, all categorical ones. */
    readonly columns?: Value<readonly Value<string | number>[]>;
  };
  /** Divides every input by one number: by 255, images come to lie in [0, 1]. */
  readonly scale: {
    /** A number above 0. `255` unless given. */
    readonly divisor?: Value<number>;
  };
  /** Keeps the listed columns of the inputs, in the order of the list. */
  readonly select: {
    readonly columns: Value<readonly Value<string | number>[]>;
  };
  /** Takes rows out of training at random, for validation, for testing or for both. */
  readonly split: {
    /** A fraction of the rows, or how many, from 2. A number above 0. */
    readonly validation?: Value<number>;
    /** A number above 0. */
    readonly test?: Value<number>;
    /** Whether each part has the classes in the proportion of the whole; so it is where there are classes. */
    readonly stratify?: Value<boolean>;
    /** Fixes the drawing, whatever the seed of the run is. */
    readonly seed?: Value<number>;
  };
  /** (x - mean) / std of the training rows, std being the population's; what is constant there is only centred. */
  readonly standardize: {
    /** `features` unless given. */
    readonly per?: Value<"features" | "channels" | "all">;
    /** Without it, all that are not categorical. */
    readonly columns?: Value<readonly Value<string | number>[]>;
  };
  /** Keeps some of the training rows, drawn at random: a point of a learning curve. */
  readonly subset: {
    /** A fraction of the rows, 1 being all, or how many, from 2. A number above 0. */
    readonly rows: Value<number>;
    /** Whether each part has the classes in the proportion of the whole; so it is where there are classes. */
    readonly stratify?: Value<boolean>;
    /** Fixes the drawing, whatever the seed of the run is. */
    readonly seed?: Value<number>;
  };
}

/** The keys of an experiment. */
export interface ExperimentKeys {
  /** The file's name without its ending, unless given. */
  readonly name?: string;
  /** The question, printed above its answer. */
  readonly description?: string;
  /** Your own plugins: files, from this file's folder, and packages. */
  readonly plugins?: Value<readonly string[]>;
  /** Values of your own, for interpolations: `${vars.width}`. */
  readonly vars?: Value<{ readonly [key: string]: unknown }>;
  /** Where the examples come from. */
  readonly dataset: Part<DatasetParts>;
  /** What is done to them first, in this order; fitted on the training part alone. */
  readonly transforms?: Value<readonly Part<TransformParts>[]>;
  /** A layer, most often `sequential`. */
  readonly model: Part<LayerParts>;
  /** What training makes small. */
  readonly loss: Part<LossParts>;
  /** Penalties added to the loss in training; the reported loss is without them. */
  readonly regularizers?: Value<readonly Part<RegularizerParts>[]>;
  /** How the parameters are updated, by what groups, after what clipping. */
  readonly optimizer: Part<OptimizerParts>;
  /** How the optimizer's `lr` changes over the run. `constant` unless given. */
  readonly schedule?: Part<ScheduleParts>;
  /** Figures of each split beside its loss: `test/accuracy`. Give two of one type a `name:` each. */
  readonly metrics?: Value<readonly Part<MetricParts>[]>;
  /** What looks at the run after each evaluation: ends it, keeps its best parameters, logs more figures. */
  readonly callbacks?: Value<readonly Part<CallbackParts>[]>;
  /** How long and in what portions it trains. */
  readonly train: Value<{
    /** Passes over the training rows. A whole number from 1. */
    readonly epochs: Value<number>;
    /** Rows a step; `full` takes all. Full, or a whole number from 1. `full` unless given. */
    readonly batch?: Value<"full" | number>;
    /** Whether each epoch has a new order. A full batch keeps that of the data. `true` unless given. */
    readonly shuffle?: Value<boolean>;
  }>;
  /** Unless given, only before the first and after the last step. */
  readonly evaluate?: Value<{
    /** Epochs from one evaluation to the next. A whole number from 1. */
    readonly every: Value<number>;
  }>;
  /** Of all that is random in a run; the first of several. A whole number from 0. `0` unless given. */
  readonly seed?: Value<number>;
  /** Where randomness comes from. `seedrandom` unless given. */
  readonly rng?: Part<RngParts>;
  /** Of all floats. `f32` unless given. */
  readonly precision?: Value<"f32" | "f64">;
  /** `fast` may fuse products and sums: other bits, which may differ between machines. `strict` unless given. */
  readonly numerics?: Value<"strict" | "fast">;
  /** Who computes; no bit depends on it. `compiled` unless given. */
  readonly executor?: Value<"compiled" | "reference">;
  /** How often a run's state is kept, so that it goes on from there when it was interrupted; decides no result. */
  readonly checkpoint?: Value<{
    /** Steps from one checkpoint to the next. A whole number from 1. */
    readonly steps?: Value<number>;
    /** Seconds from one to the next. A number above 0. `30` unless given. */
    readonly seconds?: Value<number>;
    /** How many of the newest are kept until the run is finished. A whole number from 1. `2` unless given. */
    readonly keep?: Value<number>;
  }>;
  /** The same experiment many times over. */
  readonly sweep?: Value<{
    /** Keys, or config groups, with the values to try; each combination is an arm. */
    readonly grid?: Value<{ readonly [key: string]: Value<readonly unknown[]> }>;
    /** How many seeds each arm runs with, from `seed` on, or which. A whole number from 1, or a list, each a whole number from 0. `1` unless given. */
    readonly seeds?: Value<number | readonly Value<number>[]>;
  }>;
  /** What the answer is about. */
  readonly report?: Value<{
    /** What is compared. */
    readonly metric: Value<{
      /** A figure: `test/accuracy`. */
      readonly name: string;
      /** The metric's own, unless given. */
      readonly goal?: Value<"maximize" | "minimize">;
    }>;
    /** The value from which on a run counts as solved. */
    readonly solved?: Value<number>;
    /** The key of `sweep.grid` whose values are compared, paired by seed; the only one, unless given. */
    readonly compare?: string;
    /** The key of `sweep.grid` within whose values they are compared. */
    readonly within?: string;
    /** More figures for the tables. */
    readonly also?: Value<readonly string[]>;
    /** The split whose last predictions are printed, and are in the JSON. */
    readonly predictions?: Value<"train" | "validation" | "test">;
    /** Whether the JSON holds every learned number. `false` unless given. */
    readonly weights?: Value<boolean>;
  }>;
}
