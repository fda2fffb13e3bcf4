import { type Day, dayOf } from '#base/day.ts'
import { capitalise, isCapitals, tidy, uncapitalise } from '#base/vietnamese.ts'
import { type DocumentKind, documentKinds } from '#domains/library/document.ts'
import type { LawParts } from '#domains/library/law-reader/law-parts.ts'
import type { LawDoubt, LawHeader } from '#domains/library/law-reader/law-reading.ts'
import { mixedCase } from '#domains/library/law-reader/mixed-case.ts'
import { numberedMentionsIn } from '#domains/library/numbered-documents.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

type Field<Value> = { value: Value; source: Excerpt }

/** Thể thức: number, kind, name, issuer, place and day, signer; the days of effect are read from the articles. */
export function readLawHeader(parts: LawParts, all: Line[]): { header: LawHeader; doubts: LawDoubt[] } {
  const letterhead = [...parts.head, ...parts.title, ...parts.preamble].slice(0, 60)
  const number = readNumber(letterhead)
  const kind = kindOf(parts, number?.value ?? null)
  const name = readName(parts, all)
  const date = readDate(letterhead) ?? readPassedOn(parts.closing)
  const issuer = issuerOfNumber(number?.value ?? '') ?? readIssuer(parts.head, all)
  const signer = readSigner(parts.closing, all)
  const sources: Record<string, Excerpt> = {}
  for (const [key, field] of Object.entries({ number, name, issuedOn: date?.day, place: date?.place, issuer, signer }))
    if (field && 'source' in field) sources[key] = field.source
  const header: LawHeader = {
    number: number?.value ?? null,
    kind,
    name: name?.value ?? null,
    issuer: issuer?.value ?? null,
    place: date?.place?.value ?? null,
    issuedOn: date?.day?.value ?? null,
    effectiveOn: null,
    expiresOn: null,
    signer: signer?.value ?? null,
    sources,
  }
  return { header, doubts: headerDoubts(header, date?.line) }
}

function headerDoubts(header: LawHeader, dateLine: Excerpt | undefined): LawDoubt[] {
  const doubts: LawDoubt[] = []
  if (header.number === null) doubts.push({ sentence: 'Không đọc được số, ký hiệu của văn bản.' })
  if (header.name === null) doubts.push({ sentence: 'Không đọc được tên loại và trích yếu của văn bản.' })
  if (header.issuedOn === null)
    doubts.push({ sentence: 'Không đọc được ngày ban hành, hoặc ngày để trống.', source: dateLine })
  if (header.issuer === null) doubts.push({ sentence: 'Không đọc được cơ quan ban hành.' })
  if (header.signer === null) doubts.push({ sentence: 'Không đọc được người ký.' })
  return doubts
}

/** «Luật số: 35/2013/QH13», «Số: 15/2014/NĐ-CP». */
function readNumber(lines: Line[]): Field<string> | undefined {
  for (const line of lines) {
    if (line.text.length > 300 || !/^(?:(?:bo )?luat |phap lenh |nghi quyet |lenh )?so\s*:?\s*\d/u.test(line.folded))
      continue
    const [mention] = numberedMentionsIn(line.text, line.folded)
    if (mention) return { value: mention.number, source: excerptOf(line, mention.start, mention.end) }
  }
  return undefined
}

const kindByWord = new Map<string, DocumentKind>(
  Object.entries(documentKinds).map(([key, word]) => [word, key as DocumentKind]),
)
const kindByLetters: [RegExp, DocumentKind][] = [
  [/\/VBHN-/u, 'van-ban-hop-nhat'],
  [/\/NĐ-/u, 'nghi-dinh'],
  [/\/TTLT/u, 'thong-tu-lien-tich'],
  [/\/TT-/u, 'thong-tu'],
  [/\/QĐ-/u, 'quyet-dinh'],
  [/\/NQ-|-NQ\//u, 'nghi-quyet'],
  [/\/CT-|-CT\//u, 'chi-thi'],
  [/-KL\//u, 'ket-luan'],
  [/\/KH-/u, 'ke-hoach'],
]

function kindOf({ kindWord }: LawParts, number: string | null): DocumentKind {
  return kindByWord.get(kindWord ?? '') ?? kindByLetters.find(([letters]) => letters.test(number ?? ''))?.[1] ?? 'khac'
}

function readName({ kindWord, title }: LawParts, all: Line[]): Field<string> | undefined {
  if (kindWord === null || title.length === 0) return undefined
  const words = tidy(title.map(({ text }) => text).join(' ')).replace(/[.:;]$/u, '')
  const source = excerptOf(title[0]!)
  const written = isCapitals(words) ? mixedCase(words, all) : words
  const starts = written.toLocaleLowerCase('vi').startsWith(kindWord.toLocaleLowerCase('vi'))
  const rest = starts ? tidy(written.slice(kindWord.length)) : written
  const isLaw = kindWord === 'Luật' || kindWord === 'Bộ luật' || kindWord === 'Pháp lệnh'
  const isAmending = /^(?:sửa đổi|bổ sung|về|quy định)/iu.test(rest)
  const named = isLaw && !isAmending ? capitalise(rest) : lowerFirst(rest)
  return { value: `${kindWord} ${named}`, source }
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : uncapitalise(text)
}

type Dated = { day?: Field<Day>; place?: Field<string>; line: Excerpt }

/** «Hà Nội, ngày 20 tháng 6 năm 2013»; a blank day is none. */
function readDate(lines: Line[]): Dated | undefined {
  for (const line of lines) {
    if (line.text.length > 200 || !/\bngay\b.{0,24}\bthang\b/u.test(line.folded)) continue
    const match = /^(?:(.{2,40}?)\s*,\s*)?ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})/u.exec(line.folded)
    if (!match) {
      if (/^.{2,40}, ngay/u.test(line.folded)) return { line: excerptOf(line) }
      continue
    }
    const day = dayOf(Number(match[4]), Number(match[3]), Number(match[2]))
    const place = match[1]
      ? { value: line.text.slice(0, match[1].length), source: excerptOf(line, 0, match[1].length) }
      : undefined
    return { day: day && { value: day, source: excerptOf(line) }, place, line: excerptOf(line) }
  }
  return undefined
}

/** Laws say at their end when the National Assembly passed them. */
function readPassedOn(closing: Line[]): Dated | undefined {
  for (const line of closing.slice(0, 6)) {
    const match = /thong qua ngay (\d{1,2}) (?:thang |\/)(\d{1,2}) ?(?:nam |\/)(\d{4})/u.exec(line.folded)
    const day = match && dayOf(Number(match[3]), Number(match[2]), Number(match[1]))
    if (day) return { day: { value: day, source: excerptOf(line) }, line: excerptOf(line) }
  }
  return undefined
}

const issuers: [RegExp, string][] = [
  [/UBTVQH/u, 'Ủy ban Thường vụ Quốc hội'],
  [/\/QH\d{1,2}$/u, 'Quốc hội'],
  [/\/(?:NĐ|NQ)-CP$/u, 'Chính phủ'],
  [/\/(?:QĐ|CT|CĐ)-TTg$/u, 'Thủ tướng Chính phủ'],
]

function issuerOfNumber(number: string): { value: string } | undefined {
  const value = issuers.find(([letters]) => letters.test(number))?.[1]
  return value === undefined ? undefined : { value }
}

/** The lines of capitals at the head, without the state's name: the last body among them issues. */
function readIssuer(head: Line[], all: Line[]): Field<string> | undefined {
  const names = head.filter(
    ({ text, folded }) =>
      isCapitals(text) &&
      text.length < 100 &&
      !/\d{3}/u.test(text) &&
      !/^(?:cong hoa xa hoi|doc lap|dang cong san|so\b|luat\b|-)/u.test(folded),
  )
  const last = names.at(-1)
  if (!last) return undefined
  // «ỦY BAN NHÂN DÂN» over «TỈNH LAI CHÂU» is one name.
  const before = /^(?:tinh|thanh pho|huyen|quan|xa|phuong|dac khu|thi tran)\b/u.test(last.folded)
    ? names.at(-2)
    : undefined
  return {
    value: withPlaceName(mixedCase(tidy([before?.text, last.text].filter(Boolean).join(' ')), all)),
    source: excerptOf(last),
  }
}

/** «… tỉnh lai châu» → «… tỉnh Lai Châu»: what stands behind the kind of place is its name. */
function withPlaceName(name: string): string {
  return name.replace(
    /(?<=(?:^| )(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu) )\p{Ll}.*$/u,
    (place) => place.replace(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toLocaleUpperCase('vi')),
  )
}

const person = /^(?:\p{Lu}\p{Ll}*\.?\s){0,2}\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,4}$/u

/** The last line that is a person's name, with the office above it. */
function readSigner(closing: Line[], all: Line[]): Field<{ name: string; title: string | null }> | undefined {
  const from = Math.max(
    0,
    closing.findIndex(({ folded }) => /^(?:(?:tm|kt|tl|tuq|q)\s?\.|chu tich|thu tuong|bo truong)/u.test(folded)),
  )
  const signed = closing.slice(from, from + 40)
  const at = signed.findLastIndex(({ text }) => person.test(text) && text.split(' ').length <= 6)
  const line = signed[at]
  if (!line) return undefined
  const office = signed
    .slice(0, at)
    .findLast(({ text }) => isCapitals(text) && text.length < 80 && !/^(?:TM|T\/M)/u.test(text))
  const title = office && mixedCase(office.text.replace(/^(?:KT|TL|TUQ|Q)\s?\.\s?/u, ''), all)
  return { value: { name: line.text, title: title ?? null }, source: excerptOf(line) }
}
