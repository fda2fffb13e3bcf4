import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { yearField } from '#domains/standard/acts/steps/year-field.ts'
import { listOfProvince } from '#domains/standard/assessments.queries.ts'
import {
  type Meeting,
  meetingRefusals,
  readMember,
  readVote,
  requireCouncil,
  requireMeeting,
} from '#domains/standard/meeting.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { findRulesOfYear } from '#domains/standard/year-rule.queries.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, linesField, textField } from '#platform/acts/fields.ts'
import { json } from '#platform/database/database.ts'

/** Ghi cuộc họp Hội đồng of a province for a year, with members, votes by commune and minutes. */
export const noteMeeting = act({
  name: 'standard.note-meeting',
  may: 'keep standard rules',
  parse: z.object({
    provinceId: z.string({ error: 'Hãy chọn tỉnh.' }).max(20),
    year: yearField,
    heldOn: dayField('ngày họp'),
    mode: z.enum(['meeting', 'written'], { error: 'Hãy chọn họp hay lấy ý kiến bằng văn bản.' }),
    members: linesField('thành viên', 50, 300),
    votes: linesField('kết quả biểu quyết', 400, 200),
    minutes: textField('biên bản', 10, 8000),
  }).parse,
  async run({ tx, actor, now, today, audit }, typed): Promise<Meeting> {
    await requireKeeper(tx, actor, typed.provinceId)
    const rules = await findRulesOfYear(tx, typed.provinceId, typed.year)
    if (rules === undefined) throw meetingRefusals.noCouncil
    const { ruleSet } = rules
    requireCouncil(ruleSet)
    if (typed.heldOn > today) throw new FormRefusal({ heldOn: 'Ngày họp không sau hôm nay.' })
    const communes = (await listOfProvince(tx, typed.provinceId, ruleSet.id)).filter(({ year }) => year === typed.year)
    const members = typed.members.map((line, index) => {
      const member = readMember(line)
      if (member === undefined)
        throw new FormRefusal({ members: `Dòng ${index + 1}: hãy ghi «Họ tên; chức vụ; có mặt hoặc vắng».` })
      return member
    })
    const votes = typed.votes.map((line, index) => {
      const vote = readVote(line, communes)
      if (vote === undefined)
        throw new FormRefusal({
          votes: `Dòng ${index + 1}: hãy ghi «Tên xã, phường: số đồng ý, số không đồng ý»; xã, phường phải có bản đánh giá của năm.`,
        })
      return vote
    })
    const { provinceId, year, heldOn, mode, minutes } = typed
    const meeting: Meeting = { id: newId(now.getTime()), provinceId, year, heldOn, mode, members, minutes, votes }
    requireMeeting(ruleSet, meeting)
    await tx
      .insertInto('standard_meeting')
      .values({
        id: meeting.id,
        province_id: provinceId,
        year,
        held_on: heldOn,
        mode,
        members: json(members),
        minutes,
        votes: json(votes),
        noted_by: personIdOf(actor),
        noted_at: now,
      })
      .execute()
    audit({
      subjectKind: 'standard-meeting',
      subjectId: meeting.id,
      bodyId: actor.bodyId,
      after: { province: provinceId, year, heldOn, members: members.length, votes: votes.length },
    })
    return meeting
  },
})
