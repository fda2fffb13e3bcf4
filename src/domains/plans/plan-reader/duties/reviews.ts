import { tidy } from '#base/vietnamese.ts'
import { timeAtomsOf } from '#domains/plans/plan-reader/assignment/time-atoms.ts'
import type { Passage } from '#domains/plans/plan-reader/text/passage.ts'

const reviewsMax = 20

/** «sơ kết năm 2026, tổng kết năm 2030»: each review of a clause that has a year of its own, with its time as printed. */
export function reviewsIn({ text, folded }: Passage): { what: string; due: string }[] {
  const starts = [...folded.matchAll(/\b(?:so|tong) ket\b/gu)].map(({ index }) => index).slice(0, reviewsMax)
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? folded.length
    const [atom] = timeAtomsOf(folded.slice(start, end)).filter(({ year }) => year !== undefined)
    if (atom === undefined) return []
    const what = text.slice(start, start + 'sơ kết'.length + (folded.startsWith('tong', start) ? 2 : 0))
    return [{ what: tidy(what).toLocaleLowerCase('vi'), due: tidy(text.slice(start + atom.from, start + atom.to)) }]
  })
}
