// The name that was probably meant by another one. Pure.

/** Longer names are compared in vain: they are no slips of a finger. */
const MAX_LENGTH = 200;
/** A slip of a finger changes one or two letters; in a short name, two are another name. */
const LETTERS_FOR_TWO = 6;

/** The name that differs in the fewest letters, if those are few; undefined if none is near. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const limit = wanted.length >= LETTERS_FOR_TWO ? 2 : 1;
  const near = names
    .filter((name) => Math.abs(name.length - wanted.length) <= limit && name.length <= MAX_LENGTH)
    .map((name) => ({ name, distance: distanceOf(wanted, name) }))
    .filter(({ distance }) => distance <= limit);
  return near.sort((a, b) => a.distance - b.distance)[0]?.name;
}

/** How many letters have to be added, left out, exchanged, or swapped with their neighbour. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_none, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const steps = [valueAt(above, j) + 1, valueAt(row, j - 1) + 1, valueAt(above, j - 1) + Number(!isSame)];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) steps.push(valueAt(before, j - 2) + 1);
      row.push(Math.min(...steps));
    }
    [before, above] = [above, row];
  }
  return valueAt(above, b.length);
}

function valueAt(row: readonly number[], at: number): number {
  return row[at] ?? Infinity;
}
