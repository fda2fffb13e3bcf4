/**
 * How many letters must be put in, left out, changed or swapped with a neighbour to make one text the other; `max + 1`
 * when it is more than `max`. Texts longer than 200 letters are never close.
 */
export function editDistance(a: string, b: string, max: number): number {
  const far = max + 1
  if (Math.abs(a.length - b.length) > max || a.length > lengthMax || b.length > lengthMax) return far
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + same)
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (swapped) best = Math.min(best, beforeLast[column - 2]! + 1)
      current.push(best)
    }
    if (Math.min(...current) > max) return far
    beforeLast = last
    last = current
  }
  return Math.min(last[b.length]!, far)
}

const lengthMax = 200
