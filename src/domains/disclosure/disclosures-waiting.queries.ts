import { sql } from 'kysely'
import { type Day, showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { soonDay, waits } from '#domains/disclosure/disclosures-digest.queries.ts'
import type { WaitingElsewhere } from '#domains/plans/waiting-elsewhere.queries.ts'
import { mayAnywhere, whereMay } from '#platform/permission/permission.ts'

const shownMax = 20
const textMax = 160

/** Thông tin phải công khai whose day is near or over, however long, where somebody keeps the list, the nearest day first; at most `shownMax`. */
export const disclosuresToPublish: WaitingElsewhere = async (db, actor, today) => {
  const title = 'Thông tin phải công khai'
  if (!mayAnywhere(actor, 'record disclosures')) return { title, lines: [] }
  const { rows } = await sql<{ id: string; title: string; dueOn: Day; isDueSure: boolean; bodyName: string }>`
    select d.id, d.title, d.due_on as "dueOn", d.is_due_sure as "isDueSure", coalesce(body.short_name, body.name) as "bodyName"
    from disclosure d join body on body.id = d.body_id
    where ${waits(await soonDay(db, today))} and ${whereMay(actor, 'record disclosures', 'body')}
    order by d.due_on, d.id limit ${shownMax}`.execute(db)
  return {
    title,
    lines: rows.map((row) => {
      const late = row.dueOn < today && row.isDueSure
      return {
        id: row.id,
        text: shorten(row.title, textMax),
        href: disclosurePaths.one(row.id),
        detail: `${row.bodyName}, chậm nhất ngày ${showDay(row.dueOn)}${late ? ', đã quá hạn' : ''}${row.isDueSure ? '' : ' (lịch nghỉ chưa chắc)'}`,
        isLate: late,
      }
    }),
  }
}
