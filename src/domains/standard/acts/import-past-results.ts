import { sql } from 'kysely'
import { z } from 'zod'
import { personIdOf } from '#domains/people/person.ts'
import { type PastResult, pastLinesMax, readPastLine } from '#domains/standard/past-result.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'

/** Nhập kết quả các năm trước of communes of the province, those of before a merger too. All lines or none; the first wrong one is named. */
export const importPastResults = act({
  name: 'standard.import-past-results',
  may: 'keep standard rules',
  parse: z.object({
    provinceId: z.string({ error: 'Hãy chọn tỉnh.' }).max(20),
    lines: z
      .string({ error: 'Hãy dán bảng kết quả.' })
      .min(1, 'Hãy dán bảng kết quả.')
      .max(400_000, 'Bảng quá dài: hãy chia ra.'),
  }).parse,
  async run({ tx, actor, now, audit }, { provinceId, lines }): Promise<{ count: number }> {
    await requireKeeper(tx, actor, provinceId)
    const results = resultsIn(lines)
    const { rows: known } = await sql<{ id: string }>`
      select id from place where id = any(${results.map(({ placeId }) => placeId)}::text[]) and (parent_id = ${provinceId} or exists (
        select 1 from place_succession s join place today on today.id = s.new_id where s.old_id = place.id and today.parent_id = ${provinceId}))`.execute(
      tx,
    )
    const ids = new Set(known.map(({ id }) => id))
    const stranger = results.find(({ placeId }) => !ids.has(placeId))
    if (stranger !== undefined)
      throw new FormRefusal({
        lines: `Mã ${stranger.placeId} không phải xã, phường của tỉnh này (trước hay sau sắp xếp).`,
      })
    for (const one of results) {
      const row = {
        province_id: provinceId,
        outcome: one.outcome,
        decision_number: one.decisionNumber,
        decided_on: one.decidedOn,
        total: one.total,
        note: one.note,
        imported_by: personIdOf(actor),
        imported_at: now,
      }
      await tx
        .insertInto('standard_past_result')
        .values({ place_id: one.placeId, year: one.year, ...row })
        .onConflict((on) => on.columns(['place_id', 'year']).doUpdateSet(row))
        .execute()
    }
    audit({
      subjectKind: 'standard-rules',
      subjectId: provinceId,
      bodyId: actor.bodyId,
      after: { pastResults: results.length },
    })
    return { count: results.length }
  },
})

function resultsIn(lines: string): PastResult[] {
  const results: PastResult[] = []
  for (const [index, line] of lines.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = readPastLine(line.split('\t'))
    if (read === undefined) continue
    if ('sentence' in read) throw new FormRefusal({ lines: `Dòng ${index + 1}: ${read.sentence}.` })
    if (results.some((one) => one.placeId === read.placeId && one.year === read.year))
      throw new FormRefusal({ lines: `Dòng ${index + 1}: ${read.placeId} năm ${read.year} đứng hai lần.` })
    results.push(read)
  }
  if (results.length === 0 || results.length > pastLinesMax)
    throw new FormRefusal({ lines: `Bảng phải có từ 1 đến ${pastLinesMax} dòng kết quả.` })
  return results
}
