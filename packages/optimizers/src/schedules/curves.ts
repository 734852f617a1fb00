import { exact } from "@titrate/plugin";

/** From one rate to another, each of which comes out to the bit at its end; `left` falls from 1 to 0. */
export function between(from: number, to: number, left: number): number {
  return from * left + to * (1 - left);
}

/**
 * (1 + cos(pi * (1 - left))) / 2: 1 where all is left, 0 where nothing is. Written as sin^2(pi / 2 * left), which is
 * 0 at the end exactly and cancels nothing near it.
 */
export function halfCosine(left: number): number {
  const root = exact.sin((Math.PI / 2) * left);
  return root * root;
}
