import { foldInPlace } from '#base/fold-in-place.ts'
import { isCapitals } from '#base/vietnamese.ts'
import type { Line } from '#engines/documents/line.ts'

/** Tên loại văn bản that a plan, or a document that issues one, can bear; the longest first. */
const kinds = [
  'Kế hoạch liên tịch',
  'Kế hoạch phối hợp',
  'Kế hoạch hành động',
  'Chương trình hành động',
  'Chương trình phối hợp',
  'Chương trình công tác',
  'Nghị quyết liên tịch',
  'Kế hoạch',
  'Chương trình',
  'Phương án',
  'Đề án',
  'Dự án',
  'Quyết định',
  'Nghị quyết',
  'Chỉ thị',
  'Hướng dẫn',
  'Thông báo',
  'Thông tri',
  'Công điện',
  'Kết luận',
  'Quy chế',
  'Quy định',
  'Báo cáo',
  'Tờ trình',
  'Biên bản',
  'Giấy mời',
  'Thể lệ',
].map((name) => ({ name, folded: foldInPlace(name) }))

/** The kind that a line names, and where the title goes on in it: at the line's end when it names nothing else. */
export type KindLine = { line: Line; kind: string; titleStart: number }

/** A line that says what the document is: «KẾ HOẠCH», «KẾ HOẠCH HÀNH ĐỘNG», «KẾ HOẠCH TRIỂN KHAI … NĂM 2026». */
export function readKindLine(line: Line): KindLine | undefined {
  if (line.marker !== undefined || line.text.length > 400) return undefined
  const { text, folded, shift } = withoutDraftMark(line)
  const spaced = spacedKind(folded)
  if (spaced) return { line, kind: spaced, titleStart: line.text.length }
  const found = kinds.find(
    (kind) => folded.startsWith(kind.folded) && !/^[\p{L}\p{N}]/u.test(folded.slice(kind.folded.length)),
  )
  if (!found) return undefined
  const rest = folded.slice(found.folded.length)
  const isAlone = /^[\s.:]*$/u.test(rest)
  const isHeading = isCapitals(text) || line.headingLevel !== undefined || line.centred
  const isTitle = isCapitals(text.slice(0, found.folded.length)) && (isAlone || isHeading || /^\s*\S/u.test(rest))
  if (!(isAlone && (isHeading || line.bold)) && !isTitle) return undefined
  if (isAlone && rest.includes(':')) return undefined
  return { line, kind: found.name, titleStart: isAlone ? line.text.length : shift + found.folded.length }
}

function withoutDraftMark(line: Line): { text: string; folded: string; shift: number } {
  const match = /^\(?du thao\)?\s*(?:lan \d+)?\s*[:.-]?\s*/u.exec(line.folded)
  const shift = match && match[0].length < line.text.length ? match[0].length : 0
  return { text: line.text.slice(shift), folded: line.folded.slice(shift), shift }
}

/** «K Ế  H O Ạ C H». */
function spacedKind(folded: string): string | undefined {
  if (!/^(?:[a-z] {1,3}){4,}[a-z]$/u.test(folded)) return undefined
  const joined = folded.replaceAll(' ', '')
  return kinds.find((kind) => kind.folded.replaceAll(' ', '') === joined)?.name
}

/** Whether a document of this kind lays out work: a plan, a programme, a scheme. */
export function isPlanKind(kind: string | null): boolean {
  return kind !== null && /^(?:kế hoạch|chương trình|phương án|đề án|dự án|hướng dẫn)/iu.test(kind)
}
