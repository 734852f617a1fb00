/** Small trainings that between them pass through every built-in plugin, in both precisions. */
export const goldenExperiments: Readonly<Record<string, string>> = {
  "sgd-momentum-batches-f32": `
dataset: { type: parity, bits: 4 }
model:
  type: sequential
  layers:
    - { type: dense, units: 8, activation: tanh, weights: xavier }
    - { type: dense, units: 1, weights: { type: normal, std: 0.5 } }
loss: { type: binary-cross-entropy, from: logits }
optimizer: { type: sgd, lr: 0.1, momentum: 0.9 }
metrics: [accuracy, mean-absolute-error]
train: { epochs: 400, batch: 5 }
`,
  "adam-softmax-f64": `
dataset:
  type: table
  inputs: [[0, 0], [0, 1], [1, 0], [1, 1], [2, 1], [1, 2]]
  targets: [0, 1, 1, 2, 2, 0]
  classes: 3
model:
  type: sequential
  layers:
    - { type: dense, units: 6, activation: softplus, biases: { type: constant, value: 0.1 } }
    - { type: dense, units: 3 }
loss: softmax-cross-entropy
optimizer: { type: adam, lr: 0.05 }
metrics: [accuracy]
precision: f64
seed: 3
train: { epochs: 60, batch: 4 }
`,
  "relu-mse-mt19937-f32": `
dataset: { type: logic-gate, gate: xnor }
model:
  type: sequential
  layers:
    - { type: dense, units: 5, activation: relu, weights: uniform }
    - type: sequential
      name: head
      layers: [{ type: dense, units: 1, activation: sigmoid, bias: false, weights: xavier }]
loss: { type: mse, reduction: sum }
optimizer: { type: sgd, lr: 0.2 }
rng: mt19937
seed: 7
train: { epochs: 100, batch: 3, shuffle: false }
`,
  "adam-probabilities-f32": `
dataset: first-bit
model:
  type: sequential
  layers:
    - { type: dense, units: 3, activation: identity }
    - { type: dense, units: 1, activation: sigmoid, weights: zeros }
loss: { type: binary-cross-entropy, from: probabilities }
optimizer: { type: adam, lr: 0.02 }
metrics: [mean-absolute-error]
train: { epochs: 80 }
`,
};
