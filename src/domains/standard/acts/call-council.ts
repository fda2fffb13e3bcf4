import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { yearField } from '#domains/standard/acts/steps/year-field.ts'
import { meetingRefusals, requireCouncil, shortNotice } from '#domains/standard/meeting.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { findRulesOfYear } from '#domains/standard/year-rule.queries.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, lineField, linesField } from '#platform/acts/fields.ts'

/**
 * Mời họp Hội đồng: the day, where, and members by their user names; calling the same day again replaces what was said. `warning`: that
 * papers cannot reach members in the time that the text asks for.
 */
export const callCouncil = act({
  name: 'standard.call-council',
  may: 'keep standard rules',
  parse: z.object({
    provinceId: z.string({ error: 'Hãy chọn tỉnh.' }).max(20),
    year: yearField,
    meetsOn: dayField('ngày họp'),
    place: lineField('nơi họp', 300),
    userNames: linesField('thành viên có tài khoản', 50, 100),
  }).parse,
  async run({ tx, actor, now, today, audit }, { provinceId, year, meetsOn, place, userNames }) {
    await requireKeeper(tx, actor, provinceId)
    const rules = await findRulesOfYear(tx, provinceId, year)
    if (rules === undefined) throw meetingRefusals.noCouncil
    const council = requireCouncil(rules.ruleSet)
    const { membersMax } = council
    if (meetsOn < today) throw new FormRefusal({ meetsOn: 'Ngày họp không trước hôm nay.' })
    const names = [...new Set(userNames.map((name) => name.toLowerCase()))]
    if (names.length === 0) throw new FormRefusal({ userNames: 'Hãy ghi ít nhất một tên đăng nhập.' })
    if (membersMax !== null && names.length > membersMax) throw meetingRefusals.tooMany(membersMax)
    const people = await tx
      .selectFrom('person')
      .select(['id', 'user_name'])
      .where('user_name', 'in', names)
      .where('closed_on', 'is', null)
      .execute()
    const unknown = names.filter((name) => !people.some((one) => one.user_name === name))
    if (unknown.length > 0)
      throw new FormRefusal({
        userNames: `Không có tài khoản đang mở: ${unknown.join(', ')}. Hãy xem lại tên đăng nhập.`,
      })
    const called = { place, person_ids: people.map(({ id }) => id), called_by: personIdOf(actor), called_at: now }
    const { id } = await tx
      .insertInto('standard_council_call')
      .values({ id: newId(now.getTime()), province_id: provinceId, year, meets_on: meetsOn, ...called })
      .onConflict((on) => on.columns(['province_id', 'year', 'meets_on']).doUpdateSet(called))
      .returning('id')
      .executeTakeFirstOrThrow()
    audit({
      subjectKind: 'standard-meeting',
      subjectId: id,
      bodyId: actor.bodyId,
      after: { province: provinceId, year, called: meetsOn, members: people.length },
    })
    return { provinceId, year, warning: shortNotice(council, { meetsOn, today, calendar: await loadCalendar(tx) }) }
  },
})
