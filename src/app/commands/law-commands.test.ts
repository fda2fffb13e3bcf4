import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openAsServer, runLgd } from '#app/commands/testing/run-lgd.ts'
import { projectFolder } from '#app/config.ts'
import type { House } from '#platform/house.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 }) // a dozen processes one after the other

/** This process holds the embedded database as the server does; each command is a process of its own beside it. */
describe('thư viện pháp luật trên dòng lệnh', () => {
  let folder = ''
  let house: House
  const at = (name: string) => join(folder, name)
  const lgd = (...words: string[]) => runLgd({ dataFolder: at('data') }, ...words)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-law-'))
    house = await openAsServer({ dataFolder: at('data') })
    writeFileSync(
      at('danh-sach.json'),
      JSON.stringify([
        {
          law: 'Luật Thử nghiệm',
          article: '1',
          text: 'Phạm vi điều chỉnh\n\nLuật này quy định việc cày ruộng bậc thang.',
        },
        { law: 'Luật Thử nghiệm', article: '2', text: 'Đối tượng áp dụng\n\nNgười cày ruộng.' },
      ]),
    )
  })
  afterAll(async () => {
    await house.database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('nhập, tìm, kiểm tra, dựng lại; tệp không đọc được không giữ các tệp khác lại', async () => {
    writeFileSync(at('hong.json'), '[{"law": 1}]')
    const imported = await lgd('law', 'import', at('danh-sach.json'), at('hong.json'), at('khong-co.json'))
    expect(imported.printed).toContain('(danh sách điều): thêm 2 điều')
    expect(imported).toMatchObject({ exitCode: 1, remarked: expect.stringContaining('2/3 tệp không nhập được') })
    expect((await lgd('law', 'import', at('danh-sach.json'))).printed).toContain('không có gì mới (2 điều đã có)')

    const found = await lgd('law', 'search', 'cay ruong bac thang')
    expect(found.printed).toMatch(/^ 1\. Điều 1\. Phạm vi điều chỉnh\n {4}Luật Thử nghiệm · Chưa rõ hiệu lực\n/u)
    expect(found.printed).toContain('/phap-luat/luat-thu-nghiem/dieu-1')
    expect((await lgd('law', 'search', 'xyzt')).printed).toContain('Không tìm thấy')
    expect((await lgd('law', 'search')).exitCode).toBe(2)

    expect((await lgd('law', 'rebuild')).printed).toContain('Đã dựng chỉ mục: 2 điều')
    const checked = await lgd('law', 'check')
    expect(checked).toMatchObject({ exitCode: 0, printed: expect.stringContaining('mã kiểm tra khớp') })
    expect(checked.printed).toContain('bị từ chối. Tệp không phải một danh sách JSON')
    const search = at('data/search')
    writeFileSync(join(search, readdirSync(search)[0] ?? ''), 'hỏng')
    expect(await lgd('law', 'check')).toMatchObject({
      exitCode: 0,
      printed: expect.stringContaining('hãy chạy bin/lgd law rebuild'),
    })
  })

  test('--batch: mỗi dòng một câu hỏi, mỗi dòng một câu trả lời', async () => {
    const { PATH, HOME } = process.env
    const child = spawn(process.execPath, [join(projectFolder(), 'src/app/lgd.ts'), 'law', 'search', '--batch'], {
      env: { PATH, HOME, LGD_DATA: at('data') },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    child.stdin.end(
      `${JSON.stringify({ id: 'a', question: 'ruộng bậc thang' })}\n${JSON.stringify({ id: 7, question: 'xyzt' })}\n`,
    )
    let printed = ''
    for await (const chunk of child.stdout.setEncoding('utf8')) printed += chunk
    const answers = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers).toMatchObject([
      { id: 'a', ms: expect.any(Number), results: [{ law: 'Luật Thử nghiệm', article: '1' }, { article: '2' }] },
      { id: 7, results: [] },
    ])
  })

  test('giết (-9) giữa lúc nhập: gọi lại thì đi tiếp, không mất và không nhập hai lần', async () => {
    const count = 6_000
    const lines = Array.from({ length: count }, (_, index) =>
      JSON.stringify({
        code: `91.1.TT.1.${index + 1}`,
        topic: '91.1',
        topicName: 'Thử',
        path: [],
        title: `Điều thử ${index + 1}`,
        text: `Chữ của điều ${index + 1}. ${'dài '.repeat(200)}`,
        documentNumber: `${1 + (index % 40)}/2030/TT-THU`,
        effective: '01/07/2030',
        sourceNote: `(Điều ${Math.floor(index / 40) + 1} Thông tư số ${1 + (index % 40)}/2030/TT-THU, có hiệu lực thi hành kể từ ngày 01/07/2030)`,
        vbplId: '1',
        anchor: '',
      }),
    )
    writeFileSync(at('phap-dien.jsonl'), lines.join('\n'))
    const { PATH, HOME } = process.env
    const child = spawn(
      process.execPath,
      [join(projectFolder(), 'src/app/lgd.ts'), 'law', 'import', at('phap-dien.jsonl')],
      {
        env: { PATH, HOME, LGD_DATA: at('data') },
        stdio: 'ignore',
      },
    )
    const position = async () => {
      const row = await house.database.kysely
        .selectFrom('law_import')
        .select('position')
        .where('file_name', '=', 'phap-dien.jsonl')
        .executeTakeFirst()
      return row?.position ?? 0
    }
    while ((await position()) === 0 && child.exitCode === null) await sleep(20)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    const reached = await position()
    expect(reached).toBeGreaterThan(0)
    expect(reached).toBeLessThan(count)
    const again = await lgd('law', 'import', at('phap-dien.jsonl'))
    expect(again.printed).toContain('đi tiếp từ điều thứ')
    expect(again.printed).toContain(`thêm ${count.toLocaleString('vi-VN')} điều, cập nhật 0, đã có 0`)
    const { articles } = await house.database.kysely
      .selectFrom('law_article')
      .select((row) => row.fn.countAll<number>().as('articles'))
      .where('codification_code', 'is not', null)
      .executeTakeFirstOrThrow()
    expect(articles).toBe(count)
    expect(existsSync(at('data/search'))).toBe(true)
    expect((await lgd('law', 'search', 'chữ của điều 5999')).printed).toContain('Điều thử 5999')
  })
})
