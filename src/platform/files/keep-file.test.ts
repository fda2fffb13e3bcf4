import { createHash } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { incomingFolder, pathOf, writeIncoming } from '#platform/files/file-folder.ts'
import { documentKinds, type FileKind, nameKinds, pictureKinds } from '#platform/files/file-kind.ts'
import { checkFileCount, keepFile, type Upload } from '#platform/files/keep-file.ts'
import { removeOrphans } from '#platform/files/remove-orphans.ts'
import { listFiles, loadFile } from '#platform/files/stored-file.store.ts'
import { refusals, showSize } from '#platform/files/stored-file.ts'
import { aDocx, aPdf, aPng, aZip } from '#platform/files/testing/file-samples.ts'

const now = new Date()
const lan = newId()
const allowed: FileKind[] = [...documentKinds, ...pictureKinds]

let dataFolder: string
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'tep-'))
})
afterEach(() => rm(dataFolder, { recursive: true }))

onBothDatabases('giữ tệp', (database) => {
  const keep = (name: string, content: Upload['content'], change: Partial<Upload> = {}) =>
    database().transaction((tx) =>
      keepFile(
        tx,
        { dataFolder },
        { name, content, uploadedBy: lan, now, allowed, sizeBytesMax: 20 * 1_048_576, ...change },
      ),
    )
  const countRows = async () => (await database().kysely.selectFrom('stored_file').select('id').execute()).length
  const listIncoming = () => readdir(incomingFolder(dataFolder))

  test('nằm trên đĩa theo SHA-256, có dòng trong cơ sở dữ liệu, đọc lại đúng', async () => {
    const kept = await keep('Kế hoạch 12.docx', aDocx())
    const sha256 = createHash('sha256').update(aDocx()).digest('hex')
    expect(kept).toMatchObject({ sha256, name: 'Kế hoạch 12.docx', kind: 'docx', state: 'unscanned', uploadedBy: lan })
    expect(await readFile(join(dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2)))).toEqual(aDocx())
    expect((await stat(pathOf(dataFolder, sha256))).mode & 0o777).toBe(0o600)
    const { sameAs, ...row } = kept
    expect(sameAs).toBeUndefined()
    expect(await loadFile(database().kysely, kept.id)).toEqual(row)
    expect(await listIncoming()).toEqual([])
  })

  test('gửi lại cùng nội dung: một tệp trên đĩa, hai dòng, biết là đã có', async () => {
    const first = await keep('a.pdf', aPdf)
    const second = await keep('bản sao của a.pdf', aPdf)
    expect(second.sameAs).toMatchObject({ id: first.id, name: 'a.pdf' })
    expect(second.id).not.toBe(first.id)
    expect(await readdir(join(dataFolder, 'files', first.sha256.slice(0, 2)))).toHaveLength(1)
    expect((await listFiles(database().kysely, [second.id, newId(), first.id])).map((file) => file.name)).toEqual([
      'bản sao của a.pdf',
      'a.pdf',
    ])
  })

  test('nhận từng phần (luồng) như nhận cả tệp', async () => {
    async function* parts() {
      for (const part of [aPdf.subarray(0, 3), aPdf.subarray(3)]) yield part
    }
    expect((await keep('a.pdf', parts())).sha256).toBe(createHash('sha256').update(aPdf).digest('hex'))
  })

  test.each<[string, string, Uint8Array, string]>([
    [
      'chạy được',
      'mời họp.docx',
      Buffer.from('MZ\x90\0'),
      'Tệp «mời họp.docx» là tệp chạy được hoặc chứa tệp chạy được, hệ thống không nhận. Hãy gửi tệp Word, PDF, Excel hoặc ảnh.',
    ],
    ['rỗng', 'a.docx', new Uint8Array(), 'Tệp «a.docx» rỗng (0 byte). Hãy mở tệp kiểm tra rồi gửi lại.'],
    [
      'loại khác',
      'a.zip',
      aZip({ 'a.txt': '' }),
      'Tệp «a.zip» là tệp nén ZIP, ở đây không nhận loại này. Hãy gửi tệp Word, PDF, Excel hoặc ảnh.',
    ],
    [
      'có macro',
      'a.docm',
      aDocx(),
      'Tệp «a.docm» có chứa macro, hệ thống không nhận. Hãy mở tệp, chọn «Lưu thành» (Save As) dạng .docx hoặc .xlsx, rồi gửi tệp mới.',
    ],
  ])('không nhận tệp %s, nói phải làm gì, không để lại gì', async (_, name, content, sentence) => {
    await expect(keep(name, content)).rejects.toThrow(sentence)
    expect(await countRows()).toBe(0)
    expect(await listIncoming()).toEqual([])
    expect((await readdir(join(dataFolder, 'files'))).filter((folder) => folder !== 'incoming')).toEqual([])
  })

  test('luồng quá cỡ thì dừng ngay, không đọc hết', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read++
        yield Buffer.alloc(1000, 'a')
      }
    }
    await expect(keep('a.txt', endless(), { sizeBytesMax: 5_000 })).rejects.toThrow(refusals.tooLarge('a.txt', 5_000))
    expect(read).toBe(6)
    expect(await listIncoming()).toEqual([])
  })

  test('đường truyền đứt giữa chừng thì không để lại gì', async () => {
    async function* broken() {
      yield aPdf
      throw new Error('connection lost')
    }
    await expect(keep('a.pdf', broken())).rejects.toThrow('connection lost')
    expect(await listIncoming()).toEqual([])
  })

  test('dọn tệp không có dòng nào, đã quá một ngày; tệp có dòng hay còn mới thì giữ', async () => {
    const kept = await keep('giữ.pdf', aPdf)
    const lost = new Error('the act is rolled back')
    await expect(
      database().transaction(async (tx) => {
        const upload = { name: 'mất.png', content: aPng, uploadedBy: lan, now, allowed, sizeBytesMax: 1e6 }
        await keepFile(tx, { dataFolder }, upload)
        throw lost
      }),
    ).rejects.toThrow(lost)
    await writeFile(join(incomingFolder(dataFolder), 'half'), 'x')
    const orphan = pathOf(dataFolder, createHash('sha256').update(aPng).digest('hex'))
    expect(await removeOrphans(database().kysely, dataFolder, now)).toBe(0)
    const longAgo = new Date(now.getTime() - 25 * 3_600_000)
    for (const path of [orphan, pathOf(dataFolder, kept.sha256), join(incomingFolder(dataFolder), 'half')])
      await utimes(path, longAgo, longAgo)
    expect(await removeOrphans(database().kysely, dataFolder, now)).toBe(2)
    await expect(stat(orphan)).rejects.toThrow('ENOENT')
    expect(await readFile(pathOf(dataFolder, kept.sha256))).toEqual(aPdf)
    expect(await listIncoming()).toEqual([])
  })

  test('tệp mồ côi vừa được gửi lại đúng lúc dọn thì không mất', async () => {
    const upload = () => keep('a.png', aPng).catch(() => undefined)
    const sha256 = createHash('sha256').update(aPng).digest('hex')
    const longAgo = new Date(now.getTime() - 25 * 3_600_000)
    for (let round = 0; round < 30; round++) {
      await upload()
      await database().kysely.deleteFrom('stored_file').execute()
      await utimes(pathOf(dataFolder, sha256), longAgo, longAgo)
      await Promise.all([upload(), removeOrphans(database().kysely, dataFolder, now)])
      expect(await readFile(pathOf(dataFolder, sha256))).toEqual(aPng)
      expect(await countRows()).toBe(1)
    }
  })

  test('thư mục chưa có gì thì không có gì để dọn', async () => {
    expect(await removeOrphans(database().kysely, join(dataFolder, 'mới'), now)).toBe(0)
  })
})

describe('giới hạn', () => {
  test('số tệp mỗi lần gửi', () => {
    expect(() => checkFileCount([1, 2], 2)).not.toThrow()
    expect(() => checkFileCount([1, 2, 3], 2)).toThrow('nhiều nhất 2 tệp')
  })
  test('cỡ tệp nói như người ta nói', () => {
    expect([900, 20_000, 1_572_864, 20_971_520].map(showSize)).toEqual(['900 byte', '20 KB', '1,5 MB', '20 MB'])
  })
  test('loại tệp nói như người ta nói', () => {
    expect(nameKinds(['pdf'])).toBe('PDF')
    expect(nameKinds(['docx', 'doc', 'pdf'])).toBe('Word hoặc PDF')
  })
  test('thư mục không ghi được là lỗi, không phải lời từ chối', async () => {
    await writeFile(join(dataFolder, 'files'), 'a file where a folder must be')
    const limit = { sizeBytesMax: 10, tooLarge: new Error('large') }
    await expect(writeIncoming(dataFolder, aPdf, limit)).rejects.toMatchObject({ code: 'ENOTDIR' })
  })
})
