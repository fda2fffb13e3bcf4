import { z } from 'zod'
import { tickField } from '#domains/mediation/acts/steps/team-fields.ts'
import { loadMediator, loadTeamToChange, saveShown } from '#domains/mediation/team.store.ts'
import { refusals } from '#domains/mediation/team.ts'
import { act } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Ghi hòa giải viên đồng ý hiện tên trên danh bạ công khai, or no longer does. */
export const sayShown = act({
  name: 'mediation.say-shown',
  may: 'run mediation',
  parse: z.object({ teamId: idField(), mediatorId: idField(), isShown: tickField() }).parse,
  async run({ tx, actor, today, audit }, { teamId, mediatorId, isShown }) {
    const team = await loadTeamToChange(tx, actor, 'run mediation', teamId)
    const mediator = await loadMediator(tx, team, mediatorId)
    if (mediator.releasedOn !== null) throw refusals.released
    const shownOn = isShown ? (mediator.shownOn ?? today) : null
    await saveShown(tx, mediator, shownOn)
    audit({
      subjectKind: 'mediator',
      subjectId: mediatorId,
      bodyId: team.bodyId,
      before: { shownOn: mediator.shownOn },
      after: { shownOn },
    })
    return team
  },
})
