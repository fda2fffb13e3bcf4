import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { backup, tableChecksums } from '#platform/database/backup.ts'
import { checkBackup } from '#platform/database/check-backup.ts'
import { type Database, json } from '#platform/database/database.ts'
import { openBareInMemory } from '#platform/database/memory-for-tests.ts'
import { migrate, migrationOf, readMigrations } from '#platform/database/migrate.ts'
import { refusals, restore } from '#platform/database/restore.ts'
import { openOnServer } from '#platform/database/server-for-tests.ts'

const url = process.env.TEST_DATABASE_URL
const onServer = () => openOnServer(url ?? '', 'bare')
const ways = [
  { name: 'embedded → embedded', from: openBareInMemory, to: openBareInMemory, needsServer: false },
  { name: 'embedded → server', from: openBareInMemory, to: onServer, needsServer: true },
  { name: 'server → embedded', from: onServer, to: openBareInMemory, needsServer: true },
]

/** A table with every kind of column that could suffer on the way. */
const odd = migrationOf(
  '9001-odd.sql',
  `create table odd (
    number integer generated always as identity primary key,
    code text not null,
    twice text generated always as (code || code) stored,
    parent integer references odd (number),
    amount numeric, ratio double precision, day date, moment timestamptz, bytes bytea, words text[], facts jsonb, big bigint, id uuid);
  create table odd_by_word (word text primary key);
  create function odd_shout() returns trigger language plpgsql as $$ begin insert into odd_by_word values (new.code); return new; end $$;
  create trigger odd_shout after insert on odd for each row execute function odd_shout();`,
)
const later = migrationOf('9002-later.sql', `alter table odd add column added_later text not null default 'Mặc định';`)

let folder = ''
const opened: Database[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-backup-'))
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
  rmSync(folder, { recursive: true, force: true })
})

describe.each(ways)('$name', ({ from, to, needsServer }) => {
  test.skipIf(needsServer && !url)(
    'what was backed up comes back, row by row and file by file',
    { timeout: 120_000 },
    async () => {
      const migrations = [...(await readMigrations()), odd]
      const source = await filled(await open(from), migrations)
      const files = join(folder, 'files')
      mkdirSync(join(files, 'ab/cd'), { recursive: true })
      writeFileSync(join(files, 'ab/cd/large'), Buffer.alloc(3_000_000, 7))
      writeFileSync(join(files, 'Kế hoạch.docx'), 'nội dung')
      writeFileSync(join(files, 'empty'), '')

      const manifest = await backup(source, join(folder, 'backup.tar.gz'), { folders: { files } })
      const before = await tableChecksums(source)
      expect(manifest.tables).toEqual(before)
      expect(before.odd?.rows).toBe(2_003)
      expect(readdirSync(folder).sort()).toEqual(['backup.tar.gz', 'files'])

      const target = await open(to)
      const restored = join(folder, 'restored')
      await restore(target, join(folder, 'backup.tar.gz'), {
        folders: { files: restored },
        migrations: [...migrations, later],
      })
      const after =
        await sql`select number, code, twice, parent, amount, ratio, day, moment, bytes, words, facts, big, id from odd
      order by number limit 3`.execute(target.kysely)
      const original =
        await sql`select number, code, twice, parent, amount, ratio, day, moment, bytes, words, facts, big, id from odd
      order by number limit 3`.execute(source.kysely)
      expect(after.rows).toEqual(original.rows)
      const { odd: changed, ...others } = await tableChecksums(target)
      expect(others).toEqual(Object.fromEntries(Object.entries(before).filter(([name]) => name !== 'odd')))
      expect(changed?.rows).toBe(before.odd?.rows) // brought up to date by the later migration
      expect((await sql`select distinct added_later from odd`.execute(target.kysely)).rows).toEqual([
        { added_later: 'Mặc định' },
      ])
      expect(readFileSync(join(restored, 'ab/cd/large')).equals(readFileSync(join(files, 'ab/cd/large')))).toBe(true)
      expect(readFileSync(join(restored, 'Kế hoạch.docx'), 'utf8')).toBe('nội dung')
      expect(readdirSync(restored).sort()).toEqual(['Kế hoạch.docx', 'ab', 'empty'])

      // And life goes on: numbers continue, keys and triggers hold.
      const next = await sql`insert into odd (code) values ('sau') returning number`.execute(target.kysely)
      expect(next.rows).toEqual([{ number: 2_004 }])
      await expect(
        sql`insert into odd (code, parent) values ('x', 99999)`.execute(target.kysely),
      ).rejects.toMatchObject({
        code: '23503',
      })
      await expect(sql`truncate audit`.execute(target.kysely)).rejects.toThrow('append-only')
      expect((await sql`select count(*) from odd_by_word where word = 'sau'`.execute(target.kysely)).rows).toEqual([
        { count: 1 },
      ])
    },
  )
})

test('a file that goes away while others are being read is left out', async () => {
  const source = await filled(await open(openBareInMemory), [odd])
  const files = join(folder, 'files')
  mkdirSync(files)
  writeFileSync(join(files, 'large'), Buffer.alloc(64_000_000))
  writeFileSync(join(files, 'passing'), 'x')
  const manifest = await backup(source, join(folder, 'backup.tar.gz'), {
    folders: { files },
    report: (what) => void (what.endsWith('files') && setTimeout(() => rmSync(join(files, 'passing')), 50)),
  })
  expect(Object.keys(manifest.files)).toEqual(['files/large'])
  expect(await checkBackup(join(folder, 'backup.tar.gz'))).toEqual(manifest)
})

describe('restore', () => {
  let file = ''
  let source: Database
  const shared = mkdtempSync(join(tmpdir(), 'luat-gan-dan-restore-'))
  beforeAll(async () => {
    file = join(shared, 'backup.tar.gz')
    source = await filled(await openBareInMemory(), [odd])
    await backup(source, file)
  })
  afterAll(async () => {
    await source.close()
    rmSync(shared, { recursive: true, force: true })
  })

  test('refuses a database that has tables, unless told to replace it', async () => {
    await sql`insert into odd_by_word values ('sau khi sao lưu')`.execute(source.kysely)
    await expect(restore(source, file, { migrations: [odd] })).rejects.toBe(refusals.notEmpty)
    const { tables } = await restore(source, file, { migrations: [odd], existing: 'replace' })
    expect(await tableChecksums(source)).toEqual(tables)
  })

  test('refuses a folder that has files', async () => {
    writeFileSync(join(folder, 'kept'), 'x')
    const empty = await open(openBareInMemory)
    await expect(restore(empty, file, { folders: { files: folder }, migrations: [odd] })).rejects.toBe(
      refusals.notEmpty,
    )
  })

  test('refuses a backup of a version that this one does not know', async () => {
    const changed = migrationOf(odd.name, `${odd.text} -- another`)
    await expect(restore(source, file, { migrations: [changed], existing: 'replace' })).rejects.toThrow('9001-odd.sql')
  })

  test.each([
    {
      name: 'one changed letter in a row',
      change: (tar: Buffer) => tar.fill('Z', tar.indexOf('mã 1500'), tar.indexOf('mã 1500') + 1),
    },
    { name: 'a cut end', change: (tar: Buffer) => tar.subarray(0, tar.length - 5_000) },
    {
      name: 'no manifest',
      change: (tar: Buffer) => Buffer.concat([tar.subarray(0, tar.indexOf('manifest.json')), Buffer.alloc(1024)]),
    },
    { name: 'a damaged header', change: (tar: Buffer) => tar.fill('9', 130, 134) },
  ])('a backup with $name is refused and nothing is changed', async ({ change }) => {
    const before = await tableChecksums(source)
    const damaged = join(folder, 'damaged.tar.gz')
    writeFileSync(damaged, gzipSync(change(gunzipSync(readFileSync(file)))))
    await expect(checkBackup(damaged)).rejects.toMatchObject({ status: 422 })
    await expect(restore(source, damaged, { migrations: [odd], existing: 'replace' })).rejects.toMatchObject({
      status: 422,
    })
    expect(await tableChecksums(source)).toEqual(before)
  })

  test('a file that is no backup at all is refused', async () => {
    const letter = join(folder, 'letter.txt')
    writeFileSync(letter, 'Kính gửi')
    await expect(checkBackup(letter)).rejects.toMatchObject({ status: 422 })
    await expect(checkBackup(join(folder, 'no-such-file'))).rejects.toMatchObject({ status: 422 })
  })
})

async function open(how: () => Promise<Database>): Promise<Database> {
  const database = await how()
  opened.push(database)
  return database
}

async function filled(database: Database, migrations: ReturnType<typeof migrationOf>[]): Promise<Database> {
  await migrate(database, undefined, migrations)
  const db = database.kysely
  await sql`insert into odd (code, amount, ratio, day, moment, bytes, words, facts, big, id) values
    ('đầu', 12345678901234567890.123456789, 0.1, '2026-02-28', '2026-03-01 12:34:56.789012+07', '\\x00ff', array['a "b"', null, 'ạ,{}'],
      ${json({ 'tên "lạ"': [1.5, null, 'dòng\nmới'] })}, 9007199254740991, ${newId()}),
    (E'hai\\ndòng', 'NaN', 'infinity', null, null, null, '{}', 'null', -1, null)`.execute(db)
  // Each points to a row that comes after it, or before.
  await sql`insert into odd (code, parent) select 'mã ' || n, 2004 - n from generate_series(1, 2001) n`.execute(db)
  return database
}
