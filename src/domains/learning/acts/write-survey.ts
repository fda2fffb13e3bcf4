import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { bodyFor } from '#domains/learning/acts/steps/body-for.ts'
import { publicSlug } from '#domains/learning/public-slug.ts'
import { loadSurveyToChange, saveSurvey } from '#domains/learning/surveys/survey.store.ts'
import { refusals, type Survey } from '#domains/learning/surveys/survey.ts'
import { readQuestions } from '#domains/learning/surveys/survey-question.ts'
import { personIdOf } from '#domains/people/person.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { dayField, idField, lineField, optionalIdField, textField, versionField } from '#platform/acts/fields.ts'

/** Soạn, sửa khảo sát, while it is a draft; a line that cannot be read is refused with its number. */
export const writeSurvey = act({
  name: 'learning.write-survey',
  may: 'run surveys',
  parse: z.object({
    surveyId: optionalIdField(),
    version: versionField(),
    bodyId: idField('Hãy chọn cơ quan.'),
    title: lineField('tên khảo sát', 200),
    about: textField('lời ngỏ', 20, 2000),
    written: textField('câu hỏi', 10, 20_000),
    weighting: z.string().max(1000, 'Ghi chú dài quá 1.000 chữ cái. Hãy rút gọn.').default(''),
    opensOn: dayField('ngày mở'),
    closesOn: dayField('ngày đóng'),
  }).parse,
  async run({ tx, actor, now, audit }, { surveyId, version, ...typed }): Promise<Survey> {
    await bodyFor(tx, actor, 'run surveys', typed.bodyId)
    if (typed.closesOn < typed.opensOn) throw new FormRefusal({ closesOn: 'Ngày đóng không trước ngày mở.' })
    const { questions, faults } = readQuestions(typed.written)
    if (faults.length > 0)
      throw new FormRefusal({
        written: faults
          .slice(0, 5)
          .map(({ line, sentence }) => (line === 0 ? sentence : `Dòng ${line}: ${sentence}`))
          .join(' '),
      })
    const before =
      surveyId === null ? undefined : await loadSurveyToChange(tx, actor, 'run surveys', { surveyId, version })
    if (before !== undefined && (before.state !== 'draft' || before.bodyId !== typed.bodyId)) throw refusals.notDraft
    const survey: Survey = {
      ...typed,
      id: before?.id ?? newId(now.getTime()),
      slug: before?.slug ?? publicSlug(typed.title, randomBytes(2).toString('hex')),
      questions,
      state: 'draft',
      writerIds: [...new Set([...(before?.writerIds ?? []), personIdOf(actor)])],
      returnedWhy: before?.returnedWhy ?? '',
      approvedBy: null,
      version: before === undefined ? 0 : before.version + 1,
    }
    await saveSurvey(tx, survey)
    audit({ subjectKind: 'survey', subjectId: survey.id, bodyId: survey.bodyId, after: { title: survey.title } })
    return survey
  },
})
