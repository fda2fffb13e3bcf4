import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { planRead } from '#app/commands/plan-read.ts'

const folder = await mkdtemp(join(tmpdir(), 'lgd-plan-read-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function readLines(lines: readonly string[]): Promise<string> {
  const path = join(folder, 'ke-hoach.txt')
  await writeFile(path, lines.join('\n\n'))
  const printed: string[] = []
  await planRead.run({ arguments: [path], options: {}, print: (text) => void printed.push(text), remark() {} })
  return printed.join('\n')
}

const planOf = (day: string, year: number) => [
  'ỦY BAN NHÂN DÂN XÃ AN BÌNH',
  'Số: 12/KH-UBND',
  `An Bình, ngày ${day}`,
  'KẾ HOẠCH',
  `Xây dựng xã đạt chuẩn tiếp cận pháp luật năm ${year}`,
  'Căn cứ Quyết định số 619/QĐ-TTg ngày 08/5/2017 của Thủ tướng Chính phủ;',
  'I. NỘI DUNG',
  '1. Tự đánh giá các chỉ tiêu tiếp cận pháp luật.',
  '- Đơn vị chủ trì: Công chức tư pháp – hộ tịch',
  `- Thời gian thực hiện: Quý IV năm ${year}`,
]

const replaced =
  'Quyết định 619/QĐ-TTg đã được thay thế bởi Quyết định 25/2021/QĐ-TTg từ 01/01/2022. Đề nghị dẫn Quyết định 25/2021/QĐ-TTg ngày 22/07/2021'

test('văn bản được dẫn không còn hiệu lực: lệnh đọc kế hoạch nói, và nói nên dẫn gì', async () => {
  const printed = await readLines(planOf('21 tháng 02 năm 2023', 2023))
  expect(printed).toContain(replaced)
  expect(printed).not.toContain('27/2025/QĐ-TTg')
})

test('văn bản thay thế rồi có thể cũng đã bị thay thế: chỉ nói là có thể', async () => {
  const printed = await readLines(planOf('21 tháng 02 năm 2026', 2026))
  expect(printed).toContain(replaced)
  expect(printed).toMatch(/lưu ý văn bản này có thể bị thay thế bởi .*27\/2025\/QĐ-TTg/u)
})

test('kế hoạch ký khi văn bản còn hiệu lực thì không nói gì', async () => {
  expect(await readLines(planOf('21 tháng 02 năm 2021', 2021))).not.toContain('đã được thay thế')
})
