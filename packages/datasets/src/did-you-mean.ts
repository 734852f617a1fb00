import { distance } from "fastest-levenshtein";

/** `; did you mean "petal"? known are: petal, sepal`, for a name that is not among those known. */
export function didYouMean(name: string, known: readonly string[]): string {
  const [nearest] = known
    .map((each) => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, far }) => far <= Math.max(1, Math.floor(each.length / 3)))
    .sort((a, b) => a.far - b.far);
  const listed = known.length <= most ? known.join(", ") : `${known.slice(0, most).join(", ")} ...`;
  return `${nearest === undefined ? "" : `; did you mean "${nearest.each}"?`}; known are: ${listed}`;
}

const most = 20;
