import { type Day, isDay } from '#base/day.ts'
import type { Finding, PlanReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { Excerpt } from '#engines/documents/document.ts'

/** The register's answer about a name on a day: undefined when the body exists then, or is not known. */
export type Abolition = { endedOn: Day; successor?: string }
export type BodyRegister = { isAbolished?: (name: string, day: Day) => Abolition | undefined }

/** Bodies named in the plan that no longer exist on its date, each name once. */
export function bodyDoubts(reading: Omit<PlanReading, 'findings'>, { isAbolished }: BodyRegister): Finding[] {
  const day = dayToJudge(reading)
  if (!isAbolished || !day) return []
  const seen = new Set<string>()
  return namedBodies(reading).flatMap(({ name, source, task }) => {
    if (seen.has(name)) return []
    seen.add(name)
    const abolition = isAbolished(name, day)
    if (!abolition) return []
    const successor = abolition.successor ? ` Nay là ${abolition.successor}.` : ''
    return [
      {
        code: 'unit-abolished' as const,
        quote: source?.text ?? name,
        message: `«${name}» không còn tồn tại tại thời điểm của kế hoạch.${successor} Hãy xem lại tên cơ quan.`,
        source,
        task,
      },
    ]
  })
}

/** The plan's date as far as it is printed; else the first day of its period. */
function dayToJudge({ date, period }: Pick<PlanReading, 'date' | 'period'>): Day | undefined {
  if (date) {
    const full = `${date}-01-01`.slice(0, 10)
    return isDay(full) ? full : undefined
  }
  return period?.start
}

type Named = { name: string; source?: Excerpt; task?: number }

function namedBodies({ issuer, tasks, reporting, recipients, sources }: Omit<PlanReading, 'findings'>): Named[] {
  return [
    ...(issuer ? [{ name: issuer, source: sources.issuer }] : []),
    ...tasks.flatMap(({ lead, coordinate, sources: excerpts }, task) => [
      ...lead.map((name, index) => ({ name, source: excerpts[`lead.${index}`], task })),
      ...coordinate.map((name, index) => ({ name, source: excerpts[`coordinate.${index}`], task })),
    ]),
    ...reporting.flatMap(({ who, to, source }) => [who, to].flatMap((name) => (name ? [{ name, source }] : []))),
    ...recipients.map((name, index) => ({ name, source: sources[`recipients.${index}`] })),
  ]
}
