import { foldInPlace } from '#base/fold-in-place.ts'
import { capitalise, isCapitals, tidy } from '#base/vietnamese.ts'
import { sentenceCased } from '#domains/plans/plan-reader/header/sentence-case.ts'
import { isAuthority } from '#domains/plans/plan-reader/layout/regions.ts'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { Excerpt } from '#engines/documents/document.ts'
import { excerptOf, type Line } from '#engines/documents/line.ts'

/** Người ký: on whose behalf, in what office, and the name. */
export type SignerReading = { value: NonNullable<PlanReading['signer']>; sources: Record<string, Excerpt> }

export function readSigner(closing: Line[]): SignerReading | undefined {
  const authorities = closing.filter(isAuthority).slice(0, 4)
  const firstAuthority = authorities[0]
  const titleLine = titleAfter(closing, authorities)
  const from = Math.max(closing.indexOf(titleLine ?? firstAuthority ?? closing[0]!), 0)
  const nameLine =
    nameAfter(closing, titleLine || firstAuthority ? from + 1 : closing.length) ??
    (titleLine || firstAuthority ? nameBefore(closing, from) : undefined)
  if (!nameLine) return undefined
  const name = withoutRank(nameLine)
  return {
    value: {
      name: tidy(name.text),
      title: titleLine ? officeOf(titleLine.text) : titleOfAuthority(authorities.at(-1)),
      authority: authorities.length > 0 ? authorities.map((line) => tidy(line.text)).join(' ') : null,
    },
    sources: {
      'signer.name': excerptOf(nameLine, name.start),
      ...(titleLine
        ? { 'signer.title': excerptOf(titleLine) }
        : authorities.length > 0
          ? { 'signer.title': excerptOf(authorities.at(-1)!) }
          : {}),
      ...Object.fromEntries(
        authorities.map((line, index) => [
          index === 0 ? 'signer.authority' : `signer.authority.${index}`,
          excerptOf(line),
        ]),
      ),
    },
  }
}

/** Whether a line of the closing belongs to the signature and not to the recipients. */
export function isSignatureLine(line: Line): boolean {
  return (
    isAuthority(line) ||
    isOffice(line) ||
    isSeal(line) ||
    (isPersonName(line) && !/^[-+*•]/u.test(line.text) && line.marker === undefined)
  )
}

function isSeal(line: Line): boolean {
  return /^\(?(?:da ky|ky ten|ky, dong dau|da ky va dong dau|dong dau|ky va ghi ro ho ten)\b/u.test(line.folded)
}

const offices = [
  'Phó Thủ tướng',
  'Thủ tướng',
  'Bộ trưởng',
  'Thứ trưởng',
  'Phó Chủ tịch Thường trực',
  'Phó Chủ tịch',
  'Quyền Chủ tịch',
  'Chủ tịch',
  'Phó Bí thư Thường trực',
  'Phó Bí thư',
  'Bí thư',
  'Phó Tổng Giám đốc',
  'Tổng Giám đốc',
  'Phó Giám đốc',
  'Giám đốc',
  'Phó Cục trưởng',
  'Cục trưởng',
  'Phó Chi cục trưởng',
  'Chi cục trưởng',
  'Phó Vụ trưởng',
  'Vụ trưởng',
  'Phó Chánh Văn phòng',
  'Chánh Văn phòng',
  'Phó Chánh án',
  'Chánh án',
  'Phó Viện trưởng',
  'Viện trưởng',
  'Phó Trưởng phòng',
  'Trưởng phòng',
  'Phó Trưởng ban Thường trực',
  'Phó Trưởng ban',
  'Trưởng ban',
  'Phó Trưởng đoàn',
  'Trưởng đoàn',
  'Phó Trưởng Công an',
  'Trưởng Công an',
  'Phó Hiệu trưởng',
  'Hiệu trưởng',
  'Phó Chính ủy',
  'Chính ủy',
  'Chỉ huy trưởng',
  'Chánh Thanh tra',
  'Tổng Thư ký',
  'Tổng Biên tập',
  'Trưởng thôn',
  'Ủy viên Ban Thường vụ',
  'Ủy viên',
].map((name) => ({ name, folded: foldInPlace(name) }))

function isOffice(line: Line): boolean {
  if (!isCapitals(line.text) || line.text.length > 90 || line.marker !== undefined || /^[-+*•]/u.test(line.text))
    return false
  return offices.some(({ folded }) => line.folded.startsWith(folded)) || /^(?:q\. |quyen )/u.test(line.folded)
}

/** The office under the last «KT.», or under «TM.» where the signer is the head. */
function titleAfter(closing: Line[], authorities: Line[]): Line | undefined {
  const from = authorities.length > 0 ? closing.indexOf(authorities.at(-1)!) + 1 : 0
  return closing.slice(from).find((line) => isOffice(line))
}

/** «KT. CHỦ TỊCH» with nothing under it still says «Chủ tịch»; the signer acts for that office. */
function titleOfAuthority(authority: Line | undefined): string | null {
  const office =
    authority && /^(?:t\/?m|tl|tuq|q)\s?\.\s?/u.test(authority.folded)
      ? null
      : authority?.text.replace(/^[^.]*\.\s*/u, '')
  return office ? officeOf(office) : null
}

/** «PHÓ CHỦ TỊCH» → «Phó Chủ tịch»; words after a known office in small letters. */
function officeOf(text: string): string {
  const folded = foldInPlace(tidy(text))
  const known = offices.find((office) => folded.startsWith(office.folded))
  if (!isCapitals(text)) return tidy(text)
  if (!known) return capitalise(tidy(text).toLocaleLowerCase('vi'))
  return tidy(
    `${known.name} ${tidy(sentenceCased(tidy(text).slice(known.folded.length).trim())).replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLocaleLowerCase('vi'))}`,
  )
}

function nameAfter(closing: Line[], from: number): Line | undefined {
  return closing.slice(from).find((line) => isPersonName(line) && !isSeal(line))
}

function nameBefore(closing: Line[], before: number): Line | undefined {
  return closing.slice(0, before).findLast((line) => isPersonName(line) && line.bold)
}

const rank =
  /^(?:đồng chí|đ\/c|ông|bà|ths|ts|gs|pgs|bs|ks|cn|thượng tá|trung tá|thiếu tá|đại tá|đại úy|thượng úy|thiếu tướng|trung tướng)[.,:]?\s+/iu

function withoutRank(line: Line): { text: string; start: number } {
  let start = 0
  for (let match = rank.exec(line.text.slice(start)); match; match = rank.exec(line.text.slice(start)))
    start += match[0].length
  const text = line.text.slice(start)
  return { text, start }
}

/** Two to six words, each with a capital first letter; never a body or a motto. */
function isPersonName(line: Line): boolean {
  if (line.marker !== undefined || line.text.length > 60) return false
  const { text } = withoutRank(line)
  const words = text.trim().split(/\s+/u)
  if (words.length < 2 || words.length > 6) return false
  if (!words.every((word) => /^\p{Lu}[\p{L}'’]*$/u.test(word))) return false
  if (isCapitals(text) && offices.some(({ folded }) => line.folded.includes(folded))) return false
  return !/^(?:uy ban|ubnd|hoi dong|so |bo |phong |ban |hoi |van phong|noi nhan|phu luc|cong hoa|doc lap|da ky|luu|ke hoach|danh muc|bang )/u.test(
    line.folded,
  )
}
