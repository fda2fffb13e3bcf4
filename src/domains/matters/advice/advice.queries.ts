import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { findTaking, loadAdvice } from '#domains/matters/advice/advice.store.ts'
import { type AdviceTaking, isTaken } from '#domains/matters/advice/advice.ts'
import { findAnswer } from '#domains/matters/answer.store.ts'
import { type FoundPlace, findCitedPlaces } from '#domains/matters/desk/cited-places.queries.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { type AnswerState, citationsIn, type MatterAnswer } from '#domains/matters/matter-answer.ts'
import { loadSubmission } from '#domains/matters/submission.store.ts'
import { findPersonal, maskPersonal } from '#engines/personal/find-personal.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, whereMay } from '#platform/permission/permission.ts'

export type AdviceLine = {
  id: string
  title: string
  bodyName: string
  receivedOn: Day
  answerState: AnswerState | null
  takenBy: string | null
  untilDay: Day | null
  isMine: boolean
}

const listMax = 200

/** Open questions at desks of advice where the person may give or sign it: what waits longest first, without names of who asks. */
export async function listAdvice(db: Db, actor: Actor, today: Day): Promise<AdviceLine[]> {
  const { rows } = await sql<AdviceLine>`
    select matter.id, matter.title, coalesce(body.short_name, body.name) as "bodyName", matter.received_on as "receivedOn",
      (select state from matter_answer answer where answer.matter_id = matter.id order by number desc limit 1) as "answerState",
      person.name as "takenBy", taking.until_day as "untilDay", coalesce(taking.person_id = ${actor.personId}, false) as "isMine"
    from matter join body on body.id = matter.body_id join front_desk desk on desk.body_id = body.id
      join submission on submission.id = matter.submission_id
      left join advice_taking taking on taking.matter_id = matter.id and taking.until_day >= ${today}
      left join person on person.id = taking.person_id
    where desk.gives_advice and matter.kind = 'question' and not submission.is_secret
      and matter.state in ('received', 'in-review', 'waiting') and ${whereMay(actor, 'give advice', 'body')}
    order by matter.received_at, matter.id limit ${listMax}`.execute(db)
  return rows.map((row) => ({ ...row, title: masked(row.title, today) }))
}

export type AdvicePageProps = {
  matter: Matter
  bodyName: string
  /** What was asked, with names, numbers and addresses masked. */
  words: string
  taking: (AdviceTaking & { name: string }) | undefined
  answer: MatterAnswer | undefined
  places: FoundPlace[]
  isMine: boolean
  maySign: boolean
  wrote: boolean
}

export async function loadAdvicePage(db: Db, actor: Actor, today: Day, id: string): Promise<AdvicePageProps> {
  const matter = await loadAdvice(db, actor, 'give advice', id)
  const body = await db
    .selectFrom('body')
    .select(['id as bodyId', 'name', 'path as bodyPath', 'place_path as placePath'])
    .where('id', '=', matter.bodyId)
    .executeTakeFirstOrThrow()
  const submission = await loadSubmission(db, matter.submissionId)
  const taking = await findTaking(db, id)
  const answer = await findAnswer(db, id)
  const standing = isTaken(taking, today) ? taking : undefined
  const person =
    standing &&
    (await db.selectFrom('person').select('name').where('id', '=', standing.personId).executeTakeFirstOrThrow())
  return {
    matter: { ...matter, title: masked(matter.title, today) },
    bodyName: body.name,
    words: masked(submission.words ?? '', today),
    taking: standing && { ...standing, name: person!.name },
    answer,
    places: answer === undefined ? [] : await findCitedPlaces(db, citationsIn(answer.text), today),
    isMine: standing?.personId === actor.personId,
    maySign: may(actor, 'sign advice', body),
    wrote: answer?.writerIds.includes(actor.personId ?? '') ?? false,
  }
}

function masked(text: string, today: Day): string {
  return maskPersonal(text, findPersonal(text, Number(today.slice(0, 4))))
}
