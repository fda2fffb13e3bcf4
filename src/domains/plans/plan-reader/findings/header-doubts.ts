import { settleTones } from '#domains/places/spelling.ts'
import { placeNameIn } from '#domains/plans/plan-reader/header/issuer.ts'
import type { DateReading, NumberReading } from '#domains/plans/plan-reader/header/number-and-date.ts'
import type { Finding, PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'

/** What is blank or contradicts itself at the head and the foot of the document. */
export function headerDoubts(
  number: NumberReading,
  date: DateReading,
  reading: Pick<PlanReading, 'signer' | 'issuer' | 'date' | 'period' | 'citations'>,
): Finding[] {
  return [
    numberDoubt(number),
    dateDoubt(date, reading),
    placeDoubt(date, reading.issuer),
    signerDoubt(reading.signer),
  ].filter((finding) => finding !== undefined)
}

function numberDoubt({ number, line }: NumberReading): Finding | undefined {
  if (number) return undefined
  return line
    ? { code: 'number-missing', quote: line.text, message: 'Số của văn bản để trống.', source: line }
    : { code: 'number-missing', quote: null, message: 'Văn bản không ghi số, ký hiệu.' }
}

function dateDoubt(
  { date, isComplete, line }: DateReading,
  reading: Pick<PlanReading, 'date' | 'period' | 'citations'>,
): Finding | undefined {
  if (isComplete) return undefined
  if (!line)
    return {
      code: 'date-incomplete',
      quote: null,
      message: `Văn bản không ghi địa danh, ngày, tháng, năm ban hành.${unjudged(reading)}`,
    }
  const blank = !date
    ? 'Ngày, tháng, năm ban hành để trống hoặc không có trong lịch.'
    : date.value.length === 7
      ? 'Ngày ban hành để trống hoặc không có trong lịch; chỉ đọc được tháng và năm.'
      : 'Ngày và tháng ban hành để trống hoặc không có trong lịch; chỉ đọc được năm.'
  return { code: 'date-incomplete', quote: line.text, message: `${blank}${unjudged(reading)}`, source: line }
}

/** Without any date it cannot be told what was in force. */
function unjudged({ date, period, citations }: Pick<PlanReading, 'date' | 'period' | 'citations'>): string {
  return date === null && period === null && citations.length > 0
    ? ' Vì vậy chưa xét được hiệu lực của các văn bản được dẫn.'
    : ''
}

function signerDoubt(signer: PlanReading['signer']): Finding | undefined {
  return signer ? undefined : { code: 'signer-missing', quote: null, message: 'Văn bản không có tên người ký.' }
}

/** The place in the date line is that of the issuer: one of the units in its name. */
function placeDoubt({ place }: DateReading, issuer: string | null): Finding | undefined {
  if (!place || !issuer) return undefined
  const expected = placeNameIn(issuer)
  if (!expected || comparable(issuer).includes(comparable(place.value))) return undefined
  return {
    code: 'place-mismatch',
    quote: place.value,
    message: `Địa danh ở dòng ngày tháng là «${place.value}», khác với tên cơ quan ban hành (${issuer}); có thể là lỗi đánh máy.`,
    source: place.source,
  }
}

function comparable(name: string): string {
  return settleTones(name)
    .toLowerCase()
    .replace(/^(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|phường|xã|thị trấn|đặc khu)\s+/u, '')
    .replace(/[\s.'-]+/gu, ' ')
    .trim()
}
