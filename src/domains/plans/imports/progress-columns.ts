/**
 * Các cột của tệp nhập tiến độ: which obligation a row is about and what it says of it. The export writes these heads, the
 * import knows them again, also moved, with other accents, cases or spaces, or one letter wrong.
 */
import { isId } from '#base/ids.ts'
import { fold } from '#base/vietnamese.ts'
import { editDistance } from '#domains/bodies/edit-distance.ts'

export const sheetHeads = {
  code: 'Mã mốc',
  note: 'Tiến độ mới',
  figures: 'Số liệu',
  doneDay: 'Đã xong ngày',
} as const

export type ProgressColumn = keyof typeof sheetHeads

/** Of the file with the rows that failed; it is left out when such a file comes back. */
export const errorHead = 'Lỗi cần sửa'

const alsoWritten: Record<ProgressColumn, readonly string[]> = {
  code: ['ma moc', 'ma moc khong sua', 'ma so moc'],
  note: ['tien do moi', 'tien do', 'noi dung tien do', 'tien do thuc hien', 'ket qua moi'],
  figures: ['so lieu', 'so lieu moi', 'so lieu ten so don vi', 'so lieu kem theo'],
  doneDay: ['da xong ngay', 'ngay da xong', 'ngay hoan thanh', 'da hoan thanh ngay'],
}

/** Which part a head names; undefined for every other head, «Tiến độ gần nhất» and «Ngày xong» among them. */
export function columnOf(head: string): ProgressColumn | undefined {
  const words = plain(head)
  const parts = Object.keys(alsoWritten) as ProgressColumn[]
  return (
    parts.find((part) => alsoWritten[part].includes(words)) ??
    parts.find((part) => words.length >= 6 && editDistance(words, plain(sheetHeads[part]), 1) <= 1)
  )
}

export function isErrorHead(head: string): boolean {
  return plain(head) === plain(errorHead)
}

function plain(head: string): string {
  return fold(head)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The obligation, which version of it the sheet shows, and which sheet: «019c…/3/mhq2k1». */
export function codeOf({ obligationId, version }: { obligationId: string; version: number }, stamp: string): string {
  return `${obligationId}/${version}/${stamp}`
}

/** A sheet is known by the moment it was made. */
export function stampOf(moment: Date): string {
  return moment.getTime().toString(36)
}

/** Undefined for what is no code of ours. What a code leaves out is whatever there is. */
export function readCode(text: string): { obligationId: string; version: number | null; stamp: string } | undefined {
  const [id = '', version = '', stamp = '', ...more] = text.trim().toLowerCase().split('/')
  if (!isId(id) || more.length > 0 || !/^\d{0,9}$/.test(version) || !/^[0-9a-z]{0,12}$/.test(stamp)) return undefined
  return { obligationId: id, version: version === '' ? null : Number(version), stamp }
}
