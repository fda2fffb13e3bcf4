/**
 * Sửa đổi thế nào: a plan that takes the place of the whole earlier one («thay thế»), or of the tasks it names alone
 * («sửa đổi, bổ sung một số nội dung»), when all the others stay in force as they are.
 */
import { fold } from '#base/vietnamese.ts'

export type AmendsHow = 'whole' | 'partial'

export type Amending = {
  how: AmendsHow
  /** With `partial`: earlier tasks that end all the same, because the document says so. */
  endedTaskIds: readonly string[]
}

export const replacing: Amending = { how: 'whole', endedTaskIds: [] }

export const amendsHowNames: Record<AmendsHow, string> = {
  whole: 'Thay thế toàn bộ kế hoạch trước',
  partial: 'Sửa đổi, bổ sung một số nội dung',
}

/** What a document says of itself in its title; the officer decides. */
export function proposedHow(title: string | null): AmendsHow {
  const folded = fold(title ?? '')
  if (/\bthay the\b/u.test(folded)) return 'whole'
  return /\b(?:sua doi|bo sung|dieu chinh)\b[^.;]{0,60}\b(?:mot so|ke hoach)\b/u.test(folded) ? 'partial' : 'whole'
}

/** As the officer said, or else as the title proposes. */
export function amendingOf(draft: { header: { title: string | null }; amends?: Amending }): Amending {
  return draft.amends ?? { how: proposedHow(draft.header.title), endedTaskIds: [] }
}
