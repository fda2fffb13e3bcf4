import { isId } from '#base/ids.ts'
import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'
import { loadBody } from '#domains/bodies/bodies.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { operator } from '#domains/people/operator.ts'
import { listBodiesToManage } from '#domains/people/people.queries.ts'
import { findAccount } from '#domains/people/person.store.ts'
import type { Person } from '#domains/people/person.ts'
import type { Actor } from '#platform/acts/actor.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'

const shownMax = 10

/**
 * The id of the body that was typed: an id, or words of its name and place, with or without marks
 * («phong van hoa vo cuong»). Refuses when none or several fit, and then lists them with their ids.
 */
export async function findBodyTyped({ database, clock }: House, typed: string): Promise<string> {
  if (isId(typed)) return (await loadBody(database.kysely, typed)).id
  const found = await listBodiesToManage(database.kysely, operator, { text: typed }, today(clock))
  const named = found.filter(({ name }) => fold(name) === fold(typed))
  const [only, ...more] = named.length > 0 ? named : found
  if (only === undefined || fold(typed).trim() === '') {
    throw new Refusal(404, `Không có cơ quan nào khớp «${typed}»; hãy ghi vài chữ của tên cơ quan và nơi đặt.`)
  }
  if (more.length === 0) return only.id
  const shown = [only, ...more].slice(0, shownMax).map(({ id, name, placeName }) => `  ${id}  ${name}, ${placeName}`)
  throw new Refusal(
    409,
    [`Nhiều cơ quan khớp «${typed}»; hãy ghi thêm chữ của tên hoặc nơi, hoặc dùng mã:`, ...shown].join('\n'),
  )
}

/** An open account by user name or e-mail. Refuses (404) when there is none. */
export async function findPersonTyped({ database, clock }: House, typed: string): Promise<Person> {
  const person = await findAccount(database.kysely, typed, today(clock))
  if (person === undefined) {
    throw new Refusal(404, `Không có tài khoản đang mở nào tên «${typed}»; xem bin/lgd user list.`)
  }
  return person
}

/** The person as somebody who acts; the audit says that it was done on the command line. */
export async function actAs(house: House, typed: string): Promise<Actor> {
  const person = await findPersonTyped(house, typed)
  const actor = await loadActor(house.database.kysely, person.id, today(house.clock))
  return { ...actor, userAgent: 'lgd (dòng lệnh)' }
}
