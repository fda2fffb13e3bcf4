import { isId } from '#base/ids.ts'
import { findPlace } from '#domains/places/places.queries.ts'
import { callCouncil } from '#domains/standard/acts/call-council.ts'
import { noteMeeting } from '#domains/standard/acts/note-meeting.ts'
import { withdrawMeeting } from '#domains/standard/acts/withdraw-meeting.ts'
import { loadAssessment } from '#domains/standard/assessment.store.ts'
import { refusals } from '#domains/standard/assessment.ts'
import { namesOf } from '#domains/standard/assessment-page.queries.ts'
import { listOfYear, nameAssessment } from '#domains/standard/assessments.queries.ts'
import { listCoverage, listExcluded } from '#domains/standard/coverage.queries.ts'
import { sumCoverage } from '#domains/standard/coverage.ts'
import { judgeToShow, listIndicatorStates, listValues } from '#domains/standard/judging.queries.ts'
import { listCouncilCalls, listMeetings, listWithdrawnMeetings } from '#domains/standard/meetings.queries.ts'
import { type CommunePaperForm, communeForms, communePaper } from '#domains/standard/pages/commune-papers.ts'
import { councilPage } from '#domains/standard/pages/council-page.tsx'
import { papersPage } from '#domains/standard/pages/papers-page.tsx'
import {
  linesFor,
  type ProvincePaperForm,
  provinceForms,
  provincePaper,
} from '#domains/standard/pages/province-papers.ts'
import { listLawForms } from '#domains/standard/papers.queries.ts'
import { listComments, listPostings } from '#domains/standard/posting.queries.ts'
import { requireKeeper } from '#domains/standard/rule-change.store.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { findRulesOfYear } from '#domains/standard/year-rule.queries.ts'
import { writeWord } from '#engines/word/write-word.ts'
import { type Routes, raw, read, submit } from '#platform/http/routes.ts'
import type { ReadContext } from '#platform/http/web-request.ts'
import { wordAnswer } from '#platform/http/word-answer.ts'
import { mayAnywhere } from '#platform/permission/permission.ts'

/** The assessment of the address, for whoever may read it. */
async function assessmentIn({ db, actor, params }: ReadContext) {
  if (!isId(params.assessmentId ?? '')) throw refusals.notFound
  return nameAssessment(db, await loadAssessment(db, actor, 'read standard', params.assessmentId!))
}

/** The province and year of the address, for whoever keeps the rules there. */
async function provinceIn({ db, actor, params, today }: ReadContext) {
  const provinceId = params.provinceId ?? ''
  await requireKeeper(db, actor, provinceId)
  const year = /^20\d{2}$/u.test(params.year ?? '') ? Number(params.year) : 0
  const rules = await findRulesOfYear(db, provinceId, year)
  if (rules === undefined) throw refusals.noRules
  const province = (await findPlace(db, provinceId))!
  const lines = await listOfYear(db, provinceId, year)
  return {
    provinceId,
    provinceName: province.fullName,
    year,
    ruleSet: rules.ruleSet,
    lines,
    meetings: await listMeetings(db, provinceId, year),
    withdrawn: await listWithdrawnMeetings(db, provinceId, year),
    calls: await listCouncilCalls(db, { provinceId, year, today }),
    mayRead: mayAnywhere(actor, 'read standard'),
    coverage: sumCoverage(await listCoverage(db, year, [provinceId])),
    excluded: await listExcluded(db, year, [provinceId]),
  }
}

const council = read('keep standard rules', provinceIn, councilPage)

/** Hồ sơ as Word files, the council's meetings. */
export const standardPapersRoutes: Routes = {
  [`GET ${standardPaths.council(':provinceId', ':year')}`]: council,
  [`POST ${standardPaths.council(':provinceId', ':year')}`]: submit(noteMeeting, {
    again: council,
    to: ({ provinceId, year }) => ({ to: standardPaths.council(provinceId, year), notice: 'Đã ghi cuộc họp.' }),
  }),
  [`POST ${standardPaths.callCouncil(':provinceId', ':year')}`]: submit(callCouncil, {
    again: council,
    to: ({ provinceId, year, warning }) => ({
      to: standardPaths.council(provinceId, year),
      notice: ['Đã mời họp. Thành viên được báo trong bản tin đôn đốc.', warning].join(' ').trim(),
    }),
  }),
  [`POST ${standardPaths.withdrawMeeting(':provinceId', ':year')}`]: submit(withdrawMeeting, {
    again: council,
    to: ({ provinceId, year }) => ({
      to: standardPaths.council(provinceId, year),
      notice: 'Đã rút biên bản ghi nhầm.',
    }),
  }),
  [`GET ${standardPaths.provincePaper(':provinceId', ':year', ':form')}`]: raw(
    'keep standard rules',
    async (context) => {
      const form = (context.params.form ?? '').replace(/\.docx$/u, '')
      if (!Object.hasOwn(provinceForms, form)) throw refusals.notFound
      const { meetings, calls: _, withdrawn: __, ...props } = await provinceIn(context)
      const { so = '', hop = '' } = context.query
      const lines = linesFor(form as ProvincePaperForm, props.lines, {
        decision: so,
        chosen: context.queryAll.xa ?? [],
      })
      const meeting = hop === '' ? meetings[0] : meetings.find(({ id }) => id === hop)
      if ((so !== '' && lines.length === 0) || (hop !== '' && meeting === undefined)) throw refusals.notFound
      const paper = provincePaper(form as ProvincePaperForm, {
        ...props,
        lines,
        decidedOn: lines[0]?.decidedOn ?? null,
        issuer: `Ủy ban nhân dân ${props.provinceName.toLocaleLowerCase('vi').replace(/(^|\s)\S/gu, (letter) => letter.toLocaleUpperCase('vi'))}`,
        meeting,
        madeAt: context.now,
      })
      return wordAnswer(await writeWord(paper), `chuan-${form}-${props.year}.docx`)
    },
  ),
  [`GET ${standardPaths.step(':assessmentId', 'ho-so')}`]: read(
    'read standard',
    async (context) => {
      const assessment = await assessmentIn(context)
      return { assessment, ruleSet: (await judgeToShow(context.db, assessment)).ruleSet }
    },
    papersPage,
  ),
  [`GET ${standardPaths.paper(':assessmentId', ':form')}`]: raw('read standard', async (context) => {
    const { db, params, now } = context
    const form = (params.form ?? '').replace(/\.docx$/u, '')
    if (!Object.hasOwn(communeForms, form)) throw refusals.notFound
    const assessment = await assessmentIn(context)
    const { ruleSet, judgment } = await judgeToShow(db, assessment)
    const states = await listIndicatorStates(db, assessment.id)
    const paper = communePaper(form as CommunePaperForm, {
      assessment,
      ruleSet,
      judgment,
      values: await listValues(db, assessment.id),
      states,
      names: await namesOf(
        db,
        [...states.values()].map(({ signedBy }) => signedBy),
      ),
      postings: await listPostings(db, assessment.id),
      comments: await listComments(db, assessment.id),
      lawForms: form === 'phieu-mo-hinh' ? await listLawForms(db, assessment.placeId, assessment.year) : [],
      madeAt: now,
    })
    return wordAnswer(await writeWord(paper), `chuan-${form}-${assessment.year}.docx`)
  }),
}
