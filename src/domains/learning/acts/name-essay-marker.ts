import { z } from 'zod'
import { essayContestForm } from '#domains/learning/acts/steps/move-essay-contest.ts'
import { loadEssayContestToChange, saveEssayContest } from '#domains/learning/essays/essay-contest.store.ts'
import { type EssayContest, markersMax, refusals } from '#domains/learning/essays/essay-contest.ts'
import { dealThirds, listMarkerIds } from '#domains/learning/essays/essay-marks.store.ts'
import { listOfficers } from '#domains/people/officers.queries.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField } from '#platform/acts/fields.ts'

/** Nêu tên người chấm, for this one contest; one who comes after the dealing takes papers that need a third mark. */
export const nameEssayMarker = act({
  name: 'learning.name-essay-marker',
  may: 'run contests',
  parse: z.object({ ...essayContestForm, personId: idField('Hãy chọn người chấm.') }).parse,
  async run({ tx, actor, now, today, audit }, { personId, ...form }): Promise<EssayContest> {
    const before = await loadEssayContestToChange(tx, actor, 'run contests', form)
    if (before.state === 'counted' || before.state === 'published') throw refusals.counted
    const officers = await listOfficers(tx, before.bodyId, today, 'mark essays')
    if (!officers.some(({ id }) => id === personId))
      throw new FormRefusal({ personId: 'Hãy chọn cán bộ trong danh sách của cơ quan tổ chức.' })
    const markers = await listMarkerIds(tx, before.id)
    if (markers.includes(personId)) throw new FormRefusal({ personId: 'Người này đã là người chấm của cuộc thi.' })
    if (markers.length >= markersMax) throw refusals.markersFull
    await tx
      .insertInto('essay_marker')
      .values({ contest_id: before.id, person_id: personId, named_by: personIdOf(actor), named_at: now, left_at: null })
      .onConflict((on) => on.columns(['contest_id', 'person_id']).doUpdateSet({ left_at: null }))
      .execute()
    if (before.dealtAt !== null) await dealThirds(tx, before)
    const contest = { ...before, version: before.version + 1 }
    await saveEssayContest(tx, contest)
    audit({ subjectKind: 'essay-contest', subjectId: contest.id, bodyId: contest.bodyId, after: { marker: personId } })
    return contest
  },
})
