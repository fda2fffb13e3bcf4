import { sql } from 'kysely'
import { Refusal } from '#base/refusal.ts'
import type { Database } from '#platform/database/database.ts'

/** The same answers as from the embedded database, whatever the server's defaults are; no question and no silence for ever. */
export const sessionSettings = {
  timezone: 'UTC',
  datestyle: 'ISO',
  intervalstyle: 'postgres',
  jit: 'off',
  statement_timeout: '60000',
  lock_timeout: '30000',
  idle_in_transaction_session_timeout: '60000',
} as const

/**
 * A pooler in transaction mode passes no setting on with a connection, so the role must have them in this database. Refuses with
 * the statements that give them, for wrong times and dates would otherwise be read without a word.
 */
export async function checkPooledSettings(database: Database): Promise<void> {
  const names = Object.keys(sessionSettings)
  const { rows } = await sql<{ name: string; setting: string; role: string; db: string }>`
    select name, setting, current_user as role, current_database() as db from pg_settings where lower(name) = any(${names})`.execute(
    database.kysely,
  )
  const wrong = rows.filter(({ name, setting }) => !isSet(name.toLowerCase() as keyof typeof sessionSettings, setting))
  if (wrong.length === 0) return
  const { role, db } = wrong[0]!
  const statements = wrong.map(({ name }) => {
    const value = sessionSettings[name.toLowerCase() as keyof typeof sessionSettings]
    return `alter role "${role}" in database "${db}" set ${name.toLowerCase()} = '${value}';`
  })
  throw new Refusal(
    409,
    `Qua PgBouncer, tài khoản cơ sở dữ liệu phải mang sẵn các thiết đặt này. Hãy chạy trên PostgreSQL, rồi lệnh RECONNECT ở PgBouncer, rồi khởi động lại. / Through PgBouncer the role must carry these settings: run them on PostgreSQL, RECONNECT in PgBouncer, start again:\n${statements.join('\n')}`,
  )
}

/** `ISO, MDY` is `ISO`: the second word is about how days are read, and we write them as ISO alone. */
function isSet(name: keyof typeof sessionSettings, setting: string): boolean {
  const [first] = setting.split(',')
  return first?.toLowerCase() === sessionSettings[name].toLowerCase()
}
