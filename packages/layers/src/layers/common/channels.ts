import { ShapeError, showShape, sizeOf, type Tensor } from "@titrate/plugin";

/** [rows, channels, ...spatial] as [rows, channels, elements]. Throws ShapeError where there is no spatial axis. */
export function expectChannels(type: string, x: Tensor): Tensor {
  const [rows, channels, ...spatial] = x.shape;
  if (rows !== undefined && channels !== undefined && spatial.length > 0)
    return x.reshape([rows, channels, sizeOf(spatial)]);
  throw new ShapeError(
    `${type} takes [rows, channels, ...spatial] and gets ${showShape(x.shape)}; put it before the layer that flattens`,
  );
}
