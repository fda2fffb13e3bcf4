/** Bản ghi của hệ thống làm tài liệu kiểm chứng: what a commune recorded in the year, and the counts of what feeds an indicator. */

import { type Day, showDay } from '#base/day.ts'
import { shorten } from '#base/vietnamese.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { feedsOf, measureName, measuresOf, windowOf } from '#domains/standard/measure-map.ts'
import type { Indicator } from '#domains/standard/rule-set.ts'
import { listTookOver } from '#domains/statistics/counted-body.queries.ts'
import { type MeasureId, measureOf, recordKinds } from '#domains/statistics/measure.ts'
import { countMany, type ListedRecord, listMeasure } from '#domains/statistics/measures.queries.ts'
import { kindsAt, recordPath, statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

export type EvidenceRecord = {
  /** As a form sends it. */
  value: string
  group: string
  title: string
  datedOn: Day
  /** The list of the statistics in which it stands, or that a count opens: who appraises may see that, not every record itself. */
  link: string
}

/** Whose records are offered; the rest is given by its address. */
const offered = [
  'plans.issued',
  'tasks.evidenced',
  'activities.all',
  'training.courses',
  'contests.held',
  'cases.reached',
  'matters.answered',
  'local-documents.issued',
] as const satisfies MeasureId[]
const offeredMax = 15
const titleLengthMax = 200
const counts = 'Số đếm của chỉ tiêu này'

/** Within the reach of who asks, the latest of each kind first; counts of the measures that feed the indicator before them. */
export async function listEvidenceRecords(
  db: Db,
  actor: Actor,
  { bodyId, year }: Pick<Assessment, 'bodyId' | 'year'>,
  indicator: Indicator,
  today: Day,
): Promise<EvidenceRecord[]> {
  const window = windowOf(year, today)
  const tookOver = await listTookOver(db, bodyId, today)
  const scope = { bodyId, tookOver, ...window, seenBy: actor }
  const rules = new Set(indicator.rules.map(({ code }) => code))
  const feeds = feedsOf(year).filter(({ rule }) => rules.has(rule))
  const fed = measuresOf(feeds.map((feed) => ({ ...feed, unless: [] })))
  const counted = await countMany(db, fed, scope)
  const found: EvidenceRecord[] = fed.flatMap((id) => {
    const { records, told, sum } = counted.get(id)!
    // a sum over some of the records proves nothing of all
    if (records !== told) return []
    const title = `${measureName(id)}: ${sum}, đếm đến ${showDay(window.to)}`
    const link = statisticsPaths.listOf(id, { bodyId, tookOver, ...window })
    return [{ value: `count:${id}`, group: counts, title, datedOn: window.to, link }]
  })
  for (const id of offered)
    for (const { kind, id: recordId, label, countedOn } of await listMeasure(db, id, scope, { limit: offeredMax })) {
      const name = label === '' ? recordKinds[kind] : `${recordKinds[kind]}: ${label.replace(/\s+/gu, ' ')}`
      const title = shorten(name, titleLengthMax)
      found.push({
        value: `${kind}:${recordId}`,
        group: recordKinds[kind],
        title,
        datedOn: countedOn,
        link: lineOf(id, bodyId, { countedOn, id: recordId }),
      })
    }
  return found
}

/** Records of a year that are looked through for one. */
const soughtMax = 2_000

/**
 * The line in the statistics of a record whose own page is the link, as whoever attached an address typed it or was given it: who appraises
 * may open that. Undefined where the year counts no such record of the commune, or the link is no record's page.
 */
export async function findRecordLine(
  db: Db,
  actor: Actor,
  { bodyId, year }: Pick<Assessment, 'bodyId' | 'year'>,
  link: string,
  today: Day,
): Promise<string | undefined> {
  const kinds = kindsAt(link)
  const tookOver = await listTookOver(db, bodyId, today)
  const scope = { bodyId, tookOver, ...windowOf(year, today), seenBy: actor }
  for (const id of offered.filter((one) => measureOf(one).records.some((kind) => kinds.includes(kind)))) {
    const records = await listMeasure(db, id, scope, { limit: soughtMax })
    const found = records.find(({ kind, opens }) => recordPath(kind, opens) === link)
    if (found !== undefined) return lineOf(id, bodyId, found)
  }
  return undefined
}

/** The list of its one day; the mark keeps two records of a day apart. */
function lineOf(id: MeasureId, bodyId: string, { countedOn, id: recordId }: Pick<ListedRecord, 'countedOn' | 'id'>) {
  return `${statisticsPaths.listOf(id, { bodyId, from: countedOn, to: countedOn })}#${recordId}`
}
