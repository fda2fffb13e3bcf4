import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Person, walk } from './support/walk.ts'
import { readPlan } from './support/ward-plan.ts'

/** Real plans, from a folder that a developer may give: each is uploaded, read and adopted as it is. */
const folder = process.env.LGD_SHARED === undefined ? undefined : join(process.env.LGD_SHARED, 'plans')

if (folder === undefined || !existsSync(folder))
  describe.skip('kế hoạch thật (skipped: LGD_SHARED names no folder of plans)', () => test('không có', () => undefined))
else
  walk('kế hoạch thật được đọc và nhập', (walk) => {
    let lan: Person

    for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt')))
      test(file, async () => {
        if (lan === undefined) {
          lan = await walk().person()
          await lan.signIn('lan')
        }
        await readPlan(lan, { name: file, bytes: readFileSync(join(folder, file)) })
        await lan.press('Nhập kế hoạch thành nhiệm vụ')
        const said = /Đã nhập kế hoạch với (\d+) nhiệm vụ/.exec(await lan.reads())?.[1]
        const gold: { tasks: unknown[] } = JSON.parse(
          readFileSync(join(folder, file.replace('.txt', '.gold.json')), 'utf8'),
        )
        expect(Number(said)).toBe(gold.tasks.length)
        await lan.go('/nghiep-vu/nhiem-vu?tt=all')
        expect(await lan.page.locator('[data-row]').count()).toBeGreaterThan(0)
      })
  })
