import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { isBuilt, type RunningSystem, type SystemChoice, startSystem } from './system.ts'

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const pictures = join(import.meta.dirname, '../../docs/huong-dan/anh')

export type Walk = {
  system: RunningSystem
  /** A person in front of a browser of their own; `phone` is 360 px wide, `scripts: false` has JavaScript off. */
  person(choice?: { phone?: true; scripts?: false }): Promise<Person>
}

export type Person = {
  page: Page
  context: BrowserContext
  signIn(userName: string): Promise<void>
  go(path: string): Promise<void>
}

/** A story told through a real browser, on the embedded database and on the server when there is one. */
export function walk(
  name: string,
  tell: (walk: () => Walk) => void,
  choice: Omit<SystemChoice, 'database'> = {},
): void {
  const missing = browserPath === undefined ? 'Chromium is not installed' : isBuilt() ? undefined : 'dist/ is not built'
  if (missing !== undefined) {
    describe.skip(`${name} (skipped: ${missing})`, () => tell(notStarted))
    return
  }
  for (const database of ['embedded', 'server'] as const) {
    if (database === 'server' && !process.env.TEST_DATABASE_URL) {
      describe.skip(`${name} · server (skipped: TEST_DATABASE_URL is not set)`, () => tell(notStarted))
      continue
    }
    describe(`${name} · ${database}`, () => {
      let current: Walk | undefined
      let browser: Browser | undefined
      beforeAll(async () => {
        const system = await startSystem({ ...choice, database })
        browser = await chromium.launch({ executablePath: browserPath, args: browserArguments })
        current = { system, person: (how) => newPerson(browser!, system, how) }
      }, 120_000)
      afterAll(async () => {
        await browser?.close()
        await current?.system.stop()
      }, 60_000)
      tell(() => current ?? notStarted())
    })
  }
}

function notStarted(): never {
  throw new Error('The walk has not started.')
}

async function newPerson(
  browser: Browser,
  system: RunningSystem,
  how: { phone?: true; scripts?: false } = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: system.address,
    viewport: how.phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    javaScriptEnabled: how.scripts !== false,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const go = async (path: string) => void (await page.goto(path))
  return {
    page,
    context,
    go,
    async signIn(userName) {
      await go('/dang-nhap')
      await page.getByLabel('Tên đăng nhập hoặc thư điện tử').fill(userName)
      await page.getByLabel('Mật khẩu', { exact: true }).fill(system.password())
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.waitForURL(/\/nghiep-vu/)
    },
  }
}

/** Nothing that axe knows of is wrong, nothing is wider than the screen. axe needs scripts in the page: for people who have them. */
export async function expectAccessible({ page }: Person): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)).toEqual(
    [],
  )
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0)
}

/** Pages for citizens and officers stay light: HTML, styles and scripts together. */
export async function expectLight({ page, context }: Person, path: string): Promise<void> {
  let bytes = 0
  const count = await context.newPage()
  count.on('response', async (response) => {
    bytes += (await response.body().catch(() => Buffer.alloc(0))).length
  })
  await count.goto(path, { waitUntil: 'networkidle' })
  await count.close()
  expect(bytes, `${path} on ${page.url()}`).toBeLessThanOrEqual(120 * 1024)
}

/** Keeps a picture for the guide when LGD_PICTURES=1; the walk itself does not depend on it. */
export async function picture({ page }: Person, name: string): Promise<void> {
  if (process.env.LGD_PICTURES !== '1') return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
