import { defineLayer, type Plugin, part, ShapeError, showShape } from "@titrate/plugin";

const residual: Plugin = defineLayer({
  name: "residual",
  summary: "A layer beside a way around it: activation(shortcut(x) + body(x)).",
  source: "He et al. 2016, arXiv:1512.03385",
  params: {
    body: part("layer"),
    shortcut: part("layer")
      .optional()
      .describe("The way around, where the body changes the shape: x itself unless given."),
    activation: part("activation", "identity"),
  },
  apply(x, { body, shortcut, activation }, scope) {
    const y = scope.call(body, x);
    const around = shortcut === undefined ? x : scope.call(shortcut, x);
    const [made, passed] = [showShape(y.shape), showShape(around.shape)];
    if (made === passed) return activation(around.add(y), scope);
    throw new ShapeError(
      `residual: the body makes ${made} and ${shortcut === undefined ? "x is" : "the shortcut makes"} ${passed}; make the body keep the shape, or give a \`shortcut:\` that makes ${made}`,
    );
  },
});
export default residual;
