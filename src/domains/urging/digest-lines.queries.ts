import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import { type DigestLine, type DigestRef, type LineFacts, sectionNow, sections } from '#domains/urging/digest.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { listPlanLines } from '#domains/urging/plan-refs.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/**
 * What the refs of a digest say now, in its order: without what is done, was given to somebody else, or what its reader may
 * no longer see.
 */
export async function listLines(
  db: Db,
  reader: Pick<Actor, 'personId' | 'grants'>,
  refs: readonly DigestRef[],
  today: Day,
  sources: readonly DigestSource[] = [],
): Promise<DigestLine[]> {
  const isPlanRef = (ref: DigestRef) => ref.s === 'changed' || ref.s === 'unissued'
  const isElsewhere = (ref: DigestRef) => sources.some(({ section }) => section === ref.s)
  const work = refs.filter((ref) => !isPlanRef(ref) && !isElsewhere(ref))
  const brought = await Promise.all(
    sources.map(({ section, lines: read }) => {
      const own = refs.filter((ref) => ref.s === section)
      return own.length === 0 ? [] : read(db, reader, own, today)
    }),
  )
  const lines = [
    ...(work.length === 0 ? [] : await listWorkLines(db, reader, work, today)),
    ...(await listPlanLines(db, reader, refs.filter(isPlanRef))),
    ...brought.flat(),
  ]
  return lines.toSorted((one, other) => sections.indexOf(one.section) - sections.indexOf(other.section))
}

async function listWorkLines(
  db: Db,
  reader: Pick<Actor, 'personId' | 'grants'>,
  refs: readonly DigestRef[],
  today: Day,
): Promise<DigestLine[]> {
  const { rows } = await sql<LineRow>`
    select ref.n::integer as n, o.state, o.returned, o.due_day as "dueDay", o.claimed_by as "claimedBy", task.officer_id as "officerId",
      exists (select 1 from exchange where obligation_id = o.id and kind = 'explain-request' and answered_at is null) as "isUnanswered",
      urge.undone_at is not null as "isUrgeUndone", urge.why, batch.message, sender.name as "sender", absent.name as "actingForName",
      o.id as "obligationId", task.id as "taskId", task.path, task.text, o.label, plan.title as "planTitle"
    from unnest(${refs.map(({ o }) => o)}::uuid[], ${refs.map(({ u }) => u ?? null)}::uuid[], ${refs.map(({ f }) => f ?? null)}::uuid[]) with ordinality as ref(o, u, f, n)
      join obligation o on o.id = ref.o join task on task.id = o.task_id join plan on plan.id = task.plan_id
      left join urge on urge.id = ref.u left join urge_batch batch on batch.id = urge.batch_id
      left join person sender on sender.id = batch.sent_by left join person absent on absent.id = ref.f
    where plan.state = 'adopted' and task.dropped_at is null and ${whereMayOnTask(reader, 'read tasks')}
    order by ref.n`.execute(db)
  return rows.flatMap((row) => lineOf(row, refs[row.n - 1]!, reader.personId ?? '', today))
}

type LineRow = LineFacts & {
  n: number
  why: string | null
  message: string | null
  sender: string | null
  actingForName: string | null
  obligationId: string
  taskId: string
  path: string
  text: string
  label: string
  planTitle: string
}

function lineOf(row: LineRow, ref: DigestRef, readerId: string, today: Day): DigestLine[] {
  const section = sectionNow(ref, row, readerId, today)
  if (section === undefined) return []
  const said =
    row.message !== null && row.sender !== null
      ? { text: row.message, by: row.sender }
      : row.why === null
        ? null
        : { text: row.why, by: '' }
  return [
    {
      section,
      href: `/nghiep-vu/nhiem-vu/${row.taskId}#moc-${row.obligationId}`,
      title: `${row.path} ${shorten(row.text, textLengthMax)}`.trim(),
      planTitle: row.planTitle,
      dueDay: row.dueDay,
      actingForName: row.actingForName,
      said,
    },
  ]
}

/** A line is for recognising a task; its page has the whole text. */
const textLengthMax = 140
