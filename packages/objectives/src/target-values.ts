import { DataError, type NumericArray, type Tensor } from "@titrate/plugin";

/**
 * Throws DataError at the first target that does not fit, naming its row.
 *
 * @param subject who refuses it: `loss "poisson"`.
 * @param advice what targets are, and what to do: the end of the message.
 */
export function checkEach(
  subject: string,
  { shape, data }: NumericArray,
  fits: (value: number) => boolean,
  advice: string,
): void {
  const wrong = data.findIndex((value) => !fits(value));
  if (wrong < 0) return;
  const row = Math.floor((wrong * shape[0]!) / data.length);
  throw new DataError(subject, `row ${row} of the targets holds ${data[wrong]}; ${advice}`);
}

const otherwise = "use softmax-cross-entropy for more than two classes, mse for other numbers";

/** Throws DataError unless targets say yes (1) or no (0). */
export function checkZeroOne(subject: string, targets: NumericArray): void {
  checkEach(
    subject,
    targets,
    (value) => value === 0 || value === 1,
    `targets are 0 for no and 1 for yes: ${otherwise}`,
  );
}

/** Throws DataError unless targets say yes (1) or no: 0 throughout, or -1 throughout. */
export function checkSigned(subject: string, targets: NumericArray): void {
  const no = targets.data.includes(-1) ? -1 : 0;
  const advice =
    no === 0
      ? `targets are 1 for yes, and 0 or -1 for no: ${otherwise}`
      : `with -1 for no, the others are 1: ${otherwise}`;
  checkEach(subject, targets, (value) => value === 1 || value === no, advice);
}

/** 1 where a target says yes, above 0, and -1 where it says no. */
export function signsOf(target: Tensor): Tensor {
  return target.greater(0).where(1, -1);
}
