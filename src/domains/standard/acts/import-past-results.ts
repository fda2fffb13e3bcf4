import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { requirePast } from '#domains/standard/acts/steps/require-past.ts'
import { type PastResult, pastLinesMax, readPastLine } from '#domains/standard/past-result.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { listField } from '#platform/acts/fields.ts'
import { json } from '#platform/database/database.ts'

/**
 * Nhập kết quả các năm trước of communes of the province, those of before a merger too: the table waits until somebody else approves it.
 * All lines or none; the first wrong one is named. It takes the place of a table that waits only where that very one is named in `replaces`.
 */
export const importPastResults = act({
  name: 'standard.import-past-results',
  may: 'keep standard rules',
  parse: z.object({
    provinceId: z.string({ error: 'Hãy chọn tỉnh.' }).max(20),
    lines: z
      .string({ error: 'Hãy dán bảng kết quả.' })
      .min(1, 'Hãy dán bảng kết quả.')
      .max(400_000, 'Bảng quá dài: hãy chia ra.'),
    replaces: listField(100).optional(),
  }).parse,
  async run({ tx, actor, now, audit }, { provinceId, lines, replaces = [] }): Promise<{ id: string; count: number }> {
    await requireKeeper(tx, actor, provinceId)
    const results = resultsIn(lines)
    await requirePast(tx, provinceId, results)
    const waits = await tx
      .selectFrom('standard_past_waiting')
      .select('id')
      .where('province_id', '=', provinceId)
      .forUpdate()
      .executeTakeFirst()
    if (waits !== undefined && !replaces.includes(waits.id))
      throw new FormRefusal({
        replaces: 'Tỉnh này đã có một bảng chờ duyệt. Hãy duyệt hoặc bỏ bảng ấy trước, hoặc đánh dấu thay bảng ấy.',
      })
    const row = { id: newId(now.getTime()), results: json(results), written_by: personIdOf(actor), written_at: now }
    await tx
      .insertInto('standard_past_waiting')
      .values({ province_id: provinceId, ...row })
      .onConflict((on) => on.column('province_id').doUpdateSet(row))
      .execute()
    audit({
      subjectKind: 'standard-rules',
      subjectId: provinceId,
      bodyId: actor.bodyId,
      after: { waiting: results.length, ...(waits && { replaces: waits.id }) },
    })
    return { id: row.id, count: results.length }
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
