import { existsSync, mkdtempSync } from 'node:fs'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { standingClock } from '#platform/clock.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { scanFile } from '#platform/files/clamd.ts'
import { pathOf } from '#platform/files/file-folder.ts'
import { fileJobs } from '#platform/files/files.jobs.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import { scanWaitingFiles } from '#platform/files/scan-waiting-files.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import { eicar, type FakeClamd, type FakeClamdChoice, startFakeClamd } from '#platform/files/testing/fake-clamd.ts'
import { aPdf } from '#platform/files/testing/file-samples.ts'
import { Worker } from '#platform/jobs/worker.ts'

const now = new Date()
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const infectedPdf = Buffer.concat([aPdf, Buffer.from(eicar)])

let dataFolder: string
let running: FakeClamd[] = []
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'quet-'))
})
afterEach(async () => {
  for (const clamd of running) await clamd.close()
  running = []
  await rm(dataFolder, { recursive: true })
})

async function start(choice?: FakeClamdChoice): Promise<FakeClamd> {
  const clamd = await startFakeClamd(choice)
  running.push(clamd)
  return clamd
}
async function fileWith(content: string | Buffer): Promise<string> {
  const path = join(dataFolder, 'content')
  await writeFile(path, content)
  return path
}

describe('hỏi clamd', () => {
  test('sạch, nhiễm; qua TCP và qua tệp socket', async () => {
    const overTcp = await start()
    const overSocket = await start({ socketPath: join(dataFolder, 'clamd.ctl') })
    for (const { address } of [overTcp, overSocket, { address: `unix:${overSocket.address}` }]) {
      expect(await scanFile(address, await fileWith('chữ lành'))).toEqual({ result: 'clean' })
      const infected = { result: 'infected', threat: 'Eicar-Test-Signature' }
      expect(await scanFile(address, await fileWith(eicar))).toEqual(infected)
    }
  })
  test('tệp lớn đi từng đoạn, đủ từng byte', async () => {
    const clamd = await start()
    const large = Buffer.alloc(3_000_001, 'a')
    expect(await scanFile(clamd.address, await fileWith(large))).toEqual({ result: 'clean' })
    large.write(eicar, 2_900_000)
    expect(await scanFile(clamd.address, await fileWith(large))).toMatchObject({ result: 'infected' })
    expect(clamd.scannedBytes).toEqual([3_000_001, 3_000_001])
  })
  test('lớn hơn mức clamd nhận thì là chưa quét được', async () => {
    const { address } = await start({ streamBytesMax: 100_000 })
    const answer = await scanFile(address, await fileWith(Buffer.alloc(5_000_000)))
    expect(answer).toMatchObject({ result: 'unavailable' })
  })
  test.each<[string, FakeClamdChoice]>([
    ['im lặng', { manner: 'silent' }],
    ['ngắt ngay', { manner: 'hang up' }],
  ])('clamd %s thì là chưa quét được, không treo', async (_, choice) => {
    const { address } = await start(choice)
    expect(await scanFile(address, await fileWith('x'), 200)).toMatchObject({ result: 'unavailable' })
  })
  test('không có clamd', async () => {
    const answer = await scanFile(join(dataFolder, 'none.ctl'), await fileWith('x'))
    expect(answer).toEqual({ result: 'unavailable', reason: expect.stringContaining('ENOENT') })
    expect(await scanFile('tcp://127.0.0.1:1', await fileWith('x'))).toMatchObject({ result: 'unavailable' })
  })
  test('không có tệp là lỗi của ta', async () => {
    const { address } = await start()
    await expect(scanFile(address, join(dataFolder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

onBothDatabases('quét tệp đã giữ', (database) => {
  const keep = (name: string, content: Uint8Array, at = now) =>
    database().transaction((tx) =>
      keepFile(tx, { dataFolder }, { name, content, uploadedBy: null, now: at, allowed: ['pdf'], sizeBytesMax: 1e6 }),
    )
  const load = (id: string) => loadFile(database().kysely, id)

  test('sạch thì ghi là sạch; nhiễm thì mọi lần gửi đều cách ly, tệp chuyển đi, gửi nữa không nhận', async () => {
    const { address } = await start()
    const store = { dataFolder, clamdAddress: address }
    const clean = await keep('sạch.pdf', aPdf)
    const bad = await keep('nhiễm.pdf', infectedPdf)
    const copy = await keep('nhiễm (bản sao).pdf', infectedPdf)
    const round = await scanWaitingFiles(database().kysely, store, now)
    const infected = [{ sha256: bad.sha256, threat: 'Eicar-Test-Signature' }]
    expect(round).toEqual({ clean: 1, infected, unavailable: undefined })
    expect(await load(clean.id)).toMatchObject({ state: 'clean', scanTriedAt: now })
    for (const { id } of [bad, copy])
      expect(await load(id)).toMatchObject({ state: 'quarantined', threat: 'Eicar-Test-Signature' })
    await expect(stat(pathOf(dataFolder, bad.sha256))).rejects.toThrow('ENOENT')
    expect(await readdir(join(dataFolder, 'quarantine'))).toEqual([bad.sha256])
    await expect(keep('lại.pdf', infectedPdf)).rejects.toThrow('đã được phát hiện chứa mã độc (Eicar-Test-Signature)')
    expect(await scanWaitingFiles(database().kysely, store, minutesLater(60))).toMatchObject({ clean: 0, infected: [] })
  })

  test('clamd vắng: đánh dấu đã thử, mười phút sau thử lại, không hỏi dồn', async () => {
    const store = { dataFolder, clamdAddress: join(dataFolder, 'clamd.ctl') }
    const first = await keep('một.pdf', aPdf)
    const second = await keep('hai.pdf', Buffer.concat([aPdf, aPdf]), minutesLater(1))
    const away = await scanWaitingFiles(database().kysely, store, now)
    expect(away.unavailable).toContain('ENOENT')
    expect(await load(first.id)).toMatchObject({ state: 'unscanned', scanTriedAt: now })
    expect(await load(second.id)).toMatchObject({ state: 'unscanned', scanTriedAt: null })
    await start({ socketPath: store.clamdAddress })
    expect(await scanWaitingFiles(database().kysely, store, minutesLater(5))).toMatchObject({ clean: 1 })
    expect(await scanWaitingFiles(database().kysely, store, minutesLater(11))).toMatchObject({ clean: 1 })
    expect(await load(first.id)).toMatchObject({ state: 'clean' })
  })

  test('có máy quét thì mỗi lần gửi xếp một việc quét; người làm việc nền quét hết, vắng thì hẹn lại', async () => {
    const store = { dataFolder, clamdAddress: join(dataFolder, 'clamd.ctl') }
    const upload = { name: 'một.pdf', uploadedBy: null, now, allowed: ['pdf' as const], sizeBytesMax: 1e6 }
    const file = await database().transaction((tx) => keepFile(tx, store, { ...upload, content: infectedPdf }))
    const clock = standingClock(now.toISOString())
    const lines: Record<string, unknown>[] = []
    const handlers = fileJobs(store, (line) => lines.push(line))
    const worker = new Worker({ database: database(), clock, handlers, pollMs: 20 })
    worker.start()
    await expect.poll(() => lines).toMatchObject([{ unavailable: expect.stringContaining('ENOENT') }])
    await start({ socketPath: store.clamdAddress })
    clock.moveTo(minutesLater(11).toISOString())
    await expect.poll(async () => (await load(file.id)).state).toBe('quarantined')
    await worker.stop()
    expect(lines[1]).toMatchObject({ quarantined: file.sha256, threat: 'Eicar-Test-Signature' })
  })

  test('không cấu hình máy quét thì không làm gì', async () => {
    const file = await keep('một.pdf', aPdf)
    expect(await scanWaitingFiles(database().kysely, { dataFolder }, now)).toMatchObject({ clean: 0 })
    expect(await load(file.id)).toMatchObject({ state: 'unscanned', scanTriedAt: null })
  })
})

/** The daemon of this machine, when one runs and answers. */
const realClamd = process.env.CLAMD_ADDRESS ?? '/run/clamav/clamd.ctl'
const answers = process.env.CLAMD_ADDRESS !== undefined || existsSync(realClamd)
describe.runIf(answers)(`clamd thật ở ${realClamd}`, () => {
  test('nhận ra EICAR, cho qua tệp lành', async () => {
    expect(await scanFile(realClamd, await fileWith('chữ lành'))).toEqual({ result: 'clean' })
    expect(await scanFile(realClamd, await fileWith(eicar))).toMatchObject({ result: 'infected' })
  })
})
