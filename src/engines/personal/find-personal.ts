import { fold } from '#base/vietnamese.ts'
import { familyNames, isOn, middleNames, notNames, placeWords, titles } from '#engines/personal/name-words.ts'

/**
 * Thông tin riêng trong một đoạn chữ: where a text says who somebody is. Rules of our own for Vietnamese, with and without marks; they
 * find more than is there rather than less, and a person decides. Knows no domain.
 */
export type PersonalKind = keyof typeof personalKinds

export const personalKinds = {
  name: 'tên người',
  phone: 'số điện thoại',
  identity: 'số giấy tờ',
  account: 'số tài khoản',
  address: 'địa chỉ',
  birth: 'ngày sinh, tuổi',
  email: 'thư điện tử, trang cá nhân',
  plate: 'biển số xe',
  minor: 'người dưới 18 tuổi',
} as const

/** `start`, `end`: places in the text that was given, end not included. */
export type PersonalFind = { kind: PersonalKind; start: number; end: number; text: string }

const textLengthMax = 40_000

/** In the order of the text; two that touch each other are one, of the kind that begins first. `year`: the present one, for ages. */
export function findPersonal(typed: string, year: number): PersonalFind[] {
  const text = typed.slice(0, textLengthMax)
  const found = [...rulesOf(text), ...namesIn(text), ...minorsIn(text, year)].filter(({ end, start }) => end > start)
  const kept: PersonalFind[] = []
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last !== undefined && one.start < last.end) {
      if (one.kind === 'minor') last.kind = 'minor'
      if (one.end > last.end) Object.assign(last, { end: one.end, text: text.slice(last.start, one.end) })
    } else kept.push({ ...one })
  }
  return kept
}

/** The text with each find replaced by what it is: «[tên người]». */
export function maskPersonal(text: string, finds: readonly PersonalFind[]): string {
  let masked = ''
  let done = 0
  for (const { start, end, kind } of finds) {
    masked += `${text.slice(done, start)}(${personalKinds[kind]})`
    done = end
  }
  return masked + text.slice(done)
}

const groups = String.raw`(?:[\s.-]?\d)`
/** A street, hamlet or block: its name in capitals, or a number. */
const named = String.raw`(?:(?:số\s+|so\s+)?\d{1,4}[A-Za-z]?(?:\/\d{1,4})*|\p{Lu}[\p{L}]*(?:\s+(?:\p{Lu}[\p{L}]*|\d{1,3}))*)`

const rules: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ['email', /(?:https?:\/\/)?(?:www\.|m\.)?(?:facebook|fb|zalo|tiktok)\.(?:com|me|vn)\/[\w.@/?=-]+/giu],
  ['phone', new RegExp(String.raw`(?<![\d/.,])(?:\+?84|0)${groups}{8,10}(?![\d/])(?!\.\d)`, 'gu')],
  [
    'identity',
    /(?<=(?:cccd|cmnd|căn cước|can cuoc|chứng minh|chung minh|hộ chiếu|ho chieu|bhxh|bảo hiểm|bao hiem|bhyt|mã số thuế|ma so thue|mst|sổ hộ khẩu|so ho khau)[^\d\n]{0,30})[A-Z]{0,2}\d[\d .-]{5,16}\d/giu,
  ],
  ['identity', /(?<![\d/.,])\d{3}[\s.]?\d{3}[\s.]?\d{3}[\s.]?\d{3}(?![\d/])(?!\s*(?:đ\b|đồng|dong|vnđ|vnd))/giu],
  ['identity', /(?<![\d/.,])\d{9}(?![\d/])(?!\s*(?:đ\b|đồng|dong|vnđ|vnd))/giu],
  ['identity', /(?<![\p{L}\d])[B-Z]\d{7}(?!\d)/gu],
  [
    'identity',
    /(?<=(?:giấy chứng nhận|sổ đỏ|sổ hồng|gcn|so do|so hong|quyền sử dụng đất)[^\n]{0,30})(?<!\p{L})[A-Z]{2}\s?\d{6,8}(?!\d)/giu,
  ],
  [
    'identity',
    /(?<!\p{L})(?:thửa|thua)(?: (?:đất|dat))? (?:số|so)?\s*\d{1,4}(?:,? ?(?:thuộc )?(?:tờ|to) (?:bản đồ|ban do) (?:số|so)?\s*\d{1,4})?/giu,
  ],
  [
    'account',
    /(?<=(?:stk|số tài khoản|so tai khoan|số tk|so tk|tài khoản|tai khoan)[^\d\n]{0,30})\d[\d .-]{4,22}\d/giu,
  ],
  [
    'account',
    /(?<=(?:chuyển khoản|chuyen khoan)[^\d\n]{0,30})\d{3}[\d ]{4,22}\d(?!\s*(?:đ\b|đồng|dong|triệu|trieu|nghìn|vnđ|vnd))/giu,
  ],
  ['account', /(?<![\d/.,])\d{13,19}(?![\d/])(?!\s*(?:đ\b|đồng|dong|vnđ|vnd))/giu],
  ['plate', /(?<![\d/])\d{2}\s?[-–]?\s?[A-ZĐ]{1,2}\d?\s?[-–. ]?\s?\d{3}\.?\d{1,2}(?!\d)/gu],
  [
    'plate',
    /(?<=(?:biển số|bien so|biển kiểm soát|bks|biển)(?: xe)?:?\s)\d{2}\s?-?\s?[a-zđ]{1,2}\d?\s?[-. ]?\s?\d{3}\.?\d{1,2}(?!\d)/giu,
  ],
  [
    'birth',
    /(?<!\p{L})(?:sinh (?:ngày|ngay)|(?:ngày|ngay) sinh|sinh|sn|(?:năm|nam) sinh):?\s+(?:(?:ngày|ngay)\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)?\d{2}/giu,
  ],
  [
    'birth',
    /(?<!\p{L})(?:sinh (?:ngày|ngay)|(?:ngày|ngay) sinh|sinh)\s+\d{1,2} (?:tháng|thang) \d{1,2}(?:,? (?:năm|nam) (?:19|20)\d{2})?/giu,
  ],
  ['birth', /(?<!\p{L})(?:sinh (?:năm|nam)|(?:năm|nam) sinh|sinh|sn):?\s*(?:19|20)\d{2}(?!\d)/giu],
  [
    'birth',
    /(?<=(?:tôi|toi|em|cháu|chau|anh|chị|chi|ông|ong|bà|ba|chồng|chong|vợ|vo|mẹ|me|bố|bo|con)(?: (?:tôi|toi|em|ấy|nay|này|năm nay|nam nay|được|duoc|đã|da|nay đã))*\s)\d{1,3} (?:tuổi|tuoi)(?!\p{L})/giu,
  ],
  ['birth', /(?<=(?<!\p{L})\p{Lu}[\p{L}]*,?\s)\d{2,3} (?:tuổi|tuoi)(?!\p{L})/gu],
  ['address', /(?<=(?<!\p{L})(?:ở|o|tại|trú)\s)bản\s+\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)*/gu],
  [
    'address',
    new RegExp(
      String.raw`(?<!\p{L})(?:số nhà|nhà số|so nha|nha so)\s+\d{1,4}[A-Za-z]?(?:\/\d{1,4})*(?:,?\s+(?:ngõ|ngách|hẻm|kiệt|đường|phố)\s+${named})*`,
      'gu',
    ),
  ],
  [
    'address',
    new RegExp(
      String.raw`(?<![\p{L}\d/])(?:[Ss]ố\s+)?\d{1,4}[A-Za-z]?(?:\/\d{1,4})*,?\s+(?:đường|phố|ngõ|hẻm)\s+${named}`,
      'gu',
    ),
  ],
  [
    'address',
    new RegExp(
      String.raw`(?<!\p{L})(?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt|[Nn]go|[Hh]em)\s+(?:số\s+)?\d{1,4}(?:\/\d{1,4})*(?:,?\s+(?:đường|phố|ngõ)\s+${named})?(?!\s*(?:tháng|ngày|năm|triệu|tuổi))`,
      'gu',
    ),
  ],
  [
    'address',
    new RegExp(
      String.raw`(?<!\p{L})(?:[Tt]ổ dân phố|[Tt]o dan pho|TDP|[Kk]hu phố|[Kk]hu pho|[Tt]hôn|[Tt]hon|[Xx]óm|[Xx]om|[Ấấ]p|[Bb]uôn|[Pp]hum|[Ss]óc|[Kk]hóm|[Kk]hom|[Đđ]ội|[Tt]ổ)\s+${named}(?!\s*(?:tháng|ngày|năm|triệu|người|tuổi))`,
      'gu',
    ),
  ],
  ['address', /(?<!\p{L})(?:[Cc]hung cư|[Tt]òa nhà|[Tt]òa)\s+\p{Lu}[\p{L}\d]*(?:\s+\p{Lu}[\p{L}\d]*)*/gu],
  ['address', /(?<!\p{L})(?:căn hộ|phòng|can ho)\s+(?:số\s+)?[A-Z]?\d{3,4}[A-Z]?(?!\d)/giu],
]

function rulesOf(text: string): PersonalFind[] {
  return rules.flatMap(([kind, form]) =>
    [...text.matchAll(form)].map(({ index, 0: match }) => {
      const kept = match.trimEnd()
      return { kind, start: index, end: index + kept.length, text: kept }
    }),
  )
}

type Word = { start: number; end: number; text: string; folded: string; isCapital: boolean; opens: boolean }

/** Names: after a title or «tên là», by a family name in capitals, and by family and middle name in small letters without marks. */
function namesIn(text: string): PersonalFind[] {
  const words = wordsOf(text)
  const finds: PersonalFind[] = []
  const add = (from: number, to: number) => {
    const [start, end] = [words[from]!.start, words[to]!.end]
    finds.push({ kind: 'name', start, end, text: text.slice(start, end) })
  }
  for (let at = 0; at < words.length; at++) {
    const { length, isName } = runAt(words, at)
    if (isName) add(at, at + length - 1)
    at += length - 1
  }
  return finds
}

const syllablesMax = 5

/** How many words from here on belong together, and whether they are a person's name. */
function runAt(words: readonly Word[], at: number): { length: number; isName: boolean } {
  const word = words[at]!
  const before = word.opens ? '' : (words[at - 1]?.text ?? '')
  const run = capitalsFrom(words, at)
  const no = { length: Math.max(run, 1), isName: false }
  if (run > 0 && isOn(placeWords, before)) return no
  if (run > 0 && (isOn(notNames, phrase(words, at, 1)) || isOn(notNames, phrase(words, at, 2)))) return no
  const isFamily = isOn(familyNames, word.text)
  if (run >= 2 && isFamily) return { length: run, isName: true }
  if (run >= 1 && isOn(titles, before)) return { length: run, isName: true }
  if (isSaid(words, at) && (run >= 2 || isFamily)) return { length: Math.max(run, smallRun(words, at)), isName: true }
  const [next, last] = [words[at + 1], words[at + 2]]
  // without marks «vo thi hoa» is a name; with marks «vô thi» is not
  const isSmall = !word.isCapital && isFamily && isBare(word) && next !== undefined && isBare(next) && !next.opens
  if (isSmall && isOn(middleNames, next.text) && last !== undefined && !last.opens) return { length: 3, isName: true }
  return { length: 1, isName: false }
}

function phrase(words: readonly Word[], at: number, length: number): string {
  return words
    .slice(at, at + length)
    .map(({ text }) => text.toLowerCase())
    .join(' ')
}

function isBare({ text }: Word): boolean {
  return /^[a-z]+$/iu.test(text)
}

function capitalsFrom(words: readonly Word[], at: number): number {
  let run = 0
  while (run < syllablesMax && words[at + run]?.isCapital && (run === 0 || !words[at + run]!.opens)) run++
  return run
}

/** «tên là nguyễn văn an» in small letters: as many syllables as a name has. */
function smallRun(words: readonly Word[], at: number): number {
  if (!isOn(familyNames, words[at]!.text)) return 0
  let run = 1
  const more = isOn(middleNames, words[at + 1]?.text ?? '') ? 3 : 2
  while (run < more && words[at + run] !== undefined && !words[at + run]!.opens) run++
  return run
}

const said =
  /(?:^| )(?:toi ten|ten toi|ten la|ho ten|ho va ten|toi la|ten em|em ten|ten chau|ky ten|nguoi viet don|chau ten)(?: la)? $/u

function isSaid(words: readonly Word[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at)
  return said.test(`${before.map(({ folded }) => folded).join(' ')} `)
}

/** `opens`: something other than a blank stands before it. */
function wordsOf(text: string): Word[] {
  let last = 0
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ index, 0: word }) => {
    const opens = /[^\s]/u.test(text.slice(last, index))
    last = index + word.length
    const isCapital = /^\p{Lu}/u.test(word) && (word.length === 1 || !/^\p{Lu}+$/u.test(word) || word.length > 3)
    return { start: index, end: last, text: word, folded: fold(word), isCapital, opens }
  })
}

const grown = 18
const child = '(?:con|cháu|chau|em|bé|be)'
const minorForms: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\p{L})${child}(?:\s+(?:gái|trai|gai|tôi|toi|em|ấy|nó|nhà|út|lớn|nhỏ|năm nay|nam nay|được|duoc|mới|moi|nay|đang|của))*\s+(?<age>\d{1,2}) (?:tuổi|tuoi)(?!\p{L})`,
    'giu',
  ),
  /(?<!\p{L})(?:tôi|toi)(?: (?:năm nay|nam nay|mới|moi|được|duoc|nay))*\s+(?<age>\d{1,2}) (?:tuổi|tuoi)(?!\p{L})/giu,
  new RegExp(
    String.raw`(?<!\p{L})${child}(?:\s+\p{L}+){0,5}\s+(?:sinh năm|sinh nam|sn)\s*(?<born>20\d{2})(?!\d)`,
    'giu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})${child}(?:\s+\p{L}+){0,6}\s+(?:học |hoc )?(?:lớp|lop) (?<grade>\d{1,2})(?!\d)`,
    'giu',
  ),
]

/** What tells that somebody in the story is a child; what the law says of children in general does not. */
function minorsIn(text: string, year: number): PersonalFind[] {
  return minorForms.flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ index, 0: match, groups }) => {
      const { age, born, grade } = groups!
      const isMinor =
        (age !== undefined && Number(age) < grown) ||
        (born !== undefined && year - Number(born) <= grown) ||
        (grade !== undefined && Number(grade) <= 12)
      return isMinor ? [{ kind: 'minor' as const, start: index, end: index + match.length, text: match }] : []
    }),
  )
}
