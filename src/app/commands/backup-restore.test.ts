import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actAs, findBodyTyped } from '#app/commands/find-typed.ts'
import { openAsServer, runLgd } from '#app/commands/testing/run-lgd.ts'
import { giveSecondFactor } from '#domains/people/acts/give-second-factor.ts'
import { invitePerson } from '#domains/people/acts/invite-person.ts'
import { signIn } from '#domains/people/acts/sign-in.ts'
import { operator } from '#domains/people/operator.ts'
import { savePassword, saveSecondFactor } from '#domains/people/person.store.ts'
import type { SignInAnswer } from '#domains/people/session.store.ts'
import { uploadPlan } from '#domains/plans/acts/upload-plan.ts'
import { perform } from '#platform/acts/act.ts'
import { systemActor } from '#platform/acts/actor.ts'
import { tableChecksums } from '#platform/database/backup.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { openOnServer } from '#platform/database/server-for-tests.ts'
import { pathOf } from '#platform/files/file-folder.ts'
import type { House } from '#platform/house.ts'
import { hashPassword } from '#platform/identity/password.ts'
import { newRecoveryCodes, newTotp } from '#platform/identity/totp.ts'

const password = 'con trâu đi cày sớm'
const planText = 'KẾ HOẠCH\nPhổ biến, giáo dục pháp luật năm 2026\n'

/** The rehearsal that an operator is told to do: docs/operations/backup.md. */
describe('diễn tập sao lưu – khôi phục', { timeout: 120_000 }, () => {
  let folder = ''
  let house: House
  let recoveryCode = ''
  let checksums: Awaited<ReturnType<typeof tableChecksums>>
  const at = (name: string) => join(folder, name)
  const backupFile = () => at('sao-luu.tar.gz')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-lgd-'))
    house = await openAsServer({ dataFolder: at('dang-chay') })
    recoveryCode = await fill(house)
    mkdirSync(join(at('dang-chay'), 'quarantine'))
    writeFileSync(join(at('dang-chay'), 'quarantine', 'ma-doc'), 'x')
    checksums = await tableChecksums(house.database)
  })
  afterAll(async () => {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('sao lưu được khi hệ thống đang chạy; tệp chỉ chủ đọc được, không để lại khóa ở đâu khác', async () => {
    const done = await runLgd({ dataFolder: at('dang-chay') }, 'backup', backupFile())
    expect(done.remarked).toContain('· person')
    expect(done).toMatchObject({ exitCode: 0, printed: expect.stringContaining('2 tệp, có khóa') })
    expect(statSync(backupFile()).mode & 0o777).toBe(0o600)
    expect(readdirSync(at('dang-chay')).sort()).toEqual(['database', 'files', 'quarantine', 'secret.key'])
    const checked = await runLgd({ dataFolder: at('khong-co') }, 'backup', '--check', backupFile())
    expect(checked).toMatchObject({ exitCode: 0, printed: expect.stringContaining('nguyên vẹn') })
  })

  test('khôi phục vào thư mục trống: bảng, tệp và khóa như cũ, đăng nhập được cả hai lớp', async () => {
    const target = at('moi')
    const done = await runLgd({ dataFolder: target }, 'restore', backupFile())
    expect([done.exitCode, done.printed]).toEqual([0, expect.stringContaining(`Đã khôi phục vào ${target}`)])
    const database = await openDatabase({ folder: target })
    expect(await tableChecksums(database)).toEqual(checksums)
    await database.close()
    expect(readdirSync(target).sort()).toEqual(['database', 'files', 'quarantine', 'secret.key'])
    expect(readFileSync(join(target, 'quarantine', 'ma-doc'), 'utf8')).toBe('x')

    const restored = await openAsServer({ dataFolder: target })
    const { sha256 } = await restored.database.kysely
      .selectFrom('stored_file')
      .select('sha256')
      .executeTakeFirstOrThrow()
    expect(readFileSync(pathOf(target, sha256), 'utf8')).toBe(planText)
    const by = { house: restored, actor: systemActor }
    const first = sessionOf(await signIn(by, { userName: 'nguyenthilan', password }, undefined))
    expect(first.secondFactorDue).toBe(true)
    const second = await perform(giveSecondFactor, by, { code: recoveryCode, sessionToken: first.token })
    expect(sessionOf(second).secondFactorDue).toBe(false)
    await restored.database.close()
  })

  test('không đè lên bản sao lưu cũ, không sao lưu chỗ trống', async () => {
    const again = await runLgd({ dataFolder: at('dang-chay') }, 'backup', backupFile())
    expect(again).toMatchObject({ exitCode: 1, printed: '', remarked: expect.stringContaining('Đã có tệp') })
    const nothing = await runLgd({ dataFolder: at('khong-co') }, 'backup', at('khac.tar.gz'))
    expect(nothing).toMatchObject({ exitCode: 1, remarked: expect.stringContaining('Chưa có dữ liệu') })
    expect(existsSync(at('khong-co'))).toBe(false)
  })

  test('không khôi phục lên hệ thống đang chạy, kể cả khi yêu cầu thay thế', async () => {
    const done = await runLgd({ dataFolder: at('dang-chay') }, 'restore', backupFile(), '--replace')
    expect(done).toMatchObject({ exitCode: 1, remarked: expect.stringContaining(`tiến trình ${process.pid}`) })
    expect(await tableChecksums(house.database)).toEqual(checksums)
  })

  test('nơi đã có dữ liệu thì từ chối; --replace thì thay, cả tệp', async () => {
    const target = { dataFolder: at('moi') }
    writeFileSync(join(at('moi'), 'files', 'them-sau'), 'y')
    const refused = await runLgd(target, 'restore', backupFile())
    expect(refused).toMatchObject({ exitCode: 1, remarked: expect.stringContaining('--replace') })
    expect(existsSync(join(at('moi'), 'files', 'them-sau'))).toBe(true)
    expect((await runLgd(target, 'restore', backupFile(), '--replace')).exitCode).toBe(0)
    expect(existsSync(join(at('moi'), 'files', 'them-sau'))).toBe(false)
    const database = await openDatabase({ folder: at('moi') })
    expect(await tableChecksums(database)).toEqual(checksums) // the sign-ins of before are gone again
    await database.close()
  })

  test('tệp hỏng hoặc không có: một câu, và không đổi gì', async () => {
    writeFileSync(at('hong.tar.gz'), readFileSync(backupFile()).subarray(0, 50_000))
    for (const name of ['hong.tar.gz', 'khong-thay.tar.gz']) {
      const refused = await runLgd({ dataFolder: at('moi') }, 'restore', at(name), '--replace')
      expect([refused.exitCode, refused.remarked.trim().split('\n')]).toEqual([1, [expect.stringContaining('sao lưu')]])
      expect((await runLgd({ dataFolder: at('moi') }, 'backup', '--check', at(name))).exitCode).toBe(1)
    }
    expect((await runLgd({ dataFolder: at('moi') }, 'user', 'list')).printed).toContain('nguyenthilan')
  })

  const url = process.env.TEST_DATABASE_URL
  test.skipIf(!url)('chuyển sang máy chủ PostgreSQL; đang có người dùng thì từ chối', async () => {
    const bare = await openOnServer(url ?? '', 'bare')
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(bare.kysely)
    const databaseUrl = Object.assign(new URL(url ?? ''), { pathname: `/${rows[0]?.name}` }).href
    const where = { dataFolder: at('may-chu'), databaseUrl }
    const refused = await runLgd(where, 'restore', backupFile())
    expect(refused).toMatchObject({ exitCode: 1, remarked: expect.stringContaining('dừng mọi máy chủ') })
    await bare.kysely.destroy()
    expect(await runLgd(where, 'restore', backupFile())).toMatchObject({ exitCode: 0 })
    const database = await openDatabase({ databaseUrl, folder: '' })
    expect(await tableChecksums(database)).toEqual(checksums)
    await database.close()
  })
})

function sessionOf(answer: SignInAnswer) {
  if ('refusal' in answer) throw answer.refusal
  return answer.session
}

/** Lan, with password and second factor, and a plan that she uploaded. Returns one of her recovery codes. */
async function fill(house: House): Promise<string> {
  const bodyId = await findBodyTyped(house, 'UBND phường Võ Cường')
  const typed = { name: 'Nguyễn Thị Lan', role: 'officer', bodyId, reach: 'subtree', fromDay: '01/01/2026' }
  const { person } = await perform(invitePerson, { house, actor: operator }, typed)
  const { codes, hashes } = newRecoveryCodes(house.secretKey)
  const { sealed } = newTotp(house.secretKey, person.id, person.userName)
  const hash = await hashPassword(password)
  await house.database.transaction(async (tx) => {
    await savePassword(tx, person.id, hash, house.clock.now())
    await saveSecondFactor(tx, person.id, { sealed, recoveryCodeHashes: hashes })
  })
  const plan = { name: 'ke-hoach.txt', bytes: new TextEncoder().encode(planText) }
  await perform(uploadPlan, { house, actor: await actAs(house, person.userName) }, { bodyId, files: { plan: [plan] } })
  return codes[0] ?? ''
}
