import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { type FormLines, formMarkKeys, formWhoKeys, readForm } from '#domains/statistics/forms/form.ts'
import { findFormProvince } from '#domains/statistics/forms/form-provinces.queries.ts'
import { formRefusals } from '#domains/statistics/forms/form-refusals.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, lineField, linesField, optionalDayField } from '#platform/acts/fields.ts'
import { json } from '#platform/database/database.ts'

/** Soạn biểu: a new version; what was asked for with an earlier one keeps it. */
export const writeForm = act({
  name: 'statistics.write-form',
  may: 'set forms',
  parse: z.object({
    provinceId: z.string({ error: 'Hãy chọn tỉnh.' }),
    code: lineField('ký hiệu biểu', 40),
    name: lineField('tên biểu', 300),
    basis: lineField('căn cứ', 500),
    mark: z.enum(formMarkKeys, { error: 'Hãy chọn biểu dựa vào đâu.' }),
    who: z.enum(formWhoKeys, { error: 'Hãy chọn ai lập biểu: xã hoặc tỉnh.' }),
    fromDay: dayField('ngày bắt đầu dùng'),
    toDay: optionalDayField('ngày cuối dùng'),
    columns: linesField('cột', 20, 200),
    rows: linesField('dòng', 200, 1000),
    checks: linesField('kiểm tra', 50, 500),
    periods: linesField('kỳ', 12, 200),
  }).parse,
  async run({ tx, actor, now, audit }, { provinceId, ...lines }) {
    const province = await findFormProvince(tx, actor, provinceId)
    if (province === undefined) throw formRefusals.notYours
    if (lines.toDay !== null && lines.toDay < lines.fromDay) throw formRefusals.reversed
    const written: FormLines = lines
    const { problems } = readForm(written)
    if (problems.length > 0) throw new FormRefusal(sentences(problems))
    const latest = await tx
      .selectFrom('statistics_form')
      .select('version')
      .where('province_id', '=', provinceId)
      .where('code', '=', lines.code)
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst()
    const version = (latest?.version ?? 0) + 1
    const added = await tx
      .insertInto('statistics_form')
      .values({
        id: newId(now.getTime()),
        province_id: provinceId,
        code: lines.code,
        version,
        lines: json(written),
        written_by: personIdOf(actor),
        written_at: now,
      })
      .onConflict((on) => on.columns(['province_id', 'code', 'version']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added === undefined) throw formRefusals.twoAtOnce
    audit({
      subjectKind: 'statistics-form',
      subjectId: provinceId,
      bodyId: province.bodyId,
      after: { version, ...written },
    })
    return { code: lines.code, version }
  },
})

/** By field: «Dòng 3: …», the first five of each. */
function sentences(problems: ReturnType<typeof readForm>['problems']): Record<string, string> {
  const byPart = Map.groupBy(problems, ({ part }) => part)
  return Object.fromEntries(
    [...byPart].map(([part, list]) => [
      part,
      list
        .slice(0, 5)
        .map(({ line, says }) => `Dòng ${line}: ${says}`)
        .join(' '),
    ]),
  )
}
