import { z } from 'zod'
import { listRecordTeams } from '#domains/mediation/case.queries.ts'
import { refusals } from '#domains/mediation/case.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Mở sổ để in, tải sổ: who took the names of which team and year, and as what; of the parties nothing is noted. */
export const takeBook = act({
  name: 'mediation.take-book',
  may: 'mediate',
  parse: z.object({
    teamId: idField(),
    year: z.number().int().min(2000).max(2099),
    as: z.enum(['page', 'docx', 'xlsx']),
  }).parse,
  async run({ tx, actor, today, audit }, { teamId, year, as }): Promise<void> {
    const teams = await listRecordTeams(tx, actor, today)
    if (!teams.some(({ id }) => id === teamId)) throw refusals.noTeam
    const { body_id: bodyId } = await tx
      .selectFrom('mediation_team')
      .select('body_id')
      .where('id', '=', teamId)
      .executeTakeFirstOrThrow()
    audit({ subjectKind: 'mediation-team', subjectId: teamId, bodyId, after: { year, as } })
  },
})
