import { z } from 'zod'
import { goOnThere } from '#domains/matters/acts/steps/begin-there.ts'
import { tellPerson } from '#domains/matters/acts/steps/tell-person.ts'
import { addMatterEvent, listStranded, saveMatter } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { leave } from '#domains/matters/matter-transitions.ts'
import { act } from '#platform/acts/act.ts'

/**
 * Chuyển việc của cơ quan đã kết thúc to the one that took over: what is open goes on there with a number of its own and the days it
 * had, and the person is told. Where several took over nobody but a person can say which; those stay. One batch; answers with how many.
 */
export const followBody = act<{ countMax: number }, number>({
  name: 'matters.follow-body',
  may: 'system',
  parse: z.object({ countMax: z.number().int().positive() }).parse,
  async run(context, { countMax }) {
    const { tx, now, today } = context
    const stranded = await listStranded(tx, today, countMax)
    for (const { matter, toBodyId, toName } of stranded) {
      const left: Matter = leave(matter, today)
      await saveMatter(tx, left, now)
      const told = `Cơ quan cũ đã kết thúc hoạt động. ${toName} tiếp nhận và giải quyết tiếp.`
      const eventId = await addMatterEvent(tx, {
        matterId: left.id,
        kind: 'transferred',
        personId: null,
        at: now,
        told,
      })
      await tellPerson(context, left.submissionId, eventId)
      await goOnThere(context, matter, toBodyId)
    }
    return stranded.length
  },
})
