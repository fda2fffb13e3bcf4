import { sql } from 'kysely'
import type { Config } from '#app/config.ts'
import { listen, openApplication } from '#app/server.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { openSession } from '#domains/people/session.store.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'

/** Ids of those who stand for the nation, a province and a ward (see `addPeople`), and who writes for a province and the ministry. */
export type People = Record<'nation' | 'province' | 'ward' | 'leader' | 'deputy' | 'minister', string>

/** A whole page, as its bytes arrive; throws unless it is answered well. */
export type Asks = (who: keyof People, path: string) => Promise<string>

/** The reach of a grant for the whole system; what it may do there is said beside it. */
export const everywhere = { reach: 'subtree' as const, bodyId: '', bodyPath: '/', placePath: '' }

export async function peopleOf({ database }: House): Promise<People> {
  const names = {
    nam: 'nation',
    mai: 'province',
    lan: 'ward',
    hung: 'leader',
    deputy: 'deputy',
    minister: 'minister',
  } as const
  const { rows } = await sql<{ id: string; name: keyof typeof names }>`
    select id, user_name as name from person where user_name = any(${Object.keys(names)}::text[])`.execute(
    database.kysely,
  )
  return Object.fromEntries(rows.map(({ id, name }) => [names[name], id])) as People
}

export function actorOf(house: House, personId: string) {
  return loadActor(house.database.kysely, personId, today(house.clock))
}

/** Runs with a server that answers over HTTP and everybody signed in. */
export async function askAs(house: House, config: Config, people: People, run: (ask: Asks) => Promise<void>) {
  const { server, port } = await listen(
    openApplication(house, config, () => undefined),
    config,
  )
  try {
    const cookies = new Map<string, string>()
    for (const [who, id] of Object.entries(people)) cookies.set(who, `lgd_session=${await sessionOf(house, id)}`)
    await run(async (who, path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { cookie: cookies.get(who)! },
        redirect: 'manual',
      })
      const text = await response.text()
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 2000)}`)
      return text
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

/** The token of a new session. */
export async function sessionOf(house: House, personId: string): Promise<string> {
  const actor = await actorOf(house, personId)
  const { token } = await house.database.transaction((tx) =>
    openSession({ tx, house, actor, now: house.clock.now() }, { id: personId, secondFactorDue: false }, undefined),
  )
  return token
}
