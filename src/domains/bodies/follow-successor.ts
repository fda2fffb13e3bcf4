import { z } from 'zod'
import type { Day } from '#base/day.ts'
import { type Act, type ActContext, act } from '#platform/acts/act.ts'

/** What went from a body that ended to the one that took over. */
export type Moved = { id: string; fromId: string; toId: string }

type Following = {
  name: string
  /** As the audit names what moves. */
  subjectKind: string
  /** Moves at most so many, and answers with them; repeating it changes nothing. */
  move: (tx: ActContext['tx'], today: Day, countMax: number) => Promise<Moved[]>
}

/** An act of the system: one batch of what goes by itself to the only one that took over, each in the audit. */
export function followSuccessor({ name, subjectKind, move }: Following): Act<{ countMax: number }, number> {
  return act({
    name,
    may: 'system',
    parse: z.object({ countMax: z.number().int().positive() }).parse,
    async run({ tx, today, audit }, { countMax }) {
      const moved = await move(tx, today, countMax)
      for (const { id, fromId, toId } of moved)
        audit({ subjectKind, subjectId: id, bodyId: toId, before: { bodyId: fromId }, after: { bodyId: toId } })
      return moved.length
    },
  })
}
