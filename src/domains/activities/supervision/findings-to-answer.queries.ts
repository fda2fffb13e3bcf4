import { sql } from 'kysely'
import { type Day, showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { isLate } from '#domains/activities/supervision/supervision.ts'
import { supervisionPaths } from '#domains/activities/supervision/supervision-paths.ts'
import type { WaitingElsewhere } from '#domains/plans/waiting-elsewhere.queries.ts'
import { mayAnywhere, whereMay } from '#platform/permission/permission.ts'

const shownMax = 20
const textMax = 160

/** Kiến nghị that somebody's bodies are asked and have not answered, the nearest day first; at most `shownMax`. */
export const findingsToAnswer: WaitingElsewhere = async (db, actor, today) => {
  const title = 'Kiến nghị giám sát, phản biện chờ trả lời'
  if (!mayAnywhere(actor, 'record activities')) return { title, lines: [] }
  const { rows } = await sql<{ id: string; supervisionId: string; text: string; dueOn: Day; askedBy: string }>`
    select f.id, f.supervision_id as "supervisionId", f.text, f.due_on as "dueOn", coalesce(asking.short_name, asking.name) as "askedBy"
    from supervision_finding f join supervision s on s.id = f.supervision_id join body asking on asking.id = s.body_id
      join body asked on asked.id = f.asked_body_id
    where f.state = 'open' and ${whereMay(actor, 'record activities', 'asked')}
    order by f.due_on, f.id limit ${shownMax}`.execute(db)
  return {
    title,
    lines: rows.map(({ id, supervisionId, text, dueOn, askedBy }) => {
      const late = isLate({ state: 'open', dueOn }, today)
      return {
        id,
        text: shorten(text, textMax),
        href: supervisionPaths.one(supervisionId),
        detail: `${askedBy} hỏi, đề nghị trả lời trước ngày ${showDay(dueOn)}${late ? ', đã quá hạn' : ''}`,
        isLate: late,
      }
    }),
  }
}
