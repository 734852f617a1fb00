import { namedStreams, type RandomStream } from "@titrate/numeric";
import { nestedScope, type TestScope } from "@titrate/plugin/testing";
import { sizeOf, type Tensor } from "@titrate/tensor";
import type { Givens } from "./compute.ts";

export interface GraphScope extends TestScope {
  /** The names under which random numbers were asked for. */
  readonly randoms: string[];
  /** What each activation returned. */
  readonly results: Tensor[];
}

export interface GraphScopeOptions {
  readonly training: boolean;
  /** Moves each parameter a little from where it starts: at zeros, too much is hidden. */
  readonly shaken?: boolean;
}

/** A scope whose parameters, buffers and random numbers are given. */
export function graphScope(givens: Givens, { training, shaken = false }: GraphScopeOptions): GraphScope {
  const streams = namedStreams(1);
  const randoms: string[] = [];
  const results: Tensor[] = [];
  const scope = nestedScope(
    {
      parameter(path, shape, draw) {
        const values = draw(streams(`init/${path}`));
        return givens.give(path, shape, shaken ? shake(values, streams(`shake/${path}`)) : values);
      },
      buffer: (path, shape, start) =>
        givens.give(`buffer ${path}`, shape, new Float64Array(sizeOf(shape)).fill(start)),
      uniform(path, shape) {
        const random = streams(`uniform/${path}/${randoms.length}`);
        randoms.push(path);
        return givens.give(`uniform ${path} ${randoms.length}`, shape, uniforms(random, sizeOf(shape)));
      },
      activated: (y) => results.push(y),
    },
    training,
  );
  return { ...scope, randoms, results };
}

const shake = (values: Float64Array, random: RandomStream): Float64Array =>
  values.map((value) => value + 0.1 * random.normal());

const uniforms = (random: RandomStream, size: number): Float64Array =>
  Float64Array.from({ length: size }, () => random.uniform());
