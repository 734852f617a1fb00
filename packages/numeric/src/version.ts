/** Goes up with every change that moves a bit of a result. */
export const numericsVersion: number = 2;
