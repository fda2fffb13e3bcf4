/** An affine transform as PDF writes it: a b c d x y. */
export type Matrix = [number, number, number, number, number, number]

/** Applies `inner` first, then `outer`. */
export function multiply(outer: ArrayLike<number>, inner: ArrayLike<number>): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(outer)
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = Array.from(inner)
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
