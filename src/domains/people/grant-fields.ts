import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { communeIdOf } from '#domains/bodies/body.ts'
import { checkDays, covers, type RoleGrant, refusals, type Target } from '#domains/people/grant.ts'
import { mayOverNation, needsBody, needsProvince, roleKeys } from '#domains/people/roles.ts'
import { nation } from '#domains/places/place.ts'
import { dayField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'
import type { Holder } from '#platform/permission/permission.ts'

/** Fields of a role to give, as they are typed. */

/** What the select of bodies sends for «Toàn hệ thống». */
export const wholeSystemChoice = 'toan-he-thong'

/** A body, or null for the whole system. */
const bodyField = () =>
  z
    .string({ error: refusals.bodyNeeded.message })
    .refine((id) => id === wholeSystemChoice || isId(id), refusals.bodyNeeded.message)
    .transform((id) => (id === wholeSystemChoice ? null : id))

export const grantFields = {
  role: z.enum(roleKeys, { error: 'Hãy chọn vai trò.' }),
  bodyId: bodyField(),
  reach: z.enum(['body', 'subtree', 'place'], { error: 'Hãy chọn phạm vi.' }),
  fromDay: dayField('ngày bắt đầu'),
  toDay: optionalDayField('ngày kết thúc'),
  reason: optionalLineField('căn cứ', 500),
}

/** What every new grant must satisfy, by whoever it is given. Throws Refusals. */
export function checkNewGrant(
  wanted: Pick<RoleGrant, 'role' | 'bodyId' | 'fromDay' | 'toDay'>,
  target: Target & { endedOn: Day | null },
  giver: Holder,
  today: Day,
): void {
  if (wanted.bodyId === null && needsBody(wanted.role)) throw refusals.bodyNeeded
  if (needsProvince(wanted.role) && communeIdOf(target) !== undefined) throw refusals.provinceNeeded
  const isWholeCountry = wanted.bodyId !== null && target.reach === 'place' && target.placePath === nation.path
  if (isWholeCountry && !mayOverNation(wanted.role)) throw refusals.wholeCountry
  if (target.endedOn !== null && target.endedOn <= today) throw refusals.bodyEnded
  checkDays(wanted, today)
  if (!covers(giver, 'manage people', target)) throw refusals.outsideReach
}
