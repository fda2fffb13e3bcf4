import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makePdf, type Office, refusals } from '#platform/office/make-pdf.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fake-office-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program that does as the script says; `$in` is the Word file, `$out` the PDF it is asked for, and where it ran is noted. */
function office(script: string, limits: Partial<Office> = {}): Office {
  const program = join(folder, `office-${Math.random().toString(36).slice(2)}`)
  const head = `#!/bin/bash\nin="\${@: -1}"\nout="\${@: -2:1}/in.pdf"\necho "$HOME" > ${folder}/home\n`
  writeFileSync(program, `${head}${script}\n`, { mode: 0o755 })
  return { program, secondsMax: 20, memoryBytesMax: 1024 ** 3, ...limits }
}

const word = new TextEncoder().encode('văn bản')
const make = (given: Office, signal?: AbortSignal) => makePdf(word, signal, given)

/** Whether anything of this name still runs. */
const runs = (name: string) =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .some((line) => line.includes(name))

const isLeftBehind = () => existsSync(readFileSync(join(folder, 'home'), 'utf8').trim())

describe('giới hạn khi làm PDF', () => {
  test('chương trình làm xong thì có tệp, thư mục riêng của nó không còn', async () => {
    expect(new TextDecoder().decode(await make(office('cat "$in" > "$out"')))).toBe('văn bản')
    expect(isLeftBehind()).toBe(false)
  })

  test('quá giờ thì dừng, cùng mọi thứ nó đã gọi; nói rõ phải làm gì', async () => {
    const slow = office('sleep 98765 & sleep 98764; wait', { secondsMax: 1 })
    await expect(make(slow)).rejects.toBe(refusals.tooSlow)
    expect([runs('sleep 98765'), runs('sleep 98764'), runs(slow.program)]).toEqual([false, false, false])
    expect(isLeftBehind()).toBe(false)
  })

  test('không nghe lời dừng thì bị tắt hẳn', async () => {
    await expect(make(office('trap "" TERM; while true; do sleep 0.2; done', { secondsMax: 1 }))).rejects.toBe(
      refusals.tooSlow,
    )
  }, 30_000)

  test('quá bộ nhớ thì hỏng, không lấy hết máy; đủ bộ nhớ thì cũng việc ấy làm được', async () => {
    const hungry = 'x=$(head -c 300000000 /dev/zero | tr "\\\\0" a) && echo ok > "$out"'
    await expect(make(office(hungry, { memoryBytesMax: 200 * 1024 ** 2 }))).rejects.toThrow()
    expect(isLeftBehind()).toBe(false)
    expect(new TextDecoder().decode(await make(office(hungry, { memoryBytesMax: 4 * 1024 ** 3 })))).toBe('ok\n')
  }, 60_000)

  test('hỏng, hoặc nói xong mà không có tệp: là lỗi để thử lại, không phải một tệp rỗng', async () => {
    await expect(make(office('exit 1'))).rejects.toThrow()
    await expect(make(office('exit 0'))).rejects.toThrow(/ENOENT/u)
    expect(isLeftBehind()).toBe(false)
  })

  test('máy chủ dừng giữa chừng: chương trình và thư mục không còn', async () => {
    const stop = new AbortController()
    const waiting = office('sleep 98763')
    const made = make(waiting, stop.signal)
    await expect.poll(() => runs('sleep 98763'), { timeout: 10_000 }).toBe(true)
    stop.abort()
    await expect(made).rejects.toThrow(/abort/iu)
    await expect.poll(() => runs('sleep 98763'), { timeout: 10_000 }).toBe(false)
    expect(isLeftBehind()).toBe(false)
  })
})
