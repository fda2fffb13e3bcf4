import { expect, test } from 'vitest'
import { UsageError } from '#app/command.ts'
import { mattersTriage } from '#app/commands/matters-triage.ts'

const run = async (story?: string) => {
  const printed: string[] = []
  await mattersTriage.run({
    arguments: story === undefined ? [] : [story],
    options: {},
    print: (text) => void printed.push(text),
    remark: () => undefined,
  })
  return printed.join('\n')
}

test('một câu: hai lối, mỗi lối có lý do với lời đã viết', async () => {
  expect(await run('cán bộ đòi tiền mới làm sổ đỏ')).toMatch(
    /^Tố cáo \(\d+%\)\n {4}có chuyện đòi tiền, nhận tiền: «đòi tiền mới»/u,
  )
})

test('không có câu nào thì nói thiếu gì', async () => {
  await expect(run()).rejects.toThrow(UsageError)
})
