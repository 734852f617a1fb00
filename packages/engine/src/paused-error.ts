/** A run that was asked to pause: its state after this step has been saved, and it can go on from there. */
export class PausedError extends Error {
  override readonly name = "PausedError";
  readonly step: number;

  constructor(step: number) {
    super(`paused after step ${step}`);
    this.step = step;
  }
}
