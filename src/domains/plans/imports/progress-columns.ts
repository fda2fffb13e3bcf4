/**
 * Các cột của tệp nhập tiến độ: which obligation a row is about and what it says of it. The export writes these heads, the
 * import knows them again, also moved, with other accents, cases or spaces.
 */
import { isId } from '#base/ids.ts'

export const sheetHeads = {
  code: 'Mã mốc',
  note: 'Tiến độ mới',
  figures: 'Số liệu',
  doneDay: 'Đã xong ngày',
} as const

export type ProgressColumn = keyof typeof sheetHeads

/** The obligation and which version of it the sheet shows: «019c…/3». */
export function codeOf({ obligationId, version }: { obligationId: string; version: number }): string {
  return `${obligationId}/${version}`
}

/** Undefined for what is no code of ours. A code without a version is whatever version there is. */
export function readCode(text: string): { obligationId: string; version: number | null } | undefined {
  const [id = '', version, ...more] = text.trim().toLowerCase().split('/')
  if (!isId(id) || more.length > 0) return undefined
  if (version === undefined) return { obligationId: id, version: null }
  return /^\d{1,9}$/.test(version) ? { obligationId: id, version: Number(version) } : undefined
}
