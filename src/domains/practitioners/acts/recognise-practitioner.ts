import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { personIdOf } from '#domains/people/person.ts'
import { loadDeciding } from '#domains/practitioners/deciding.queries.ts'
import { addDecision, loadPractitioner, savePractitioner } from '#domains/practitioners/practitioner.store.ts'
import { type Practitioner, refusals } from '#domains/practitioners/practitioner.ts'
import { kindOf } from '#domains/practitioners/practitioner-kind.ts'
import { conditionsFor, obstacles } from '#domains/practitioners/recognition-conditions.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalDayField, versionField } from '#platform/acts/fields.ts'

/** Ghi quyết định công nhận: only where every verified condition of the law is met on the day of the decision. */
export const recognisePractitioner = act({
  name: 'practitioners.recognise-practitioner',
  may: 'recognise practitioners',
  parse: z.object({
    practitionerId: idField(),
    version: versionField(),
    number: lineField('số quyết định', 60),
    day: dayField('ngày quyết định'),
    decidedBy: lineField('người ký quyết định', 200),
    termTo: optionalDayField('ngày hết nhiệm kỳ'),
  }).parse,
  async run({ tx, actor, now, today, audit }, { practitionerId, version, number, day, decidedBy, termTo }) {
    await lockRow(tx, 'practitioner', practitionerId)
    const before = await loadPractitioner(tx, actor, 'recognise practitioners', practitionerId)
    if (before.version !== version) throw refusals.changedMeanwhile
    if (before.state !== 'proposed') throw refusals.notProposed
    if (day > today) throw refusals.dayAhead
    if (day < before.askedOn!) throw refusals.dayBeforeAsked
    if (termTo !== null && termTo <= day) throw refusals.termBefore
    const kind = kindOf(before.kind)
    const at = { bodyId: before.bodyId, level: kind.level, day }
    const deciding = await loadDeciding(tx, actor, 'recognise practitioners', at)
    const stopped = obstacles(conditionsFor(kind, before, deciding))
    if (stopped.length > 0) throw new Refusal(422, stopped.map(({ say, article }) => `${say} (${article})`).join(' '))
    const by = { personId: personIdOf(actor), at: now }
    const after: Practitioner = {
      ...before,
      state: 'recognised',
      sinceDay: day,
      termTo,
      asked: null,
      askedOn: null,
      version: version + 1,
    }
    await savePractitioner(tx, after, by)
    const decision = { kind: 'recognise' as const, number, day, decidedBy, ground: null, askedOn: before.askedOn! }
    await addDecision(tx, { id: newId(now.getTime()), practitionerId, ...decision }, by)
    audit({
      subjectKind: 'practitioner',
      subjectId: practitionerId,
      bodyId: before.bodyId,
      after: { ...decision, termTo },
    })
    return after
  },
})
