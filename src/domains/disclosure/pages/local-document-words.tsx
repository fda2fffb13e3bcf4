import { type Day, showDay } from '#base/day.ts'
import {
  type LocalDocument,
  type LocalDocumentState,
  localDocumentStateOf,
  localDocumentStates,
} from '#domains/disclosure/local-document.ts'
import { Chip, type Tone } from '#ui/parts/chip.tsx'

const tones: Record<LocalDocumentState, Tone> = {
  'to-issue': 'warm',
  late: 'danger',
  issued: 'good',
  'issued-late': 'neutral',
  dropped: 'neutral',
}

export function DocumentChip({ document, today }: { document: LocalDocument; today: Day }) {
  const state = localDocumentStateOf(document, today)
  return <Chip tone={tones[state]} label={localDocumentStates[state]} />
}

/** What the commune itself found. */
export function checkWords({ checkedOn, isInOrder }: Pick<LocalDocument, 'checkedOn' | 'isInOrder'>): string {
  if (checkedOn === null) return 'chưa'
  return `${showDay(checkedOn)}: ${isInOrder ? 'đúng quy định' : 'có chỗ chưa đúng'}`
}

/** Steps of a document that nobody noted yet, in their order; once it was issued a draft is no draft any more. */
export function lacksOf(
  document: Pick<LocalDocument, 'draftSharedOn' | 'issuedOn' | 'checkedOn' | 'droppedOn'>,
  publishedOn: Day | null,
): string[] {
  const { draftSharedOn, issuedOn, checkedOn, droppedOn } = document
  if (droppedOn !== null) return []
  if (issuedOn === null) return [...(draftSharedOn === null ? ['truyền thông dự thảo'] : []), 'ban hành']
  return [...(publishedOn === null ? ['công khai'] : []), ...(checkedOn === null ? ['tự kiểm tra'] : [])]
}
