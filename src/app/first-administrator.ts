import { createFirstAdministratorLink } from '#domains/people/link.store.ts'
import { today } from '#platform/clock.ts'
import type { Db } from '#platform/database/database.ts'
import type { House } from '#platform/house.ts'

/** Nobody has an account yet. */
export async function isEmptyHouse(db: Db): Promise<boolean> {
  return (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) === undefined
}

/** The one-time link with which the first administrator sets a name and a password. */
export async function welcomeFirstAdministrator(house: House): Promise<string> {
  const link = await house.database.transaction((tx) =>
    createFirstAdministratorLink(tx, { now: house.clock.now(), today: today(house.clock) }),
  )
  if (link === undefined) return ''
  return `Hệ thống chưa có ai. Mở đường dẫn dùng một lần này để lập tài khoản quản trị đầu tiên:\n  ${house.publicUrl}/dat-mat-khau/${link.token}`
}
