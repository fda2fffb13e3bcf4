import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import { assessmentForm, changeWithin } from '#domains/standard/acts/steps/change-assessment.ts'
import { type Assessment, refusals, requirePreparing } from '#domains/standard/assessment.ts'
import { type EvidenceKind, evidenceKindNames, usualKind } from '#domains/standard/evidence.ts'
import { listEvidenceRecords } from '#domains/standard/evidence-records.queries.ts'
import { loadProvinceRules } from '#domains/standard/judging.queries.ts'
import { findIndicator, type Indicator } from '#domains/standard/rule-set.ts'
import { inputsOf } from '#domains/standard/rule-test.ts'
import { type ActContext, act, FormRefusal } from '#platform/acts/act.ts'
import { filesField, optionalDayField, optionalLineField } from '#platform/acts/fields.ts'
import { evidenceKinds, pictureKinds } from '#platform/files/file-kind.ts'
import { keepFile } from '#platform/files/keep-file.ts'
import type { StoredFile } from '#platform/files/stored-file.ts'

const evidenceMax = 300

const shape = z.object({
  ...assessmentForm,
  code: z.string().max(60),
  kind: z
    .enum(['', ...(Object.keys(evidenceKindNames) as EvidenceKind[])], {
      error: 'Hãy chọn loại tài liệu trong danh sách.',
    })
    .optional(),
  title: optionalLineField('tên tài liệu', 300),
  datedOn: optionalDayField('ngày của tài liệu'),
  keptBy: optionalLineField('ai giữ bản gốc', 200),
  link: optionalLineField('đường dẫn', 500),
  record: z.string().max(100).optional(),
  files: filesField('file'),
})

/**
 * Kèm tài liệu kiểm chứng of an indicator: one file, or a link, or a record of the system, which brings its own name and day. Of a condition
 * that a person enters: a file or a link.
 */
export const addStandardEvidence = act({
  name: 'standard.add-evidence',
  may: 'assess standard',
  parse: shape.parse,
  run: (context, typed) =>
    changeWithin(context, 'assess standard', typed, async (assessment) => {
      const { tx, actor, now } = context
      requirePreparing(assessment)
      const { ruleSet } = await loadProvinceRules(tx, assessment.provinceId, assessment.ruleSetId, {
        year: assessment.year,
      })
      const indicator = findIndicator(ruleSet, typed.code)
      const isEntered = ruleSet.conditions.some(({ code, test }) => code === typed.code && inputsOf(test).length > 0)
      if (indicator === undefined && (!isEntered || typed.record)) throw refusals.notFound
      const { count } = await tx
        .selectFrom('standard_evidence')
        .select((on) => on.fn.countAll<string>().as('count'))
        .where('assessment_id', '=', assessment.id)
        .where('removed_at', 'is', null)
        .executeTakeFirstOrThrow()
      if (Number(count) >= evidenceMax)
        throw new FormRefusal({ file: `Một bản đánh giá nhận nhiều nhất ${evidenceMax} tài liệu.` })
      const given =
        typed.record && indicator !== undefined
          ? await recordGiven(context, assessment, indicator, typed.record)
          : await paperGiven(context, typed)
      await tx
        .insertInto('standard_evidence')
        .values({
          id: newId(now.getTime()),
          assessment_id: assessment.id,
          indicator_code: typed.code,
          ...given,
          kept_by: typed.keptBy,
          added_by: personIdOf(actor),
          added_at: now,
          removed_at: null,
        })
        .execute()
      return { indicator: typed.code, evidence: given.title, kind: given.kind }
    }),
})

type Typed = z.output<typeof shape>
type Given = { kind: EvidenceKind; title: string; dated_on: string; link: string; file_id: string | null }

/** Only what the commune recorded itself, within the reach of who attaches it. */
async function recordGiven(
  { tx, actor, today }: ActContext,
  assessment: Assessment,
  indicator: Indicator,
  value: string,
): Promise<Given> {
  const records = await listEvidenceRecords(tx, actor, assessment, indicator, today)
  const found = records.find((one) => one.value === value)
  if (found === undefined)
    throw new FormRefusal({ record: 'Hãy chọn một bản ghi trong danh sách. Bản ghi cũ hơn thì ghi đường dẫn của nó.' })
  return { kind: 'record', title: found.title, dated_on: found.datedOn, link: found.link, file_id: null }
}

async function paperGiven({ tx, actor, now, today, house }: ActContext, typed: Typed): Promise<Given> {
  if (typed.title === '') throw new FormRefusal({ title: 'Hãy ghi tên tài liệu.' })
  if (typed.datedOn === null) throw new FormRefusal({ datedOn: 'Hãy ghi ngày của tài liệu.' })
  if (typed.datedOn > today) throw new FormRefusal({ datedOn: 'Ngày của tài liệu không sau hôm nay.' })
  const [file, ...more] = typed.files
  if (more.length > 0) throw new FormRefusal({ file: 'Mỗi lần kèm một tệp.' })
  if ((file === undefined) === (typed.link === ''))
    throw new FormRefusal({ file: 'Hãy chọn một tệp, hoặc ghi một đường dẫn: một trong hai.' })
  if (typed.link !== '' && !/^(?:\/\w[\w\-./?=&%#]*|https:\/\/[^/\s]\S*)$/u.test(typed.link))
    throw new FormRefusal({
      link: 'Hãy ghi đường dẫn bắt đầu bằng https:// hoặc bằng dấu / (trang của hệ thống này).',
    })
  const kept: StoredFile | undefined =
    file &&
    (await keepFile(tx, house, {
      name: file.name,
      content: file.bytes,
      uploadedBy: actor.personId,
      now,
      allowed: evidenceKinds,
      sizeBytesMax: house.uploadSizeMbMax * 1_048_576,
    }))
  const usual = usualKind({ link: typed.link, isPicture: kept !== undefined && pictureKinds.includes(kept.kind) })
  const { title, datedOn, link } = typed
  return { kind: typed.kind || usual, title, dated_on: datedOn, link, file_id: kept?.id ?? null }
}
