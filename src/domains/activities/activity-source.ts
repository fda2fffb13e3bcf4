/**
 * Ghi từ đâu: what an activity was recorded from, where that is a thing of its own; a body records it once. What the whole form begins
 * with then stands in its address.
 */
import { type Day, isDay } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import type { ActivityFields } from '#domains/activities/activity.ts'
import { kindOf } from '#domains/activities/activity-kind.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { address } from '#ui/address.ts'

export const sourceKinds = {
  contest: 'cuộc thi tìm hiểu pháp luật',
  essay: 'cuộc thi viết',
  post: 'bài đăng từ bài phát thanh',
} as const

export type SourceKind = keyof typeof sourceKinds

/** `contest:<id>`; '' for what was recorded by itself. */
export function isSource(text: string): boolean {
  const [kind = '', id = '', ...rest] = text.split(':')
  return text === '' || (Object.hasOwn(sourceKinds, kind) && isId(id) && rest.length === 0)
}

/** «cuộc thi viết»; '' for what was recorded by itself. */
export function sourceName(source: string): string {
  const [kind = ''] = source.split(':')
  return Object.hasOwn(sourceKinds, kind) ? sourceKinds[kind as SourceKind] : ''
}

type Start = {
  /** Of `isSource`. */
  source: string
  bodyId: string
  kind: string
  topic: string
  heldOn?: Day
  attended?: number
  copies?: number
  laws?: readonly string[]
  language?: string
  taskIds?: readonly string[]
}

/** The whole form with what is known filled in; whoever records looks at it before it is kept. */
export function startHref({
  source,
  bodyId,
  kind,
  topic,
  heldOn,
  attended,
  copies,
  laws,
  language,
  taskIds,
}: Start): string {
  return address(activityPaths.add, {
    tu: source,
    'co-quan': bodyId,
    loai: kind,
    'chu-de': topic,
    ngay: heldOn,
    'so-nguoi': attended?.toString(),
    'so-ban': copies?.toString(),
    luat: laws?.join('; '),
    tieng: language,
    'nhiem-vu': taskIds?.join(','),
  })
}

const topicLengthMax = 300
const lawsLengthMax = 2_000

/** What an address says of the record to come; what cannot be understood is left out. */
export function startOf(query: Record<string, string>): { source: string; fields: Partial<ActivityFields> } {
  const fields: Partial<ActivityFields> = {}
  const kind = kindOf(query.loai ?? '')
  const topic = (query['chu-de'] ?? '').normalize('NFC').slice(0, topicLengthMax)
  const laws = (query.luat ?? '')
    .slice(0, lawsLengthMax)
    .split(/\s*;\s*/u)
    .filter(Boolean)
  const taskIds = (query['nhiem-vu'] ?? '').split(',').filter(isId)
  const [attended, copies] = [countIn(query['so-nguoi']), countIn(query['so-ban'])]
  if (kind !== undefined) Object.assign(fields, { kind: kind.id, form: kind.form })
  if (topic !== '') fields.topic = topic
  if (isDay(query.ngay ?? '')) fields.heldOn = query.ngay!
  if (attended !== undefined) fields.attended = attended
  if (copies !== undefined) fields.copies = copies
  if (laws.length > 0) fields.laws = laws
  if (query.tieng) fields.language = query.tieng.slice(0, 60)
  if (taskIds.length > 0) fields.taskIds = taskIds
  return { source: isSource(query.tu ?? '') ? (query.tu ?? '') : '', fields }
}

function countIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,7}$/u.test(text) ? Number(text) : undefined
}
