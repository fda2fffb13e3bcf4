import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { newId } from '#base/ids.ts'
import { signIn } from '#domains/people/acts/sign-in.ts'
import { savePassword } from '#domains/people/person.store.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { House } from '#platform/house.ts'
import { hashPassword } from '#platform/identity/password.ts'
import { met, report } from './measure.ts'

const people = 1_000
const atOnce = 8
const secondsMax = 60
const password = 'Mật khẩu để đo 2026'

/** Monday, eight o'clock: a thousand officers sign in, each from an address of their own, eight at a time. */
export async function measureSignIns(house: House, bodyId: string): Promise<void> {
  await addAccounts(house, bodyId)
  const times: number[] = []
  const errors: unknown[] = []
  const begun = performance.now()
  let turn = 0
  const signInOneByOne = async () => {
    for (let number = turn++; number < people; number = turn++) {
      const start = performance.now()
      try {
        const by = { house, actor: stranger(`10.0.${number >> 8}.${number & 255}`) }
        const answer = await signIn(by, { userName: `can-bo-${number}`, password }, undefined)
        if (!('session' in answer)) errors.push(answer.refusal)
      } catch (error) {
        errors.push(error)
      }
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, signInOneByOne))
  const seconds = (performance.now() - begun) / 1000
  const remark = `${seconds.toFixed(1)} s in all, ${errors.length} errors; goal < ${secondsMax} s, none: ${met(seconds < secondsMax && errors.length === 0)}`
  report(`${people} sign-ins, ${atOnce} at a time`, times, undefined, remark)
  if (errors.length > 0) console.info('the first error:', errors[0])
}

async function addAccounts(house: House, bodyId: string): Promise<void> {
  const hash = await hashPassword(password)
  const now = house.clock.now()
  await house.database.transaction(async (tx) => {
    for (let number = 0; number < people; number++) {
      const id = newId()
      await sql`insert into person (id, name, user_name, home_body_id, created_at, folded, sort_key)
        values (${id}, ${`Cán bộ ${number}`}, ${`can-bo-${number}`}, ${bodyId}, now(), ${`can bo ${number}`}, 'x')`.execute(
        tx,
      )
      await savePassword(tx, id, hash, now)
    }
  })
}

function stranger(address: string): Actor {
  return {
    personId: null,
    name: 'Chưa đăng nhập',
    grants: [],
    bodyId: null,
    actingFor: null,
    address,
    userAgent: 'bench',
  }
}
