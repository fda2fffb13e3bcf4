import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { walk } from './support/walk.ts'

/** Real plans, from a folder that a developer may give: each is uploaded, read and adopted as it is. */
const folder = process.env.LGD_SHARED === undefined ? undefined : join(process.env.LGD_SHARED, 'plans')

if (folder === undefined || !existsSync(folder))
  describe.skip('kế hoạch thật (skipped: LGD_SHARED names no folder of plans)', () => test('không có', () => undefined))
else
  walk('kế hoạch thật được đọc và nhập', (walk) => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')))
      test(file, async () => {
        const lan = await walk().person()
        await lan.signIn('lan')
        await lan.go('/nghiep-vu/ke-hoach/moi')
        await lan.page
          .getByLabel('Tệp kế hoạch')
          .setInputFiles({ name: file, mimeType: 'text/plain', buffer: readFileSync(join(folder, file)) })
        await lan.page.getByRole('button', { name: 'Tải lên và đọc' }).click()
        await lan.page.getByRole('button', { name: 'Nhập kế hoạch thành nhiệm vụ' }).click()
        const said = await lan.page.getByText(/Đã nhập kế hoạch với \d+ nhiệm vụ/).textContent()
        const gold = JSON.parse(readFileSync(join(folder, file.replace('.txt', '.gold.json')), 'utf8')) as {
          tasks: unknown[]
        }
        expect(Number(/\d+/.exec(said ?? '')?.[0])).toBe(gold.tasks.length)
        await lan.context.close()
      })
  })
