/** Sửa thông tin của một văn bản. A day that changes is the librarian's word (mark E), and says where in the text it stands. */
import { showDay } from '#base/day.ts'
import type { LawDocument } from '#domains/library/document.ts'

export type DocumentSaid = Pick<
  LawDocument,
  'number' | 'kind' | 'name' | 'issuer' | 'signedBy' | 'issuedOn' | 'effectiveOn' | 'expiresOn' | 'source'
> & {
  /** «Tôi đã đối chiếu các ngày này với văn bản»: makes them decide without being changed. */
  compared: boolean
}

const days = ['issuedOn', 'effectiveOn', 'expiresOn'] as const
const sourceCharsMin = 5

/** Field by field what is wrong; empty when it may be saved. */
export function faultsOf(document: LawDocument, said: DocumentSaid): Partial<Record<keyof DocumentSaid, string>> {
  const faults: Partial<Record<keyof DocumentSaid, string>> = {}
  const { issuedOn, effectiveOn, expiresOn } = said
  if (issuedOn !== null && effectiveOn !== null && effectiveOn < issuedOn && said.kind !== 'nghi-quyet')
    faults.effectiveOn = `Ngày có hiệu lực trước ngày ban hành (${showDay(issuedOn)}). Hãy xem lại hai ngày.`
  if (effectiveOn !== null && expiresOn !== null && expiresOn <= effectiveOn)
    faults.expiresOn = `Ngày hết hiệu lực phải sau ngày có hiệu lực (${showDay(effectiveOn)}). Hãy xem lại hai ngày.`
  if (isOwnWord(document, said) && (said.source.length < sourceCharsMin || said.source === document.source))
    faults.source =
      'Hãy ghi các ngày này nhập từ văn bản và điều nào, ví dụ «Điều 33 văn bản in trên Công báo số 417, ngày 20/7/2013».'
  return faults
}

function isOwnWord(document: LawDocument, said: DocumentSaid): boolean {
  return said.compared || days.some((day) => document[day] !== said[day])
}

export function correct<Of extends LawDocument>(document: Of, said: DocumentSaid): Of {
  const { compared: _, ...values } = said
  return {
    ...document,
    ...values,
    source: said.source === '' ? document.source : said.source,
    mark: isOwnWord(document, said) ? 'E' : document.mark,
  }
}
