import { capitalise } from '#base/vietnamese.ts'
import { bodyStartOf } from '#domains/plans/plan-reader/bodies/body-words.ts'
import { fieldNamesIn } from '#domains/plans/plan-reader/bodies/field-names.ts'
import { trimBody } from '#domains/plans/plan-reader/bodies/trim-body.ts'
import { type Passage, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'

/** One body as written, and the part of the passage that it was read from. `name` may add a noun: «Bộ» of «Các Bộ: A, B». */
export type BodyPart = { name: string; part: Passage }

const bodiesMax = 200

/**
 * Tách danh sách cơ quan: at `;`, and at `,` and «và» where a new body begins. «Phòng Lao động, Thương binh và Xã hội»,
 * «Các sở, ban, ngành», «UBND các xã, phường», «các cơ quan, tổ chức khác có liên quan» stay whole.
 */
export function splitBodies(passage: Passage): BodyPart[] {
  const parts: BodyPart[] = []
  for (const segment of splitAt(passage, semicolons(passage.folded))) {
    const list = listOfFields(segment)
    if (list) parts.push(...list)
    else {
      for (const part of splitAt(segment, boundariesIn(segment))) {
        const trimmed = trimBody(part)
        if (trimmed.text !== '') parts.push({ name: trimmed.text, part: trimmed })
      }
    }
    if (parts.length > bodiesMax) break
  }
  return withoutRepeats(parts.slice(0, bodiesMax))
}

type Cut = { from: number; to: number }

function splitAt(passage: Passage, cuts: Cut[]): Passage[] {
  let start = 0
  const parts: Passage[] = []
  for (const cut of cuts) {
    parts.push(slicePassage(passage, start, cut.from))
    start = cut.to
  }
  parts.push(slicePassage(passage, start))
  return parts.filter((part) => part.text !== '')
}

/** Semicolons outside brackets. */
function semicolons(folded: string): Cut[] {
  const cuts: Cut[] = []
  let depth = 0
  for (let index = 0; index < folded.length; index += 1) {
    if (folded[index] === '(') depth += 1
    else if (folded[index] === ')') depth = Math.max(0, depth - 1)
    else if (folded[index] === ';' && depth === 0) cuts.push({ from: index, to: index + 1 })
  }
  return cuts
}

/** The body being read: how it began, where, and whether «liên quan» has closed it. */
type Open = { group: 'proper' | 'collective' | 'common'; from: number; isClosed: boolean }

/** Where, inside one segment, the next body begins. */
function boundariesIn({ text, folded }: Passage): Cut[] {
  const cuts: Cut[] = []
  let open = openAt(text, folded, 0)
  let depth = 0
  const separator = /[(),/]| va (?=\S)| va$| cung voi | - | \+ |(?<=\p{L}) (?=\p{L})/gu
  for (let match = separator.exec(folded); match; match = separator.exec(folded)) {
    const sign = match[0]
    if (sign === '(') depth += 1
    if (sign === ')') depth = Math.max(0, depth - 1)
    if (depth > 0 || sign === '(' || sign === ')' || isInsideAbbreviation(text, match.index)) continue
    if (sign === ' ' && !opensWithoutComma(text, folded, match.index, open)) continue
    const next = skipJoint(folded, match.index + sign.length)
    open.isClosed ||= /(?:lien quan|lien quan khac|truc thuoc)\s*$/u.test(
      folded.slice(Math.max(open.from, match.index - 20), match.index),
    )
    const isNew = sign === ' ' || opensBody(text, folded, next, sign, open, match.index)
    if (!isNew || isSharedOffice(folded, match.index, next)) continue
    cuts.push({ from: match.index, to: next })
    open = openAt(text, folded, next)
    separator.lastIndex = Math.max(separator.lastIndex, next)
    if (cuts.length > bodiesMax) break
  }
  return cuts
}

/** «Sở VH,TT&DL»: a comma between capitals without a space is no separator. */
function isInsideAbbreviation(text: string, index: number): boolean {
  return /^\p{Lu}[,/]\p{Lu}$/u.test(text.slice(index - 1, index + 2)) && /^[,/]/u.test(text.slice(index))
}

function openAt(text: string, folded: string, from: number): Open {
  const start = startAt(text, folded, from)
  const group = start === 'collective' ? 'collective' : start === 'common' || start === 'place' ? 'common' : 'proper'
  return { group, from, isClosed: false }
}

/** «Văn phòng HĐND và UBND», «Văn phòng Đoàn ĐBQH và HĐND» are one office. */
function isSharedOffice(folded: string, index: number, next: number): boolean {
  if (!/^(?:hdnd|ubnd|hoi dong nhan dan|uy ban nhan dan|doan dbqh)/u.test(folded.slice(next, next + 20))) return false
  return /(?:van phong|vp|cong chuc vp|cong chuc van phong|thuong truc) (?:hdnd|hoi dong nhan dan|doan dbqh|doan dai bieu quoc hoi|dang uy|tinh uy)(?: tinh| huyen| xa| phuong)?$/u.test(
    folded.slice(Math.max(0, index - 60), index),
  )
}

/** After a comma there may still be «và», «cùng», «với». */
function skipJoint(folded: string, index: number): number {
  const match = /^\s*(?:(?:va|cung|voi|phoi hop voi|hoac)\s+)*/u.exec(folded.slice(index, index + 40))
  return index + (match?.[0].length ?? 0)
}

function startAt(text: string, folded: string, index: number) {
  return bodyStartOf(text.slice(index, index + 60), folded.slice(index, index + 60))
}

function opensBody(text: string, folded: string, next: number, sign: string, open: Open, at: number): boolean {
  const start = startAt(text, folded, next)
  if (sign === '/' && start !== 'always' && start !== 'proper') return false
  if (sign === ' - ') return start === 'always' && /^(?!UBND|HĐND)\p{Lu}/u.test(text.slice(next, next + 5))
  switch (start) {
    case undefined:
      return (
        sign !== '/' && isPersonName(text, next) && !/\b(?:xa|phuong|thon|huyen)\b/u.test(folded.slice(open.from, at))
      )
    case 'collective':
    case 'always':
      return true
    case 'proper':
      return open.group !== 'collective' || open.isClosed || !isBareSort(folded, next)
    case 'place':
      return open.isClosed && !/^cap\b/u.test(folded.slice(next, next + 4))
    case 'common':
      if (open.isClosed || open.group === 'proper') return true
      return open.group === 'common' && !isListOfSorts(folded.slice(open.from, at))
  }
}

/** «Ban», «Ngành» with a capital after «Các Sở,» are sorts of bodies all the same. */
function isBareSort(folded: string, index: number): boolean {
  return /^(?:so|ban|nganh|bo|phong|don vi)(?: (?:ban|nganh|tinh|huyen|xa|phuong|thanh pho|doan the))*(?:[,;.]| va |$)/u.test(
    folded.slice(index, index + 60),
  )
}

/** «Bộ, cơ quan, tổ chức» share what follows; «cơ sở khám bệnh, chữa bệnh» is a body of its own. */
function isListOfSorts(folded: string): boolean {
  return /^(?:(?:,| va|\s)*(?:co quan|don vi|to chuc|dia phuong|doanh nghiep|ban|nganh|doan the|so|bo|phong|hoi|ca nhan|cac cap|cap|truong|hop tac xa)(?![\p{L}]))+[\s,]*$/u.test(
    folded,
  )
}

/** A body that follows with its comma forgotten: «Các Bộ, ngành Ủy ban nhân dân cấp tỉnh», «Sở Y tế cơ quan, đơn vị». */
function opensWithoutComma(text: string, folded: string, space: number, open: Open): boolean {
  const rest = text.slice(space + 1, space + 40)
  if (/^(?:cơ quan|đơn vị), (?:đơn vị|cơ quan|tổ chức)/u.test(rest))
    return open.group === 'proper' && space - open.from > 6
  const before = folded.slice(Math.max(0, space - 20), space)
  if (/(?:nganh|doan the|lien quan|dia phuong|cac cap)$/u.test(before)) return unmistakable.test(rest)
  return (
    /\b(?:tinh|huyen|xa|phuong|thanh pho)$/u.test(before) &&
    (unmistakable.test(rest) || /^các (?:cơ quan|tổ chức|đơn vị|phòng|sở|ban|đoàn thể) /u.test(rest))
  )
}

/** Openings of names that no place is called: «xã Hội An» and «phường Trường Thi» are places. */
const unmistakable =
  /^(?:UBND|Ủy ban|Uỷ ban|Hội (?:Luật gia|đồng|Nông dân|Liên hiệp|LHPN|Phụ nữ|Cựu)|Công an|Văn phòng|Trung tâm|Phòng \p{Lu}|Sở \p{Lu}|Ban (?:Chỉ huy|CHQS|Tuyên|Tổ chức|Dân vận|Quản lý)|Đoàn (?:TN|Thanh niên)|Mặt trận|Đài |Báo |Thanh tra|Liên đoàn|Tòa án|Viện kiểm sát|Bảo hiểm|Các )/u

/** «Đỗ Mạnh Cường»: two to five words, every one with a capital. */
function isPersonName(text: string, index: number): boolean {
  const name = /^[^,;()]{1,60}/u.exec(text.slice(index, index + 60))?.[0].trim() ?? ''
  const words = name.split(' ')
  return (
    words.length >= 3 &&
    words.length <= 5 &&
    words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word)) &&
    surnames.has(words[0]!)
  )
}

const surnames = new Set(
  'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lâm Mai Đào Cao Lương Tô Hà Tạ Vương Phùng Thái Chu Quách La Nông Hứa Lò Giàng Vàng Sùng Thào Quàng Cầm Kim Thạch Sơn Danh Châu Tống Đàm Từ Lục Triệu Ma Hoàng'.split(
    ' ',
  ),
)

/** «Các Bộ: Xây dựng, Tài chính» is «Bộ Xây dựng» and «Bộ Tài chính». */
function listOfFields(segment: Passage): BodyPart[] | undefined {
  const match = /^(?:cac )(so|bo|phong|ban|nganh)(?: nganh)?\s*:\s*/u.exec(segment.folded)
  const rest = match && slicePassage(segment, match[0].length)
  if (!match || !rest) return undefined
  const noun = segment.text.slice(4, 4 + match[1]!.length)
  const capitalised = capitalise(noun)
  return fieldNamesIn(rest.folded).flatMap(({ start, end }) =>
    splitAt(slicePassage(rest, start, end), [])
      .map((part) => trimBody(part))
      .filter((part) => part.text !== '')
      .map((part) => ({
        name: startAt(part.text, part.folded, 0) === undefined ? `${capitalised} ${part.text}` : part.text,
        part,
      })),
  )
}

function withoutRepeats(parts: BodyPart[]): BodyPart[] {
  const seen = new Set<string>()
  return parts.filter(({ name }) => {
    const key = name.toLowerCase().replace(/\s+/gu, ' ')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
