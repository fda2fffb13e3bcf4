export type Piece = { kind: 'same' | 'removed' | 'added'; text: string }

const wordsMax = 600

/**
 * What changed between two texts, word by word, in reading order. Texts over 600 words, or with nothing in common,
 * come back as one removal and one addition: a finer difference of those reads worse, and costs the square of the length.
 */
export function wordDifference(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const old = splitWords(before)
  const fresh = splitWords(after)
  if (old.length > wordsMax || fresh.length > wordsMax)
    return joinPieces([piece('removed', before), piece('added', after)])
  const common = commonLengths(old, fresh)
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < old.length && j < fresh.length) {
    if (old[i] === fresh[j]) {
      pieces.push(piece('same', old[i]!))
      i++
      j++
    } else if (common[i + 1]![j]! >= common[i]![j + 1]!) pieces.push(piece('removed', old[i++]!))
    else pieces.push(piece('added', fresh[j++]!))
  }
  while (i < old.length) pieces.push(piece('removed', old[i++]!))
  while (j < fresh.length) pieces.push(piece('added', fresh[j++]!))
  return joinPieces(pieces)
}

/** Words with the space after them, so that joining gives the text back. */
function splitWords(text: string): string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? (text === '' ? [] : [text])
}

/** `lengths[i][j]`: the longest common run of words, not necessarily adjacent, from `old[i]` and `fresh[j]` on. */
function commonLengths(old: string[], fresh: string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i] === fresh[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  return lengths
}

function piece(kind: Piece['kind'], text: string): Piece {
  return { kind, text }
}

function joinPieces(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const one of pieces) {
    const last = joined.at(-1)
    if (one.text === '') continue
    if (last?.kind === one.kind) last.text += one.text
    else joined.push({ ...one })
  }
  return joined
}
