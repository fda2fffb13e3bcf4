import { addDays, type Day, showDay } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { daysMeet, type RoleGrant } from '#domains/people/grant.ts'

/**
 * Ủy quyền: somebody does an officer's work for some days, with that officer's roles at one body. It lends, it does not give:
 * it ends by itself, and at once when the lent role ends. What was lent is not lent on.
 */
export type Delegation = {
  fromPersonId: string
  toPersonId: string
  bodyId: string
  fromDay: Day
  toDay: Day
  reason: string
}

const daysMax = 184

export const refusals = {
  self: new Refusal(422, 'Không thể ủy quyền cho chính mình. Hãy chọn người khác.'),
  nothingToLend: new Refusal(
    409,
    'Người ủy quyền không có vai trò riêng nào ở cơ quan này suốt những ngày ấy. Vai trò nhận ủy quyền và vai trò «Quản trị» không ủy quyền lại được.',
  ),
  past: new Refusal(422, 'Ngày bắt đầu ủy quyền không được ở trước hôm nay. Hãy sửa ngày bắt đầu.'),
  endsBeforeStart: new Refusal(422, 'Ngày kết thúc phải từ ngày bắt đầu trở đi. Hãy sửa một trong hai ngày.'),
  tooLong: new Refusal(
    422,
    `Mỗi lần ủy quyền dài nhất ${daysMax} ngày. Nếu lâu hơn, hãy giao hẳn vai trò cho người thay.`,
  ),
  acceptsWhileAway: new Refusal(
    409,
    'Người nhận cũng đang ủy quyền việc của mình cho người khác trong những ngày ấy. Hãy chọn người có mặt.',
  ),
  notColleague: new Refusal(
    422,
    'Chỉ ủy quyền cho người cùng cơ quan, ở đơn vị trực thuộc hoặc ở cơ quan cấp trên trực tiếp quản lý. Hãy chọn người khác.',
  ),
  notYours: new Refusal(403, 'Chỉ người ủy quyền hoặc người quản trị của cơ quan mới làm được việc này.'),
}

/**
 * The grants of the absent officer that the delegation lends; at least one. `held` are that officer's grants, `lent` those that
 * lend them already, `acceptorLends` what the acceptor has lent to others. Throws Refusals.
 */
export function delegate(
  wanted: Delegation,
  { held, lent, acceptorLends }: { held: RoleGrant[]; lent: RoleGrant[]; acceptorLends: RoleGrant[] },
  today: Day,
): RoleGrant[] {
  if (wanted.fromPersonId === wanted.toPersonId) throw refusals.self
  if (wanted.toDay < wanted.fromDay) throw refusals.endsBeforeStart
  if (wanted.fromDay < today) throw refusals.past
  if (addDays(wanted.fromDay, daysMax - 1) < wanted.toDay) throw refusals.tooLong
  const lendable = held.filter((grant) => isLendable(grant, wanted))
  if (lendable.length === 0) throw refusals.nothingToLend
  const already = lent.find((grant) => grant.endedAt === null && daysMeet(grant, wanted) && lends(grant, lendable))
  if (already) throw alreadyLent(already)
  if (acceptorLends.some((grant) => grant.endedAt === null && daysMeet(grant, wanted))) throw refusals.acceptsWhileAway
  return lendable
}

/** In the same line of bodies: the same one, above it or below it. */
export function isColleague(home: { bodyPath: string }, body: { bodyPath: string }): boolean {
  return home.bodyPath.startsWith(body.bodyPath) || body.bodyPath.startsWith(home.bodyPath)
}

/** Own, at that body, not administration, and in force from the first to the last of the days. */
function isLendable(grant: RoleGrant, wanted: Delegation): boolean {
  return (
    grant.actingFor === null &&
    grant.endedAt === null &&
    grant.bodyId === wanted.bodyId &&
    grant.role !== 'administrator' &&
    grant.fromDay <= wanted.fromDay &&
    (grant.toDay === null || wanted.toDay <= grant.toDay)
  )
}

function lends(grant: RoleGrant, lendable: RoleGrant[]): boolean {
  return lendable.some((own) => own.id === grant.lentGrantId)
}

function alreadyLent(grant: RoleGrant): Refusal {
  const days = `từ ${showDay(grant.fromDay)} đến ${showDay(grant.toDay!)}`
  return new Refusal(
    409,
    `Việc này đã được ủy quyền ${days}. Hãy kết thúc lần ủy quyền ấy trước, hoặc chọn những ngày khác.`,
  )
}
