import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRegularFile } from '#app/regular-file.ts'
import { Refusal } from '#base/refusal.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regular-file-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function refusalOf(path: string, sizeMbMax = 1): Promise<Refusal> {
  const error = await readRegularFile(path, sizeMbMax).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Refusal)
  return error as Refusal
}

describe('đọc một tệp', () => {
  test('đúng từng byte, cả khi tệp lớn hơn một lần đọc', async () => {
    const path = join(folder, 'kế hoạch.txt')
    const bytes = Buffer.alloc(2_500_000, 'Kế hoạch ')
    writeFileSync(path, bytes)
    const read = await readRegularFile(path, 3)
    expect(Buffer.compare(read, bytes)).toBe(0)
    expect(Buffer.isBuffer(read)).toBe(false)
  })

  test('tệp trống là không byte nào', async () => {
    const path = join(folder, 'trống.txt')
    writeFileSync(path, '')
    expect(await readRegularFile(path, 1)).toHaveLength(0)
  })

  test('500 MB bị từ chối ngay theo cỡ, không đọc vào bộ nhớ', async () => {
    const path = join(folder, 'lớn.pdf')
    writeFileSync(path, '')
    truncateSync(path, 500 * 1_048_576)
    const before = process.memoryUsage().rss
    const refusal = await refusalOf(path, 50)
    expect(refusal.status).toBe(413)
    expect(refusal.message).toContain('500 MB')
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1_048_576)
  })

  test('thiết bị chảy mãi không được coi là tệp', async () => {
    expect((await refusalOf('/dev/zero')).status).toBe(422)
  })

  test.runIf(process.platform === 'linux')('tệp khai cỡ 0 mà có nội dung bị dừng ở giới hạn', async () => {
    expect((await refusalOf('/proc/self/status', 0.0001)).status).toBe(413)
  })

  test('thư mục', async () => expect((await refusalOf(folder)).message).toContain('là một thư mục'))

  test('đường ống không làm lệnh chờ mãi', async () => {
    const path = join(folder, 'ống')
    execFileSync('mkfifo', [path])
    expect((await refusalOf(path)).message).toContain('không phải là tệp thông thường')
  })

  test.each(['không có.docx', 'kế hoạch.txt/x'])('không tìm thấy: %s', async (name) => {
    expect((await refusalOf(join(folder, name))).status).toBe(404)
  })
})
