import { namedStreams, type RandomStream } from "@titrate/numeric";
import type { Layer, Scope } from "@titrate/plugin";
import { ShapeError, sizeOf, type Tensor } from "@titrate/tensor";
import type { Givens } from "./compute.ts";

export interface GraphScope extends Scope {
  /** The trained tensors, by path. */
  readonly parameters: Map<string, Tensor>;
  /** What buffers were set to, by path. */
  readonly set: Map<string, Tensor>;
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
  const parameters = new Map<string, Tensor>();
  const set = new Map<string, Tensor>();
  const buffers = new Map<string, Tensor>();
  const shared = new Map<string, Layer>();
  const randoms: string[] = [];
  const results: Tensor[] = [];
  const at = (path: string, again = false): GraphScope => {
    const occurrences = new Map<string, number>();
    const join = (name: string) => (path === "" ? name : `${path}.${name}`);
    const nextName = (type: string): string => {
      const occurrence = (occurrences.get(type) ?? 0) + 1;
      occurrences.set(type, occurrence);
      return `${type}-${occurrence}`;
    };
    return {
      path,
      training,
      parameters,
      set,
      randoms,
      results,
      parameter(name, shape, initializer, fans = { fanIn: 1, fanOut: 1 }) {
        const key = join(name);
        const known = parameters.get(key);
        if (known !== undefined && again) return known;
        if (known !== undefined) throw new Error(`the parameter "${key}" is declared twice; name each once`);
        const values = initializer({ shape, ...fans, random: streams(`init/${key}`) });
        const tensor = givens.give(key, shape, shaken ? shake(values, streams(`shake/${key}`)) : values);
        parameters.set(key, tensor);
        return tensor;
      },
      buffer(name, shape, start) {
        const key = join(name);
        const tensor =
          buffers.get(key) ??
          givens.give(`buffer ${key}`, shape, new Float64Array(sizeOf(shape)).fill(start));
        buffers.set(key, tensor);
        return {
          get value() {
            return set.get(key) ?? tensor;
          },
          set(next) {
            if (!training)
              throw new Error(
                `the buffer "${key}" is set in evaluation; set it where scope.training is true`,
              );
            set.set(key, next);
          },
        };
      },
      call: (layer, x) => layer.apply(x, at(join(layer.name ?? nextName(layer.type)), again)),
      share(id, layer, x) {
        const first = shared.get(id);
        const applied = first ?? layer;
        if (applied === undefined) throw new ShapeError(`nothing is shared as "${id}" yet`);
        shared.set(id, applied);
        return applied.apply(x, at(id, first !== undefined));
      },
      find(wanted) {
        const tensor = parameters.get(wanted);
        if (tensor === undefined) throw new ShapeError(`there is no parameter "${wanted}" yet`);
        return tensor;
      },
      uniform(name, shape) {
        const key = join(name);
        const random = streams(`uniform/${key}/${randoms.length}`);
        randoms.push(key);
        return givens.give(`uniform ${key} ${randoms.length}`, shape, uniforms(random, sizeOf(shape)));
      },
      activated: (y) => {
        results.push(y);
      },
    };
  };
  return at("");
}

const shake = (values: Float64Array, random: RandomStream): Float64Array =>
  values.map((value) => value + 0.1 * random.normal());

const uniforms = (random: RandomStream, size: number): Float64Array =>
  Float64Array.from({ length: size }, () => random.uniform());
