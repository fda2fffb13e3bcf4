import { type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import type { Role } from '#domains/people/roles.ts'
import { type Deed, everywhere, type Grant, type Holder, type Location, may } from '#platform/permission/permission.ts'

/** Giao vai trò: one role of one person at one body, from a day to a day. Only ended, never changed. */
export type RoleGrant = {
  id: string
  personId: string
  role: Role | string
  /** null: the whole system. */
  bodyId: string | null
  reach: Reach
  fromDay: Day
  /** The last day in force; null: until it is ended. */
  toDay: Day | null
  /** Ủy quyền: whose work this is, and which of that officer's own grants it lends. */
  actingFor: string | null
  lentGrantId: string | null
  endedAt: Date | null
}

export type Reach = Grant['reach']

export const reaches: Record<Reach, { name: string; explanation: string }> = {
  body: { name: 'Riêng cơ quan này', explanation: 'Chỉ những gì của chính cơ quan.' },
  subtree: { name: 'Cơ quan này và cấp dưới', explanation: 'Cả các đơn vị trực thuộc, kể cả đơn vị lập sau.' },
  place: {
    name: 'Mọi cơ quan trên địa bàn',
    explanation: 'Cả những cơ quan không trực thuộc nhưng cùng địa bàn; của một bộ là mọi cơ quan trong cả nước.',
  },
}

/** What a grant reaches, as paths; the whole system is the subtree under `/`. */
export type Target = Pick<Grant, 'reach' | 'bodyId' | 'bodyPath' | 'placePath'>

/** Stands for a body where a grant is for the whole system; no body has this id. */
export const wholeSystem: Location = everywhere

export const refusals = {
  notFound: new Refusal(404, 'Không tìm thấy vai trò này. Có thể nó vừa được thay đổi; hãy tải lại trang.'),
  ownRoles: new Refusal(
    403,
    'Không ai tự đổi vai trò của chính mình. Hãy nhờ một người quản trị khác, hoặc người quản trị cấp trên.',
  ),
  outsideReach: new Refusal(
    403,
    'Ông/bà chỉ giao và kết thúc được vai trò trong phạm vi mình quản trị. Hãy thu hẹp phạm vi, hoặc nhờ người quản trị cấp trên.',
  ),
  ended: new Refusal(409, 'Vai trò này đã kết thúc rồi.'),
  endsBeforeStart: new Refusal(422, 'Ngày kết thúc phải từ ngày bắt đầu trở đi. Hãy sửa một trong hai ngày.'),
  past: new Refusal(422, 'Ngày kết thúc đã qua nên vai trò không có tác dụng. Hãy chọn ngày khác.'),
  bodyNeeded: new Refusal(
    422,
    'Hãy chọn cơ quan trong danh sách. Vai trò thực hiện và phê duyệt luôn gắn với một cơ quan.',
  ),
  provinceNeeded: new Refusal(
    422,
    'Vai trò này chỉ giao ở cơ quan cấp tỉnh trở lên: xã, phường không tự thẩm định mình. Hãy chọn cơ quan của tỉnh, hoặc vai trò khác.',
  ),
  wholeCountry: new Refusal(
    422,
    'Địa bàn của cơ quan này là cả nước, nên phạm vi «Mọi cơ quan trên địa bàn» chỉ giao cho vai trò theo dõi, đôn đốc hoặc chỉ xem. Hãy chọn «Riêng cơ quan này» hoặc «Cơ quan này và cấp dưới».',
  ),
  bodyEnded: new Refusal(409, 'Cơ quan này đã kết thúc hoạt động. Hãy chọn cơ quan kế tục.'),
  lastAdministrator: new Refusal(
    409,
    'Đây là người quản trị toàn hệ thống cuối cùng nên chưa kết thúc được. Hãy giao vai trò «Quản trị» toàn hệ thống, không thời hạn cho một người khác trước.',
  ),
  delegatedElsewhere: new Refusal(
    403,
    'Việc ủy quyền do người ủy quyền hoặc người quản trị kết thúc. Hãy liên hệ họ, hoặc đợi đến ngày kết thúc.',
  ),
}

/** Refuses a grant that repeats one this person already holds in those days. */
export function checkNotHeld(
  held: readonly RoleGrant[],
  wanted: Pick<RoleGrant, 'role' | 'bodyId' | 'reach' | 'fromDay' | 'toDay'>,
): void {
  const same = held.find(
    (grant) =>
      grant.endedAt === null &&
      grant.actingFor === null &&
      grant.role === wanted.role &&
      grant.bodyId === wanted.bodyId &&
      grant.reach === wanted.reach &&
      daysMeet(grant, wanted),
  )
  if (same === undefined) return
  const until = same.toDay === null ? 'không thời hạn' : `đến ${showDay(same.toDay)}`
  throw new Refusal(
    409,
    `Người này đã có đúng vai trò ấy (${until}). Muốn đổi thời hạn, hãy kết thúc vai trò cũ trước.`,
  )
}

export function checkDays(wanted: Pick<RoleGrant, 'fromDay' | 'toDay'>, today: Day): void {
  if (wanted.toDay === null) return
  if (wanted.toDay < wanted.fromDay) throw refusals.endsBeforeStart
  if (wanted.toDay < today) throw refusals.past
}

/** Nobody changes their own roles, and nobody changes roles that reach further than they may manage. */
export function checkMayChange(actor: Holder & { personId: string | null }, personId: string, target: Target): void {
  if (actor.personId === personId) throw refusals.ownRoles
  if (!covers(actor, 'manage people', target)) throw refusals.outsideReach
}

/** Whether every body the target reaches, today and later, is within one grant of the deed. */
export function covers(holder: Holder, deed: Deed, target: Target): boolean {
  return holder.grants.some((grant) => grant.deeds.has(deed) && contains(grant, target))
}

export function isInForce(grant: Pick<RoleGrant, 'fromDay' | 'toDay' | 'endedAt'>, today: Day): boolean {
  return grant.endedAt === null && grant.fromDay <= today && (grant.toDay === null || today <= grant.toDay)
}

/** In force today or to be: not ended, not over. */
export function isAhead(grant: Pick<RoleGrant, 'toDay' | 'endedAt'>, today: Day): boolean {
  return grant.endedAt === null && (grant.toDay === null || today <= grant.toDay)
}

export function daysMeet(a: Pick<RoleGrant, 'fromDay' | 'toDay'>, b: Pick<RoleGrant, 'fromDay' | 'toDay'>): boolean {
  return (b.toDay === null || a.fromDay <= b.toDay) && (a.toDay === null || b.fromDay <= a.toDay)
}

/** Whether the one is in force on every day of the other. */
export function coversDays(
  one: Pick<RoleGrant, 'fromDay' | 'toDay'>,
  of: Pick<RoleGrant, 'fromDay' | 'toDay'>,
): boolean {
  return one.fromDay <= of.fromDay && (one.toDay === null || (of.toDay !== null && of.toDay <= one.toDay))
}

function contains(grant: Grant, target: Target): boolean {
  switch (target.reach) {
    case 'body':
      return reachesBody(grant, target)
    case 'subtree':
      if (grant.reach === 'subtree') return target.bodyPath.startsWith(grant.bodyPath)
      // What stands below a body lies within its place: `bodies` refuses anything else.
      if (target.bodyPath === wholeSystem.bodyPath) return false
      return grant.reach === 'place' && target.placePath.startsWith(grant.placePath)
    case 'place':
      if (grant.reach === 'place') return target.placePath.startsWith(grant.placePath)
      return grant.reach === 'subtree' && grant.bodyPath === wholeSystem.bodyPath
  }
}

function reachesBody(grant: Grant, at: Location): boolean {
  const [deed] = grant.deeds
  return deed !== undefined && may({ grants: [grant] }, deed, at)
}
