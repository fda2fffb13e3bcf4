import { tidy } from '#base/vietnamese.ts'
import { digitsInWords, numberInWords } from '#domains/library/number-words.ts'

/**
 * Chữ để đọc lên loa: the text as a voice should say it, whoever the voice is. Khoản in square brackets stay on paper; numbers,
 * days, numbers of documents and short forms become words: «Điều 3 khoản 1» → «Điều ba khoản một», «UBND» → «Ủy ban nhân dân».
 */
export function readAloud(text: string): string {
  const spoken = rules.reduce((line, { pattern, say }) => line.replace(pattern, say), tidy(text))
  return tidy(spoken)
    .replace(/ ([,.;:?!])/gu, '$1')
    .replace(/,(?= ?[,.;:?!])/gu, '')
}

type Rule = { pattern: RegExp; say: (match: string, ...groups: string[]) => string }

function word(digits: string): string {
  const plain = digits.replaceAll('.', '')
  return plain.length > 15 ? digitsInWords(plain) : numberInWords(Number(plain))
}

/** Who stands behind the letters of a number: «…/NĐ-CP» is said as «của Chính phủ». */
const issuers: readonly [RegExp, string][] = [
  [/^UBTVQH(\d+)$/u, 'của Ủy ban Thường vụ Quốc hội khóa'],
  [/^QH(\d+)$/u, 'của Quốc hội khóa'],
  [/^(?:NĐ|NQ)-CP$/u, 'của Chính phủ'],
  [/^(?:QĐ|CT|CĐ)-TTg$/u, 'của Thủ tướng Chính phủ'],
  [/-UBND$/u, 'của Ủy ban nhân dân'],
  [/-HĐND$/u, 'của Hội đồng nhân dân'],
  [/-BTP$/u, 'của Bộ Tư pháp'],
  [/-BCA$/u, 'của Bộ Công an'],
  [/-BTC$/u, 'của Bộ Tài chính'],
  [/-TTCP$/u, 'của Thanh tra Chính phủ'],
]

const shortForms: Readonly<Record<string, string>> = {
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  MTTQ: 'Mặt trận Tổ quốc',
  TAND: 'Tòa án nhân dân',
  VKSND: 'Viện kiểm sát nhân dân',
  TGPL: 'trợ giúp pháp lý',
  PBGDPL: 'phổ biến, giáo dục pháp luật',
  TTHC: 'thủ tục hành chính',
  TDP: 'tổ dân phố',
  BLDS: 'Bộ luật Dân sự',
  BLHS: 'Bộ luật Hình sự',
  BHYT: 'bảo hiểm y tế',
  BHXH: 'bảo hiểm xã hội',
  CCCD: 'căn cước công dân',
  NĐ: 'Nghị định',
  QĐ: 'Quyết định',
  TT: 'Thông tư',
  NQ: 'Nghị quyết',
  KH: 'Kế hoạch',
  HIV: 'hát i vê',
  QR: 'quy e-rờ',
}

/** Điểm a, b, c as they are named, not as they are spelt at school. */
const letterNames: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'bê',
  c: 'xê',
  d: 'dê',
  đ: 'đê',
  e: 'e',
  g: 'giê',
  h: 'hát',
  i: 'i',
  k: 'ca',
  l: 'e-lờ',
  m: 'em-mờ',
  n: 'en-nờ',
  o: 'o',
  p: 'pê',
  q: 'quy',
}

const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

function romanNumber(letters: string): number {
  const values = [...letters].map((letter) => romanDigits[letter]!)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}

function documentNumber(number: string, year: string | undefined, letters: string): string {
  const [pattern, name] = issuers.find(([form]) => form.test(letters)) ?? []
  const term = pattern?.exec(letters)?.[1]
  const by = name === undefined ? spelt(letters) : `${name}${term ? ` ${word(term)}` : ''}`
  return `số ${word(number)}${year ? ` năm ${word(year)}` : ''} ${by}`
}

function spelt(letters: string): string {
  return [...letters.toLowerCase()]
    .map((letter) => letterNames[letter] ?? (/\d/u.test(letter) ? word(letter) : letter))
    .join(' ')
}

function day(number: string): string {
  const value = Number(number)
  return value <= 10 ? `mùng ${numberInWords(value)}` : numberInWords(value)
}

function month(number: string): string {
  return Number(number) === 4 ? 'tư' : numberInWords(Number(number))
}

/** In this order: what holds a number inside a larger form comes before bare numbers. */
const rules: readonly Rule[] = [
  { pattern: / ?\[[^[\]]{0,500}\]/gu, say: () => '' },
  { pattern: /[«»“”"]/gu, say: () => '' },
  { pattern: / ?\(([^()]{0,500})\)/gu, say: (_, inside) => `, ${inside},` },
  {
    pattern: /(?:số )?(?<![\p{L}\d/])(\d{1,5})\/(?:(\d{4})\/)?([A-ZĐ]{2,}\d*(?:-[A-ZĐ][A-Za-zĐđ]*)*)/gu,
    say: (_, number, year, letters) => documentNumber(number!, year, letters!),
  },
  {
    pattern: /(?:(ngày) )?(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/giu,
    say: (_, before, d, m, y) => `${before ?? 'ngày'} ${day(d!)} tháng ${month(m!)} năm ${word(y!)}`,
  },
  {
    pattern: /(ngày) (\d{1,2})(?:\/| tháng )(\d{1,2})(?![\d/])/giu,
    say: (_, before, d, m) => `${before} ${day(d!)} tháng ${month(m!)}`,
  },
  { pattern: /tháng (\d{1,2})\/(\d{4})/gu, say: (_, m, y) => `tháng ${month(m!)} năm ${word(y!)}` },
  { pattern: /tháng (0?\d|1[0-2])(?!\d)/gu, say: (_, m) => `tháng ${month(m!)}` },
  {
    pattern: /(?<!\d)(\d{1,2})(?:h|g|:)(\d{2})(?!\d)/gu,
    say: (_, h, m) => `${word(h!)} giờ${Number(m) === 0 ? '' : ` ${word(m!)}`}`,
  },
  {
    pattern: /(gọi(?: ngay)?(?: số)?|tổng đài|số) (11[1-5])(?!\d)/giu,
    say: (_, before, digits) => `${before} ${digitsInWords(digits!)}`,
  },
  {
    pattern: /(?<![\d.])(?:0|1[89]00)(?:[ .]?\d){6,9}(?!\d)/gu,
    say: (digits) => digitsInWords(digits.replace(/\D/gu, '')),
  },
  { pattern: /(\d)\s*%\s*\/\s*năm/gu, say: (_, digit) => `${digit} phần trăm một năm` },
  { pattern: /(\d)\s*%/gu, say: (_, digit) => `${digit} phần trăm` },
  { pattern: /(\d)\s*m2(?!\p{L})|(\d)\s*m²/gu, say: (_, one, other) => `${one ?? other} mét vuông` },
  { pattern: /(\d)\s*(?:VNĐ|VND|đ)(?!\p{L})/gu, say: (_, digit) => `${digit} đồng` },
  {
    pattern: /(điểm )([a-eghik-qđ])(?!\p{L})/giu,
    say: (_, before, letter) => `${before}${letterNames[letter!.toLowerCase()]}`,
  },
  {
    pattern: /((?:khóa|chương|phần|mục|quý) )([IVXLC]+)(?!\p{L})/giu,
    say: (all, before, letters) =>
      /^[IVXLC]+$/u.test(letters!) ? `${before}${numberInWords(romanNumber(letters!))}` : all,
  },
  { pattern: /(?<!\d)(\d{1,4})\s?[–-]\s?(\d{1,4})(?!\d)/gu, say: (_, from, to) => `${word(from!)} đến ${word(to!)}` },
  {
    pattern: /(?<!\d)(\d+),(\d+)(?!\d)/gu,
    say: (_, whole, part) => `${word(whole!)} phẩy ${part!.startsWith('0') ? digitsInWords(part!) : word(part!)}`,
  },
  { pattern: /(?<![\d.])\d{1,3}(?:\.\d{3})+(?!\d)|\d+/gu, say: (digits) => word(digits) },
  { pattern: /(?<!\p{L})[A-ZĐ]{2,6}(?!\p{L})/gu, say: (letters) => shortForms[letters] ?? letters },
]
