import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import type { Person } from './walk.ts'

const wide = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }
const weightKbMax = 120
const pictures = join(import.meta.dirname, '../../docs/huong-dan/anh')

/**
 * The page in front of a person, as all may meet it: wide, in the dark, on a phone. Nothing that axe knows of is wrong,
 * nothing is wider than the screen, and the page with its styles and scripts is light. The person needs scripts: axe does. Looked
 * at on the embedded database alone: the same story on the server shows the same pages, and looking takes longer than telling.
 */
export async function expectGoodLook(person: Person): Promise<void> {
  if (person.database === 'server') return
  const { page } = person
  const before = page.viewportSize() ?? wide
  const wrong = [
    ...(await weight(person)),
    ...(await whenWide(person)),
    ...(await inTheDark(person)),
    ...(await onPhone(person)),
  ]
  await page.setViewportSize(before)
  expect(wrong, person.address()).toEqual([])
}

async function weight({ page }: Person): Promise<string[]> {
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
      (sum, entry) => sum + (entry as PerformanceResourceTiming).decodedBodySize,
      0,
    ),
  )
  const kb = Math.round(bytes / 1024)
  return kb <= weightKbMax ? [] : [`${kb} KB is heavier than ${weightKbMax} KB`]
}

async function whenWide(person: Person): Promise<string[]> {
  // Legacy mode: our pages have no frames, and it spares opening a page for each look. It leaves axe in the page.
  const { violations } = await new AxeBuilder({ page: person.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode()
    .options(onlyViolations)
    .analyze()
  return [...violations.flatMap(tell), ...(await tooWide(person))].map((fault) => `wide: ${fault}`)
}

/** Only colours change in the dark. */
async function inTheDark(person: Person): Promise<string[]> {
  const before = await setTheme(person, 'dark')
  const wrong = await askAgain(person, ['color-contrast'])
  await setTheme(person, before)
  return wrong.map((fault) => `dark: ${fault}`)
}

/** What a narrow page can spoil: what is too small to press, out of reach, or gone with its name. */
async function onPhone(person: Person): Promise<string[]> {
  await person.page.setViewportSize(phone)
  const rules = [
    'target-size',
    'scrollable-region-focusable',
    'button-name',
    'link-name',
    'label',
    'page-has-heading-one',
  ]
  const wrong = [...(await askAgain(person, rules)), ...(await tooWide(person)), ...(await crushed(person))]
  return wrong.map((fault) => `360 px: ${fault}`)
}

type Violation = { id: string; nodes: { target: unknown[] }[] }

function tell({ id, nodes }: Violation): string[] {
  return nodes.map(({ target }) => `${id}: ${target.join(' ')}`)
}

/** Not what was right about each element of a page: telling that takes half of the time. */
const onlyViolations = { resultTypes: ['violations' as const] }

/** Some rules again, with the axe that the first look left in the page. */
async function askAgain({ page }: Person, rules: string[]): Promise<string[]> {
  const violations = await page.evaluate(
    async (how) => {
      const { axe } = window as unknown as { axe: { run(how: object): Promise<{ violations: Violation[] }> } }
      return (await axe.run(how)).violations
    },
    { ...onlyViolations, runOnly: rules },
  )
  return violations.flatMap(tell)
}

async function tooWide({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const widest = [...document.querySelectorAll('body *')].findLast((one) => one.getBoundingClientRect().right > width)
    return [`${widest?.tagName}.${widest?.className} reaches beyond the screen`]
  })
}

/** A sentence in a column of a letter or two can be read by nobody, and no rule of axe says so. */
async function crushed({ page }: Person): Promise<string[]> {
  return page.evaluate(() => {
    const [lettersMin, emsMin] = [20, 3]
    return [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((one) => {
        const own = [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
        const letters = own.reduce((sum, { textContent }) => sum + (textContent ?? '').trim().length, 0)
        if (letters < lettersMin || one.closest('.unseen, details:not([open]), svg') !== null) return false
        const { width, height } = one.getBoundingClientRect()
        const em = Number.parseFloat(getComputedStyle(one).fontSize)
        return width > 1 && height > 6 * em && width < emsMin * em
      })
      .slice(0, 5)
      .map((one) => `«${one.textContent?.trim().slice(0, 40)}» is crushed into a column of letters`)
  })
}

/** As the display form sets it; answers with what was set before. */
async function setTheme({ page }: Person, theme: string | null): Promise<string | null> {
  return page.evaluate((next) => {
    const before = document.documentElement.getAttribute('data-theme')
    if (next === null) document.documentElement.removeAttribute('data-theme')
    else document.documentElement.setAttribute('data-theme', next)
    return before
  }, theme)
}

/** Keeps a picture for the guide when LGD_PICTURES=1; the walk itself does not depend on it. */
export async function picture({ page }: Person, name: string, height = 800): Promise<void> {
  if (process.env.LGD_PICTURES !== '1') return
  mkdirSync(pictures, { recursive: true })
  await page.setViewportSize({ ...(page.viewportSize() ?? wide), height })
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
