import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'
import { cleanRateLimits, requireToken, takeToken } from '#platform/identity/rate-limit.ts'

const secretKey = new Uint8Array(32).fill(7)
const rate = { times: 5, perSeconds: 60 }
const start = new Date('2026-11-21T03:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)

onBothDatabases('giới hạn số lần', (database) => {
  const take = (key: string, at = start) => takeToken(database().kysely, secretKey, key, rate, at)
  const takeAll = async (key: string, count: number, at: Date) => {
    let taken = 0
    for (let time = 0; time < count; time++) if ((await take(key, at)).taken) taken++
    return taken
  }

  test('năm lần thì được, lần thứ sáu phải đợi; người khác không bị ảnh hưởng', async () => {
    expect(await takeAll('lan', 7, after(20))).toBe(5)
    expect(await take('lan', after(20))).toEqual({ taken: false, retryAfterSeconds: 40 + 12 })
    expect(await take('lan', after(20 + 51))).toMatchObject({ taken: false })
    expect(await take('lan', after(20 + 52))).toEqual({ taken: true })
    expect(await take('hùng', after(20))).toEqual({ taken: true })
  })

  test('qua phút mới không được gấp đôi: năm lần cuối phút trước còn tính', async () => {
    expect(await takeAll('lan', 5, after(59))).toBe(5)
    expect(await takeAll('lan', 5, after(61))).toBe(0)
    expect(await takeAll('lan', 5, after(90))).toBe(2)
    expect(await takeAll('lan', 9, after(180))).toBe(5)
  })

  test('bị từ chối thì không tính thêm: đợi là lại được', async () => {
    expect(await takeAll('lan', 50, start)).toBe(5)
    expect(await takeAll('lan', 50, after(120))).toBe(5)
  })

  test('nhiều tiến trình cùng lúc vẫn đúng số', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => take('lan')))
    expect(answers.filter((answer) => answer.taken)).toHaveLength(5)
  })

  test('hai giới hạn khác nhau cho một người không lẫn vào nhau', async () => {
    expect(await takeAll('lan', 5, start)).toBe(5)
    expect((await takeToken(database().kysely, secretKey, 'lan', { times: 1, perSeconds: 3600 }, start)).taken).toBe(
      true,
    )
  })

  test('lời từ chối nói phải đợi bao lâu', async () => {
    const thrice = { times: 3, perSeconds: 900 }
    for (let time = 0; time < 3; time++) await requireToken(database().kysely, secretKey, 'lan', thrice, start)
    await expect(requireToken(database().kysely, secretKey, 'lan', thrice, start)).rejects.toMatchObject({
      status: 429,
      message: 'Bạn đã thử quá nhiều lần. Hãy đợi khoảng 20 phút rồi thử lại.',
    })
  })

  test('dọn những gì không còn tính, không giữ địa chỉ hay tên người', async () => {
    await take('địa chỉ 10.0.0.7', start)
    await take('địa chỉ 10.0.0.7', after(600))
    expect(await cleanRateLimits(database().kysely, after(600))).toBe(1)
    const rows = await database().kysely.selectFrom('rate_limit').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('10.0.0.7')
    const guessed = createHash('sha256').update(`${rate.perSeconds}/địa chỉ 10.0.0.7`).digest('base64url')
    expect(rows[0]!.key).not.toBe(guessed)
    await takeToken(database().kysely, new Uint8Array(32).fill(8), 'địa chỉ 10.0.0.7', rate, after(600))
    expect(await database().kysely.selectFrom('rate_limit').selectAll().execute()).toHaveLength(2)
  })
})
