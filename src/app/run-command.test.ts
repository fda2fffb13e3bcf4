import { describe, expect, test } from 'vitest'
import type { Call, Command } from '#app/command.ts'
import { commands } from '#app/commands.ts'
import { type CommandRow, runCommand } from '#app/run-command.ts'
import { Refusal } from '#base/refusal.ts'

const words = { vi: 'Sao lưu dữ liệu.', en: 'Backs the data up.' }

function aCommand(run: (call: Call) => Promise<void> = async () => {}): Command {
  return {
    arguments: [{ name: 'FILE', summary: words }],
    options: { to: { value: 'FOLDER', summary: words }, json: { summary: words } },
    run,
  }
}

function rowsWith(command: Command): CommandRow[] {
  return [
    { name: 'backup', summary: words, load: async () => command },
    { name: 'user add', summary: words, load: async () => aCommand() },
  ]
}

async function lgd(command: Command, ...typed: string[]) {
  const printed: string[] = []
  const remarked: string[] = []
  const streams = {
    print: (text: string) => void printed.push(text),
    remark: (text: string) => void remarked.push(text),
  }
  const exitCode = await runCommand(rowsWith(command), typed, streams)
  return { exitCode, printed: printed.join('\n'), remarked: remarked.join('\n') }
}

describe('gọi lệnh', () => {
  test('đưa đúng tệp và tùy chọn cho lệnh', async () => {
    const calls: Call[] = []
    const command = aCommand(async (call) => void calls.push(call))
    expect((await lgd(command, 'backup', '--to=/a', 'b.docx', '--json')).exitCode).toBe(0)
    expect((await lgd(command, 'backup', '--to', '/a', '--', '--help')).exitCode).toBe(0)
    expect(calls.map(({ arguments: plain, options }) => [plain, options])).toEqual([
      [['b.docx'], { to: '/a', json: true }],
      [['--help'], { to: '/a' }],
    ])
  })

  test.each([
    { name: 'lệnh lạ', typed: ['bakup', 'x'], says: 'Không có lệnh «bakup x».' },
    { name: 'lệnh gõ dở', typed: ['user'], says: 'Không có lệnh «user».' },
    { name: 'tùy chọn lạ', typed: ['backup', 'x', '--jsn'], says: 'Không có tùy chọn «--jsn».' },
    {
      name: 'tên có sẵn của đối tượng không phải là tùy chọn',
      typed: ['backup', '--constructor'],
      says: '«--constructor»',
    },
    { name: 'thiếu tệp', typed: ['backup'], says: 'Thiếu FILE.' },
    { name: 'thừa chữ', typed: ['backup', 'x', 'y'], says: 'Thừa «y».' },
    { name: 'thiếu giá trị', typed: ['backup', 'x', '--to'], says: 'Sau --to phải có FOLDER.' },
    { name: 'giá trị cho tùy chọn có – không', typed: ['backup', 'x', '--json=1'], says: '--json không có giá trị.' },
    { name: 'ghi hai lần', typed: ['backup', 'x', '--json', '--json'], says: '--json chỉ được ghi một lần.' },
  ])('gõ sai ($name): một câu, mã 2, không chạy gì', async ({ typed, says }) => {
    const command = aCommand(async () => {
      throw new Error('đã chạy')
    })
    const { exitCode, printed, remarked } = await lgd(command, ...typed)
    expect([exitCode, printed]).toEqual([2, ''])
    expect(remarked).toContain(says)
    expect(remarked).toContain('Xem bin/lgd --help.')
    expect(remarked.split('\n')).toHaveLength(1)
  })

  test('bị từ chối: nguyên câu của quy tắc, mã 1', async () => {
    const command = aCommand(async () => {
      throw new Refusal(404, 'Không tìm thấy tệp «x».')
    })
    expect(await lgd(command, 'backup', 'x')).toEqual({ exitCode: 1, printed: '', remarked: 'Không tìm thấy tệp «x».' })
  })

  test('lỗi hệ thống: có số, có nguyên nhân, mã 70', async () => {
    const command = aCommand(async () => {
      throw new Error('đĩa hỏng', { cause: new Error('EIO') })
    })
    const { exitCode, remarked } = await lgd(command, 'backup', 'x')
    expect(exitCode).toBe(70)
    expect(remarked).toMatch(/Lỗi hệ thống, số [0-9a-f]{8}/)
    expect(remarked).toMatch(/đĩa hỏng[\s\S]*← .*EIO/)
  })
})

describe('trợ giúp', () => {
  test.each([[[]], [['--help']], [['-h']]])('liệt kê mọi lệnh bằng hai thứ tiếng: %j', async (typed) => {
    const { exitCode, printed } = await lgd(aCommand(), ...typed)
    expect(exitCode).toBe(0)
    for (const part of ['backup', 'user add', words.vi, words.en]) expect(printed).toContain(part)
  })

  test('của một lệnh: cách dùng, tệp, tùy chọn, và không chạy lệnh', async () => {
    const command = aCommand(async () => {
      throw new Error('đã chạy')
    })
    const { exitCode, printed } = await lgd(command, 'backup', '--help')
    expect(exitCode).toBe(0)
    expect(printed).toContain('bin/lgd backup FILE [--to FOLDER] [--json]')
  })

  test('của một nhánh: chỉ các lệnh trong nhánh', async () => {
    const { exitCode, printed } = await lgd(aCommand(), 'user', '--help')
    expect(exitCode).toBe(0)
    expect(printed).toContain('user add')
    expect(printed).not.toContain('  backup')
  })

  test.each(commands)('lệnh thật «$name» nói được cách dùng của mình', async (row) => {
    const printed: string[] = []
    const streams = { print: (text: string) => void printed.push(text), remark: () => {} }
    expect(await runCommand(commands, [...row.name.split(' '), '--help'], streams)).toBe(0)
    expect(printed.join('\n')).toContain(`bin/lgd ${row.name}`)
  })
})
