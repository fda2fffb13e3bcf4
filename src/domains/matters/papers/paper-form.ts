/**
 * Mẫu giấy: forms that the rules know by number and name. Their printed layout was not seen; what goes out says so at its foot, so that
 * nobody takes it for the form itself.
 */
import type { Day } from '#base/day.ts'
import type { Mark } from '#domains/library/document.ts'
import forms from '#domains/matters/papers/facts/paper-forms.json' with { type: 'json' }

export type PaperSlug =
  | 'thong-bao-thu-ly'
  | 'thong-bao-khong-thu-ly'
  | 'bien-nhan'
  | 'gioi-thieu-tro-giup'
  | 'tam-dinh-chi'
  | 'tiep-tuc'

export type PaperForm = {
  slug: PaperSlug
  code: string
  name: string
  basis: string
  mark: Mark
  /** `ours`: laid out by us, the printed form was not seen. */
  layout: 'ours'
  receivedFrom: Day
}

export const paperForms = forms as readonly PaperForm[]

export function formOf(slug: PaperSlug): PaperForm {
  return paperForms.find((form) => form.slug === slug)!
}

export function footOf({ code, name, basis }: PaperForm): string {
  return `Theo tên ${code} «${name}» (${basis}). Bố cục của hệ thống, chưa đối chiếu với mẫu in: hãy đối chiếu trước khi ký.`
}
