import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { findIndicator } from '#domains/standard/rule-set.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, filesField, lineField, optionalLineField } from '#platform/acts/fields.ts'
import { evidenceKinds } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'

const evidenceMax = 300

/** Kèm tài liệu kiểm chứng: one file, or a link to a record of the system or a page. */
export const addStandardEvidence = act({
  name: 'standard.add-evidence',
  may: 'assess standard',
  parse: z.object({
    ...assessmentForm,
    code: z.string().max(60),
    title: lineField('tên tài liệu', 300),
    datedOn: dayField('ngày của tài liệu'),
    link: optionalLineField('đường dẫn', 500),
    files: filesField('file'),
  }).parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      const { tx, actor, now, house } = context
      requirePreparing(assessment)
      const { ruleSet } = await loadProvinceRules(tx, assessment.provinceId, assessment.ruleSetId, {
        year: assessment.year,
      })
      if (findIndicator(ruleSet, typed.code) === undefined) throw refusals.notFound
      const [file, ...more] = typed.files
      if (more.length > 0) throw new FormRefusal({ file: 'Mỗi lần kèm một tệp.' })
      if ((file === undefined) === (typed.link === ''))
        throw new FormRefusal({ file: 'Hãy chọn một tệp, hoặc ghi một đường dẫn: một trong hai.' })
      if (typed.link !== '' && !/^(?:\/\w[\w\-./?=&%#]*|https:\/\/[^/\s]\S*)$/u.test(typed.link))
        throw new FormRefusal({
          link: 'Hãy ghi đường dẫn bắt đầu bằng https:// hoặc bằng dấu / (trang của hệ thống này).',
        })
      const { count } = await tx
        .selectFrom('standard_evidence')
        .select((on) => on.fn.countAll<string>().as('count'))
        .where('assessment_id', '=', assessment.id)
        .executeTakeFirstOrThrow()
      if (Number(count) >= evidenceMax)
        throw new FormRefusal({ file: `Một bản đánh giá nhận nhiều nhất ${evidenceMax} tài liệu.` })
      const kept =
        file &&
        (await keepFile(tx, house, {
          name: file.name,
          content: file.bytes,
          uploadedBy: actor.personId,
          now,
          allowed: evidenceKinds,
          sizeBytesMax: house.uploadSizeMbMax * 1_048_576,
        }))
      await tx
        .insertInto('standard_evidence')
        .values({
          id: newId(now.getTime()),
          assessment_id: assessment.id,
          indicator_code: typed.code,
          title: typed.title,
          dated_on: typed.datedOn,
          file_id: kept?.id ?? null,
          link: typed.link,
          added_by: personIdOf(actor),
          added_at: now,
          removed_at: null,
        })
        .execute()
      return { indicator: typed.code, evidence: typed.title }
    }),
})
