import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { decisionField, quotaField } from '#domains/mediation/acts/steps/team-fields.ts'
import { saveTeam } from '#domains/mediation/team.store.ts'
import { refusals, type Team } from '#domains/mediation/team.ts'
import { findVillage, listCommuneBodies } from '#domains/places/villages.queries.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, lineField } from '#platform/acts/fields.ts'

/** Thành lập tổ hòa giải: how many mediators it has is the chairman's decision. @law 35/2013/QH13, Điều 12 khoản 2 */
export const foundTeam = act({
  name: 'mediation.found-team',
  may: 'run mediation',
  parse: z.object({
    bodyId: idField('Hãy chọn xã, phường.'),
    villageId: idField(refusals.noVillage.message),
    name: lineField('tên tổ hòa giải', 160),
    quota: quotaField(),
    decision: decisionField(),
    decidedOn: dayField('ngày quyết định'),
  }).parse,
  async run({ tx, actor, now, today, audit }, input): Promise<Team> {
    const communes = await listCommuneBodies(tx, actor, 'run mediation')
    const commune = communes.find(({ bodyId }) => bodyId === input.bodyId)
    const village = await findVillage(tx, input.villageId, today)
    if (commune === undefined) throw refusals.notFound
    if (village?.communeId !== commune.communeId || village.toDay !== null) throw refusals.noVillage
    const team: Team = { id: newId(now.getTime()), ...input, endedOn: null, version: 0 }
    await saveTeam(tx, team)
    audit({ subjectKind: 'mediation-team', subjectId: team.id, bodyId: team.bodyId, after: team })
    return team
  },
})
