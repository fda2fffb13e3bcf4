import { describe, expect, test } from 'vitest'
import { limitAtOnce } from '#platform/identity/at-once.ts'
import { hashPassword, needsRehash, verifyPassword } from '#platform/identity/password.ts'

describe('băm mật khẩu', () => {
  test('giữ dạng PHC, mỗi lần một muối, kiểm lại được', async () => {
    const [first, second] = await Promise.all([hashPassword('con trâu đi cày'), hashPassword('con trâu đi cày')])
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(first).not.toBe(second)
    expect(await verifyPassword(first, 'con trâu đi cày')).toBe(true)
    expect(await verifyPassword(first, 'con trâu đi cầy')).toBe(false)
  })

  test('bàn phím ghép dấu rời hay dựng sẵn đều là một mật khẩu', async () => {
    const stored = await hashPassword('Chiều mưa biên giới'.normalize('NFD'))
    expect(await verifyPassword(stored, 'Chiều mưa biên giới'.normalize('NFC'))).toBe(true)
  })

  test('giá trị mẫu của chương trình argon2 chuẩn', async () => {
    // argon2 (reference implementation): echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
    const reference = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassword(reference, 'password')).toBe(true)
    expect(needsRehash(reference)).toBe(true)
  })

  test('không có tài khoản thì vẫn sai, và tốn công như có', async () => {
    const stored = await hashPassword('một mật khẩu nào đó')
    const withAccount = await leastTimeOf(() => verifyPassword(stored, 'sai mật khẩu rồi'))
    const without = await leastTimeOf(() => verifyPassword(undefined, 'sai mật khẩu rồi'))
    expect(await verifyPassword(null, 'sai mật khẩu rồi')).toBe(false)
    expect(without).toBeGreaterThan(withAccount / 5)
  })

  test('chỉ băm lại khi tham số đã khác', async () => {
    const stored = await hashPassword('một mật khẩu nào đó')
    expect(needsRehash(stored)).toBe(false)
    expect(needsRehash(stored.replace('m=19456', 'm=12288'))).toBe(true)
    await expect(verifyPassword('plain text in a column', 'x')).rejects.toThrow('PHC')
  })

  test('một trăm người vào cùng lúc: không quá ba phép băm chạy song song', async () => {
    const before = process.memoryUsage.rss()
    let peak = 0
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss())
    }, 5)
    const stored = await hashPassword('một mật khẩu nào đó')
    const answers = await Promise.all(Array.from({ length: 100 }, () => verifyPassword(stored, 'một mật khẩu nào đó')))
    clearInterval(watch)
    expect(answers.every(Boolean)).toBe(true)
    expect(peak - before).toBeLessThan(400 * 1_048_576) // 100 at once would take 1,900 MiB
  })
})

test('quá số được chạy thì đợi theo thứ tự, quá số được đợi thì từ chối', async () => {
  const run = limitAtOnce({ atOnceMax: 2, waitingMax: 2, tooMany: new Error('đông quá') })
  const gates = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const started: number[] = []
  const works = gates.map((gate, index) =>
    run(async () => {
      started.push(index)
      await gate.promise
      if (index === 0) throw new Error('việc đầu hỏng')
    }),
  )
  works[0]!.catch(() => undefined)
  await expect(run(async () => undefined)).rejects.toThrow('đông quá')
  expect(started).toEqual([0, 1])
  gates[0]!.resolve()
  await expect(works[0]).rejects.toThrow('việc đầu hỏng')
  gates[1]!.resolve()
  await works[1]
  gates[2]!.resolve()
  gates[3]!.resolve()
  await Promise.all(works.slice(2))
  expect(started).toEqual([0, 1, 2, 3])
  expect(await run(async () => 'còn chỗ')).toBe('còn chỗ')
})

/** The least of five, in milliseconds: what the work itself takes on a busy machine. */
async function leastTimeOf(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    await work()
    least = Math.min(least, performance.now() - started)
  }
  return least
}
