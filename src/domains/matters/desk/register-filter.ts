import type { Day } from '#base/day.ts'
import { isDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import type { MatterState } from '#domains/matters/matter.ts'
import { isMatterKind, type MatterKind } from '#domains/matters/matter-kind.ts'
import { type Channel, channels } from '#domains/matters/submission.ts'

/** Bộ lọc của sổ theo dõi, as it stands in the address. */
export type RegisterFilter = {
  show: RegisterShow
  kind: MatterKind | undefined
  channel: Channel | undefined
  mine: boolean
  search: string
  /** The last row of the page before. */
  after: { key: string; id: string } | undefined
}

export const registerShows = {
  open: 'Đang mở, gần hạn trước',
  late: 'Quá hạn',
  unhappy: 'Người gửi nói chưa xong',
  unheld: 'Chưa ai giữ, hoặc người giữ đã thôi việc',
  all: 'Tất cả, mới nhận trước',
} as const

export type RegisterShow = keyof typeof registerShows

export const openStates: MatterState[] = ['received', 'in-review', 'waiting']

/** What cannot be understood is left out. */
export function registerFilterOf(query: Record<string, string>): RegisterFilter {
  const show = query.xem ?? ''
  const [key, id] = (query.sau ?? '').split('_')
  return {
    show: Object.hasOwn(registerShows, show) ? (show as RegisterShow) : 'open',
    kind: query.loai !== undefined && isMatterKind(query.loai) ? query.loai : undefined,
    channel: query.kenh !== undefined && Object.hasOwn(channels, query.kenh) ? (query.kenh as Channel) : undefined,
    mine: query['cua-toi'] === 'co',
    search: (query.tim ?? '').slice(0, 100),
    after: key !== undefined && id !== undefined && isId(id) && isKey(key) ? { key, id } : undefined,
  }
}

/** A day, or a moment as `2026-11-21T02:00:00.000Z`. */
function isKey(key: string): boolean {
  return isDay(key) || (/^[12]\d{3}-\d\d-\d\dT[\d:.]{8,15}Z$/u.test(key) && Number.isFinite(Date.parse(key)))
}

/** Without a last day a matter stands behind all that have one. */
export const noDue: Day = '9999-12-31'
