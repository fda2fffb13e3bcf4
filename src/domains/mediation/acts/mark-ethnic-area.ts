import { z } from 'zod'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { findEthnicArea } from '#domains/mediation/team.queries.ts'
import { refusals } from '#domains/mediation/team.ts'
import { listCommuneBodies } from '#domains/places/villages.queries.ts'
import { act, lockRow } from '#platform/acts/act.ts'
import { idField, lineField, versionField } from '#platform/acts/fields.ts'

/** Ghi xã, phường có thuộc vùng nhiều đồng bào dân tộc thiểu số hay không, and what says so. */
export const markEthnicArea = act({
  name: 'mediation.mark-ethnic-area',
  may: 'run mediation',
  parse: z.object({
    bodyId: idField('Hãy chọn xã, phường.'),
    version: versionField(),
    isEthnicArea: tickField(),
    basis: lineField('văn bản làm căn cứ', 300),
  }).parse,
  async run({ tx, actor, audit }, { bodyId, version, isEthnicArea, basis }) {
    await lockRow(tx, 'body', bodyId)
    const communes = await listCommuneBodies(tx, actor, 'run mediation')
    if (!communes.some((one) => one.bodyId === bodyId)) throw refusals.notFound
    const before = await findEthnicArea(tx, bodyId)
    if ((before?.version ?? 0) !== version) throw refusals.changedMeanwhile
    const row = { is_ethnic_area: isEthnicArea, basis, version: version + 1 }
    await tx
      .insertInto('mediation_commune')
      .values({ body_id: bodyId, ...row })
      .onConflict((on) => on.column('body_id').doUpdateSet(row))
      .execute()
    audit({ subjectKind: 'mediation-commune', subjectId: bodyId, bodyId, before, after: { isEthnicArea, basis } })
    return { bodyId }
  },
})
