import { mkdtempSync } from 'node:fs'
import { appendFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { pathOf, placeIncoming, writeIncoming } from '#platform/files/file-folder.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { fileResponse, readKeptFile } from '#platform/files/file-response.ts'
import { fileMark, refusals, type StoredFile } from '#platform/files/stored-file.ts'
import { aPdf } from '#platform/files/testing/file-samples.ts'

const now = new Date('2026-11-21T03:00:00Z')
let dataFolder: string
let sha256: string
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'tra-tep-'))
  const incoming = await writeIncoming(dataFolder, aPdf, { sizeBytesMax: 1e6, tooLarge: new Error() })
  await placeIncoming(dataFolder, incoming)
  sha256 = incoming.sha256
})
afterEach(() => rm(dataFolder, { recursive: true }))

function aFile(kind: FileKind, change: Partial<StoredFile> = {}): StoredFile {
  const file = { id: newId(), sha256, name: 'Kế hoạch.pdf', sizeBytes: aPdf.length, kind, uploadedBy: null, at: now }
  return { ...file, scanTriedAt: null, state: 'clean', threat: null, ...change } as StoredFile
}
async function headersOf(
  kind: FileKind,
  how: 'attachment' | 'inline',
): Promise<Record<string, string | Buffer | undefined>> {
  const answer = await fileResponse({ dataFolder }, aFile(kind), { how, now })
  if (answer.kind !== 'bytes') throw new Error('Not a file.')
  const body = Buffer.from(await new Response(answer.body as ReadableStream).arrayBuffer())
  return { ...answer.headers, body }
}

describe('trả tệp', () => {
  test('mặc định là tải về: tên có dấu, loại của ta, trong hộp cát', async () => {
    expect(await headersOf('pdf', 'attachment')).toEqual({
      'Content-Type': 'application/pdf',
      'Content-Length': String(aPdf.length),
      'Content-Disposition': `attachment; filename="ke hoach.pdf"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.pdf`,
      'Content-Security-Policy':
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
      body: aPdf,
    })
  })
  test.each<[FileKind, string]>([
    ['pdf', 'inline'],
    ['png', 'inline'],
    ['jpeg', 'inline'],
    ['docx', 'attachment'],
    ['text', 'attachment'],
    ['tiff', 'attachment'],
    ['zip', 'attachment'],
  ])('xin xem ngay tệp %s: %s', async (kind, how) => {
    expect((await headersOf(kind, 'inline'))['Content-Disposition']).toMatch(new RegExp(`^${how};`))
  })
  test.each(['pdf', 'png'] as const)('%s xem ngay vẫn trong hộp cát', async (kind) => {
    expect((await headersOf(kind, 'inline'))['Content-Security-Policy']).toContain('sandbox')
  })

  test('tệp cách ly không bao giờ được trả', async () => {
    const file = aFile('pdf', { state: 'quarantined', threat: 'Eicar' } as Partial<StoredFile>)
    await expect(fileResponse({ dataFolder }, file, { how: 'attachment', now })).rejects.toThrow('mã độc (Eicar)')
    await expect(readKeptFile({ dataFolder }, file)).rejects.toThrow('mã độc (Eicar)')
    expect(fileMark(file)).toContain('cách ly')
  })
  test('có máy quét thì đợi lần quét đầu, không quá hai phút, sau đó trả kèm dấu', async () => {
    const store = { dataFolder, clamdAddress: '/run/clamav/clamd.ctl' }
    const file = aFile('pdf', { state: 'unscanned' })
    const at = (seconds: number) => ({ how: 'attachment' as const, now: new Date(now.getTime() + seconds * 1000) })
    await expect(fileResponse(store, file, at(5))).rejects.toThrow(refusals.awaitingScan)
    await expect(fileResponse(store, { ...file, scanTriedAt: now }, at(5))).resolves.toMatchObject({ status: 200 })
    await expect(fileResponse(store, file, at(120))).resolves.toMatchObject({ status: 200 })
    await expect(fileResponse({ dataFolder }, file, at(5))).resolves.toMatchObject({ status: 200 })
    expect(fileMark(file)).toBe('Chưa quét mã độc')
    expect(fileMark(aFile('pdf'))).toBeUndefined()
  })
  test('tệp mất hay đổi cỡ trên đĩa là lỗi, không trả nửa vời', async () => {
    await appendFile(pathOf(dataFolder, sha256), 'x')
    await expect(headersOf('pdf', 'attachment')).rejects.toThrow('bytes on the disk')
    await rm(pathOf(dataFolder, sha256))
    await expect(headersOf('pdf', 'attachment')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
