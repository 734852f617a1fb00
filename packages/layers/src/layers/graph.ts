import { defineLayer, type Plugin, part, z } from "@titrate/plugin";
import { inOrder } from "./common/directed-graph.ts";
import { join } from "./common/join.ts";
import { named } from "./common/named.ts";

const graph: Plugin = defineLayer({
  name: "graph",
  summary: "Layers wired at will: each takes the results of others, joined, in any graph without a cycle.",
  params: {
    nodes: z.record(z.string(), part("layer")).describe("The layers, by name."),
    edges: z
      .record(z.string(), z.array(z.string()).min(1))
      .describe('What goes into each node: names of nodes, and "input" for what goes into the graph.'),
    output: z
      .string()
      .describe("The node whose result is the graph's. Nodes that it does not need are left out."),
    join: z
      .enum(["concat", "sum", "mean", "product", "maximum"])
      .default("sum")
      .describe("How several inputs of one node become one."),
    axis: z
      .number()
      .int()
      .default(-1)
      .describe("Of concat: the last unless given; 1 is the channels of images."),
  },
  apply(x, { nodes, edges, output, join: how, axis }, scope) {
    const results = new Map([["input", x]]);
    for (const name of inOrder(Object.keys(nodes), edges, output)) {
      const inputs = edges[name]!.map((from) => results.get(from)!);
      const joined = join(`graph: node "${name}"`, inputs, how, axis);
      results.set(name, scope.call(named(nodes[name]!, name), joined));
    }
    return results.get(output)!;
  },
});
export default graph;
