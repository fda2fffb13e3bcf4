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
 * nothing is wider than the screen, and the page with its styles and scripts is light. The person needs scripts: axe does.
 */
export async function expectGoodLook(person: Person): Promise<void> {
  const { page } = person
  const before = page.viewportSize() ?? wide
  const wrong = [
    ...(await weight(person)),
    ...(await faults(person, 'wide')),
    ...(await inTheDark(person)),
    ...(await page.setViewportSize(phone).then(() => faults(person, '360 px'))),
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

async function faults({ page }: Person, where: string): Promise<string[]> {
  // Legacy mode: our pages have no frames, and it spares opening a page for each look.
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode()
    .analyze()
  const tooWide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return ''
    const widest = [...document.querySelectorAll('body *')].findLast((one) => one.getBoundingClientRect().right > width)
    return `${widest?.tagName}.${widest?.className} reaches beyond the screen`
  })
  return [
    ...violations.map((one) => `${where}: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`),
    ...(tooWide === '' ? [] : [`${where}: ${tooWide}`]),
  ]
}

/** Only colours change in the dark. */
async function inTheDark({ page }: Person): Promise<string[]> {
  const before = await page.evaluate(() => {
    const theme = document.documentElement.dataset.theme
    document.documentElement.dataset.theme = 'dark'
    return theme
  })
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).setLegacyMode().analyze()
  await page.evaluate((theme) => {
    if (theme === undefined) delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, before)
  return violations.flatMap((one) => one.nodes.map((node) => `dark: ${one.id}: ${node.target.join(' ')}`))
}

/** Keeps a picture for the guide when LGD_PICTURES=1; the walk itself does not depend on it. */
export async function picture({ page }: Person, name: string, height = wide.height): Promise<void> {
  if (process.env.LGD_PICTURES !== '1') return
  mkdirSync(pictures, { recursive: true })
  await page.setViewportSize({ ...(page.viewportSize() ?? wide), height })
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
