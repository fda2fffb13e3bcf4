import { readdirSync } from 'node:fs'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { portalSpecimen, workbenchSpecimen } from '#ui/specimen.tsx'

const asset = (name: string) => `/${name}`
const here = import.meta.dirname

describe.each([
  ['workbench', workbenchSpecimen({ asset })],
  ['portal', portalSpecimen({ asset })],
])('the %s with every part', (_, html) => {
  test('lives under a strict content policy: no style, no handler, no inline script', () => {
    expect(html).not.toMatch(/<[^>]+\sstyle=/)
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/)
    expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)|javascript:/)
  })

  test('no id stands twice, and whatever points to one finds it', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const pointed = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|list)="([^"]+)"/g)].flatMap((match) =>
      match[1]!.split(' '),
    )
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([])
    expect(pointed.length).toBeGreaterThan(5)
  })

  test('has one main heading, and every control a name', () => {
    expect(html.match(/<h1/g)).toHaveLength(1)
    const controls = [...html.matchAll(/<(?:input|select|textarea)[^>]*>/g)]
      .map((match) => match[0])
      .filter((control) => !control.includes('type="hidden"'))
    const unnamed = controls.filter(
      (control) => !control.includes('aria-label') && !html.includes(`for="${/\sid="([^"]+)"/.exec(control)?.[1]}"`),
    )
    expect(unnamed).toEqual([])
  })

  test('nothing leaked from the code into the words', () => {
    expect(html).not.toMatch(/\[object |undefined|NaN|>null</)
  })
})

test.each(['app.css', 'portal-app.css'])('the whole look of a site, %s, stays under 40 KB', async (sheet) => {
  const built = await build({ entryPoints: [`${here}/styles/${sheet}`], bundle: true, minify: true, write: false })
  expect(built.outputFiles[0]!.contents.length).toBeLessThan(40 * 1024)
})

test.each(readdirSync(`${here}/islands`).filter((name) => name.endsWith('.island.ts')))(
  '%s stays under 8 KB, as it is served',
  async (name) => {
    const built = await build({
      entryPoints: [`${here}/islands/${name}`],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      charset: 'utf8',
    })
    expect(built.outputFiles[0]!.contents.length).toBeLessThan(8 * 1024)
  },
)
