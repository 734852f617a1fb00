/** Groups in groups, a preset, and configs without a group. */
export const nestedConfigs: Readonly<Record<string, string>> = {
  "configs/net/deep.yaml": "defaults: [activation: relu, _self_]\ndepth: 3\n",
  "configs/net/activation/relu.yaml": "type: relu\n",
  "configs/net/activation/elu.yaml": "type: elu\nalpha: 2\n",
  "configs/preset/fast.yaml":
    "# @package _global_\ndefaults:\n  - override /optimizer: adam\ntrain: { epochs: 1 }\n",
  "configs/long.yaml": "train: { epochs: 1000 }\n",
  "experiments/beside.yaml": "train: { batch: 4 }\n",
};
