import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'
import { readDocument } from '#engines/documents/read-document.ts'

/**
 * Real plans with hand-made readings, where a developer has them: LGD_SHARED names the folder that holds `plans/`. They
 * are not part of this repository; without them these tests are skipped.
 */
const folder = process.env.LGD_SHARED ? join(process.env.LGD_SHARED, 'plans') : undefined
const names =
  folder && existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.gold.json'))
        .map((name) => basename(name, '.gold.json'))
    : []

describe.skipIf(names.length === 0)('kế hoạch thật, so với bản đọc bằng tay (cần LGD_SHARED)', () => {
  test.each(names.length > 0 ? names : ['không có LGD_SHARED'])('%s', async (name) => {
    const gold: PlanReading = JSON.parse(await readFile(join(folder!, `${name}.gold.json`), 'utf8'))
    const source = ['docx', 'pdf', 'txt']
      .map((format) => `${name}.${format}`)
      .find((file) => existsSync(join(folder!, file)))!
    const reading = readPlan(await readDocument(new Uint8Array(await readFile(join(folder!, source))), source))
    expect(agreement(gold, reading)).toBeGreaterThanOrEqual(0.97)
  })
})

/** The share of hand-read values that were read the same, 0…1. */
function agreement(gold: PlanReading, reading: PlanReading): number {
  const wanted = valuesOf(gold)
  const found = new Map<string, number>()
  for (const value of valuesOf(reading)) found.set(value, (found.get(value) ?? 0) + 1)
  const same = wanted.filter((value) => {
    const left = found.get(value) ?? 0
    if (left > 0) found.set(value, left - 1)
    return left > 0
  })
  return same.length / wanted.length
}

function valuesOf({
  number,
  symbol,
  kind,
  title,
  issuer,
  place,
  date,
  period,
  signer,
  citations,
  tasks,
  reporting,
  recipients,
  findings,
}: PlanReading): string[] {
  const values: unknown[] = [
    { number },
    { symbol },
    { kind },
    { title },
    { issuer },
    { place },
    { date },
    { period: period && [period.start, period.end] },
    { signer: signer && [signer.name, signer.title, signer.authority] },
    ...citations.map((citation) => [
      'citation',
      citation.type,
      citation.number,
      citation.name,
      citation.date,
      citation.role,
    ]),
    ...tasks.flatMap(({ path, text, lead, coordinate, time, outputs }) => [
      ['task', path, text],
      ['lead', text, lead],
      ['coordinate', text, coordinate],
      ['time', text, time && [time.raw, time.basis, time.start, time.end, time.every]],
      ['outputs', text, outputs],
    ]),
    ...reporting.map(({ who, due }) => ['reporting', who, due]),
    ...recipients.map((recipient) => ['recipient', recipient]),
    ...findings.map(({ code }) => ['finding', code]),
  ]
  return values.map((value) => JSON.stringify(value))
}
