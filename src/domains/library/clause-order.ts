/** The letters that number điểm, in their order; f, j, w and z are none and stand between. */
const pointLetters = 'abcdđeghiklmnopqrstuvxy'
const strangers: Record<string, number> = {
  f: rank('e') + 0.5,
  j: rank('i') + 0.5,
  w: rank('v') + 0.5,
  z: rank('y') + 0.5,
}

/** Whether a khoản may follow another: 1 first, then 2, and 2a and 2b in between. */
export function isNextNumber(last: string | null, next: string): boolean {
  const { number, letter } = partsOf(next)
  if (last === null) return number === 1 && letter === ''
  const before = partsOf(last)
  if (number === before.number + 1) return letter === '' || letter === 'a'
  return number === before.number && isNextLetter(before.letter, letter)
}

/** Whether a điểm may follow another: a, b, c, d, đ, e, g … and a1, a2 in between; f, j, w, z where others put them. */
export function isNextPoint(last: string | null, next: string): boolean {
  if (last === null) return next === 'a'
  const [one, other] = [pointPartsOf(last), pointPartsOf(next)]
  if (one.letter === other.letter) return other.turn === one.turn + 1
  if (other.turn > 1) return false
  const step = pointRank(other.letter) - pointRank(one.letter)
  return step > 0 && step <= 1
}

/** The place of a điểm in the order; not whole when the letter does not belong to it. */
export function pointRank(point: string): number {
  return rank(pointPartsOf(point).letter)
}

function rank(letter: string): number {
  const at = pointLetters.indexOf(letter)
  return at >= 0 ? at : (strangers[letter] ?? pointLetters.length)
}

function partsOf(number: string): { number: number; letter: string } {
  const digits = /^\d*/u.exec(number)![0]
  return { number: Number(digits), letter: number.slice(digits.length) }
}

function isNextLetter(before: string, letter: string): boolean {
  return letter !== '' && (before === '' ? letter === 'a' : rank(letter) === rank(before) + 1)
}

function pointPartsOf(point: string): { letter: string; turn: number } {
  return { letter: point.slice(0, 1), turn: Number(point.slice(1) || 0) }
}
