/**
 * Hình thức rút: how a withdrawal is made where a law asks for more than a word. The law of the day of receipt counts.
 * @law Luật Khiếu nại 02/2011/QH13, Điều 10; Luật Tố cáo 25/2018/QH14, Điều 33
 */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import forms from '#domains/matters/facts/withdrawal-forms.json' with { type: 'json' }
import type { MatterKind } from '#domains/matters/matter-kind.ts'

export type WithdrawalForm = {
  kind: MatterKind
  /** «đơn rút có chữ ký hoặc điểm chỉ …» */
  form: string
  law: { name: string; number: string }
  article: string
  /** Until when one may withdraw: to the end of the matter, or before it is concluded. */
  until: 'end' | 'answer'
  mark: Mark
  effectiveFrom: Day
  /** Included. */
  effectiveTo: Day | null
  note: string | null
}

/** undefined: no law asks for a form, a word is enough. */
export function withdrawalFormFor(kind: MatterKind, receivedOn: Day): WithdrawalForm | undefined {
  return (forms as WithdrawalForm[]).find(
    (one) =>
      one.kind === kind &&
      decides(one.mark) &&
      one.effectiveFrom <= receivedOn &&
      (one.effectiveTo === null || receivedOn <= one.effectiveTo),
  )
}

/** «Luật Khiếu nại 02/2011/QH13, Điều 10» */
export function basisOf({ law, article }: WithdrawalForm): string {
  return `${law.name} ${law.number}, ${article}`
}
