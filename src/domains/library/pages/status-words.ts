import type { StatusKind } from '#domains/library/document-status.ts'
import type { RelationState } from '#domains/library/relation.ts'
import type { Tone } from '#ui/parts/chip.tsx'

/** How a status looks on the librarian's pages. */
export const statusTones: Record<StatusKind, Tone> = {
  'not-yet': 'action',
  'in-force': 'good',
  'partly-expired': 'warm',
  expired: 'danger',
  suspended: 'warm',
  unknown: 'neutral',
}

export const relationStates: Record<RelationState, { label: string; tone: Tone }> = {
  read: { label: 'Chờ xác nhận', tone: 'warm' },
  confirmed: { label: 'Đã xác nhận', tone: 'good' },
  dismissed: { label: 'Đã bỏ', tone: 'neutral' },
}
