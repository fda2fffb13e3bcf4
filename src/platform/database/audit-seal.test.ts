import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { findAuditFault, sealAudit } from '#platform/database/audit-seal.ts'
import { json } from '#platform/database/database.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('audit', (database) => {
  const write = async (at: string, act = 'plans.adopt-plan') => {
    const id = newId()
    const nobody = { actor_person_id: null, acting_for: null, body_id: null, address: null, user_agent: null }
    const row = { ...nobody, id, at: new Date(at), actor_name: 'Lan', act, subject_kind: 'plan', subject_id: '12' }
    await database()
      .kysely.insertInto('audit')
      .values({ ...row, before: null, after: json({ tên: 'Kế hoạch' }) })
      .execute()
    return id
  }
  /** As somebody with the database's password might. */
  const tamper = (statement: ReturnType<typeof sql>) =>
    database().transaction(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await statement.execute(tx)
    })

  test.each([
    sql`update audit set act = 'x'`,
    sql`delete from audit`,
    sql`truncate audit`,
    sql`update audit_seal set hash = ''`,
    sql`delete from audit_seal`,
    sql`truncate audit_seal`,
  ])('cannot be changed: %#', async (statement) => {
    await write('2026-03-01T02:00:00Z')
    await sealAudit(database(), '2026-03-02')
    await expect(statement.execute(database().kysely)).rejects.toThrow('The audit is append-only')
  })

  test('each finished day is sealed once, empty days too, by the Vietnamese calendar', async () => {
    await write('2026-03-01T16:59:59Z') // 23:59:59 on the 1st
    await write('2026-03-01T17:00:00Z') // 00:00 on the 2nd
    await write('2026-03-04T02:00:00Z')
    expect(await sealAudit(database(), '2026-03-04')).toEqual(['2026-03-01', '2026-03-02', '2026-03-03'])
    const both = await Promise.all([sealAudit(database(), '2026-03-05'), sealAudit(database(), '2026-03-05')])
    expect(both.flat()).toEqual(['2026-03-04'])
    const seals = await database().kysely.selectFrom('audit_seal').select(['day', 'row_count']).orderBy('day').execute()
    expect(seals.map((seal) => seal.row_count)).toEqual([1, 1, 0, 1])
    expect(await findAuditFault(database().kysely)).toBeUndefined()
  })

  test('a changed row is found', async () => {
    const id = await write('2026-03-01T02:00:00Z')
    await tamper(sql`update audit set actor_name = 'Hùng' where id = ${id}`)
    expect(await findAuditFault(database().kysely)).toEqual({ kind: 'row', id })
  })

  test('a changed row with a fresh hash, a removed row and a slipped-in row are found by the seal', async () => {
    const id = await write('2026-03-01T02:00:00Z')
    await write('2026-03-02T02:00:00Z')
    await sealAudit(database(), '2026-03-03')
    await tamper(sql`update audit set actor_name = 'Hùng' where id = ${id}`)
    await tamper(sql`update audit set hash = audit_row_hash(audit) where id = ${id}`)
    expect(await findAuditFault(database().kysely)).toEqual({ kind: 'day', day: '2026-03-01' })
    await tamper(sql`delete from audit where id = ${id}`)
    expect(await findAuditFault(database().kysely)).toEqual({ kind: 'day', day: '2026-03-01' })
  })

  test('a removed day with its seal is found', async () => {
    await write('2026-03-01T02:00:00Z')
    await write('2026-03-02T02:00:00Z')
    await write('2026-03-03T02:00:00Z')
    await sealAudit(database(), '2026-03-04')
    await tamper(sql`delete from audit_seal where day = '2026-03-02'`)
    expect(await findAuditFault(database().kysely)).toEqual({ kind: 'day', day: '2026-03-02' })
  })
})
