import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
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
  '--lang=vi', // what the browser itself says, as on an officer's machine
]
/** Two walks share two cores with their servers and browsers: a step that takes a second alone may take many. */
const waitMsMax = 30_000

export type Walk = {
  system: RunningSystem
  /** A person in front of a browser of their own; `phone` is 360 px wide, `scripts: false` has JavaScript off. */
  person(choice?: { phone?: true; scripts?: false }): Promise<Person>
}

/** Somebody in front of a browser. Numbers that are answered are HTTP's status of the page that came. */
export type Person = {
  page: Page
  context: BrowserContext
  /** The one below the pages that they see. */
  database: SystemChoice['database']
  go(path: string): Promise<number>
  signIn(userName: string, password?: string): Promise<void>
  /** A control by its name in the form; of several, the first in sight. */
  field(name: string, within?: Locator): Locator
  /** Presses a button that sends a form, and waits for the page that answers. */
  press(label: string | RegExp, within?: Locator): Promise<number>
  /** Follows a link to another page. */
  follow(label: string | RegExp, within?: Locator): Promise<void>
  /** Opens what is folded under a title, and answers with it. */
  unfold(title: string, within?: Locator): Promise<Locator>
  /** What the page says. */
  reads(): Promise<string>
  heading(): Promise<string>
  /** Where they are: path and query, without the place on the page. */
  address(): string
}

type WalkChoice = Omit<SystemChoice, 'database'> & {
  /** For what does not depend on the database: how pages look. */
  embeddedOnly?: true
}

/** A story told through a real browser, on the embedded database and on the server when there is one. */
export function walk(name: string, tell: (walk: () => Walk) => void, choice: WalkChoice = {}): void {
  const missing = browserPath === undefined ? 'Chromium is not installed' : isBuilt() ? undefined : 'dist/ is not built'
  if (missing !== undefined) {
    describe.skip(`${name} (skipped: ${missing})`, () => tell(notStarted))
    return
  }
  for (const database of choice.embeddedOnly ? (['embedded'] as const) : (['embedded', 'server'] as const)) {
    if (database === 'server' && !process.env.TEST_DATABASE_URL) {
      describe.skip(`${name} · server (skipped: TEST_DATABASE_URL is not set)`, () => tell(notStarted))
      continue
    }
    describe(`${name} · ${database}`, () => {
      let current: Walk | undefined
      let browser: Browser | undefined
      beforeAll(async () => {
        const system = await startSystem({ ...choice, database })
        current = { system, person: (how) => newPerson(browser!, system, { ...how, database }) }
        browser = await chromium.launch({ executablePath: browserPath, args: browserArguments })
      }, 200_000)
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
  how: { phone?: true; scripts?: false; database: SystemChoice['database'] },
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: system.address,
    viewport: how.phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    javaScriptEnabled: how.scripts !== false,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(waitMsMax)
  const go = async (path: string) => {
    const answer = await page.goto(path)
    if (answer === null) throw new Error(`${path} is a place on the page that is open; go to its path.`)
    return answer.status()
  }
  const field = (name: string, within: Locator = page.locator('main')) =>
    within.locator(`[name="${name}"]`).filter({ visible: true }).first()
  const press = async (label: string | RegExp, within: Locator = page.locator('main')) => {
    const [answer] = await Promise.all([
      page.waitForResponse((one) => one.request().isNavigationRequest() && one.status() !== 303),
      page.waitForEvent('load'),
      within.getByRole('button', { name: label, exact: true }).first().click(),
    ])
    return answer.status()
  }
  return {
    page,
    context,
    database: how.database,
    go,
    field,
    press,
    async signIn(userName, password = system.password()) {
      await go('/dang-nhap')
      await field('userName').fill(userName)
      await field('password').fill(password)
      await press('Đăng nhập')
    },
    async follow(label, within = page.locator('main')) {
      await Promise.all([page.waitForEvent('load'), within.getByRole('link', { name: label }).first().click()])
    },
    async unfold(title, within = page.locator('main')) {
      const folded = within
        .locator('details')
        .filter({ has: page.locator('summary').getByText(title, { exact: true }) })
        .first()
      if ((await folded.getAttribute('open')) === null) await folded.locator('summary').first().click()
      return folded
    },
    reads: () => page.locator('main').innerText(),
    heading: () => page.locator('h1').innerText(),
    address: () => page.url().slice(system.address.length).replace(/#.*/, ''),
  }
}
