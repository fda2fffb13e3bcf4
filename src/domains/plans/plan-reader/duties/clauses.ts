import { type Passage, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'

/** Sentences of a passage, split at full stops that end one; not at «Đ/c.», «TP.», «15.5», «…». */
export function sentencesOf(passage: Passage): Passage[] {
  return splitWhere(
    passage,
    (folded, index) =>
      folded[index] === '.' &&
      /^\s+["(]?\p{Lu}/u.test(passage.text.slice(index + 1, index + 6)) &&
      !/(?:^|[\s.])(?:tp|tx|tt|d\/c|th|nguyen|ong|ba|v\.v|so)$/u.test(folded.slice(Math.max(0, index - 8), index)),
  )
}

/** Clauses of a sentence, split at semicolons outside brackets. */
export function clausesOf(sentence: Passage): Passage[] {
  let depth = 0
  return splitWhere(sentence, (folded, index) => {
    if (folded[index] === '(') depth += 1
    if (folded[index] === ')') depth = Math.max(0, depth - 1)
    return folded[index] === ';' && depth === 0
  })
}

const piecesMax = 2_000

function splitWhere(passage: Passage, isEnd: (folded: string, index: number) => boolean): Passage[] {
  const pieces: Passage[] = []
  let start = 0
  for (let index = 0; index < passage.folded.length && pieces.length < piecesMax; index += 1) {
    if (!isEnd(passage.folded, index)) continue
    pieces.push(slicePassage(passage, start, index + 1))
    start = index + 1
  }
  pieces.push(slicePassage(passage, start))
  return pieces.filter(({ text }) => text !== '')
}
