import type { CitedDocument } from '#domains/library/cited-documents.ts'

const inner =
  /\b(?:cua|thi hanh|thuc hien|huong dan|chi tiet|theo|tai|kem theo|bo sung|sua doi|boi|bang|ve|trong|lien quan den|doi voi|thay the|bai bo)(?: (?:mot so|cac|dieu|viec|khoan|noi dung|quy dinh|phan|tai|cua))*\s*$/u
const further = /(?:^|[,;]|\bva|\bcung voi|\bhoac)\s*(?:(?:cac |nhung )?(?:diem|khoan|dieu) [^;]{1,80})?$/u
const gapMax = 600

/** `from`: where the words begin that belong to it alone, behind whatever is cited before. */
export type Topmost = CitedDocument & { from: number }

/**
 * The documents that a statement is about, without those in the title of another: of «Thông tư số A hướng dẫn Nghị định số B và
 * Thông tư số C» A and C.
 */
export function topmost(cited: CitedDocument[], folded: string): Topmost[] {
  const kept: Topmost[] = []
  let nested: CitedDocument | undefined
  for (const [index, each] of cited.entries()) {
    const top = kept.at(-1)
    const from = index === 0 ? 0 : cited[index - 1]!.end
    const gap = folded.slice(Math.max(from, each.start - gapMax), each.start)
    const isFurther = further.test(gap) && !inner.test(gap)
    const isLikeTop = each.type === top?.type && nested?.type !== each.type
    if (!top || (isFurther && (nested === undefined || isLikeTop))) {
      kept.push({ ...each, from })
      nested = undefined
    } else nested = each
  }
  return kept
}
