import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { answerSurvey } from '#domains/learning/acts/answer-survey.ts'
import { approveSurvey } from '#domains/learning/acts/approve-survey.ts'
import { enterPaper } from '#domains/learning/acts/enter-paper.ts'
import { noteSurveyWeighting } from '#domains/learning/acts/note-weighting.ts'
import { publishSurvey } from '#domains/learning/acts/publish-survey.ts'
import { returnSurvey } from '#domains/learning/acts/return-survey.ts'
import { submitSurvey } from '#domains/learning/acts/submit-survey.ts'
import { writeSurvey } from '#domains/learning/acts/write-survey.ts'
import { anybody } from '#domains/learning/learning.fixtures.ts'
import { countResponses, findSurvey, listSurveyResults } from '#domains/learning/surveys/survey.queries.ts'
import { hasResultsOn, refusals, type Survey } from '#domains/learning/surveys/survey.ts'
import { onGuides } from '#domains/library/guides/guides.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

const written = `1. Đã nghe về hòa giải chưa? [một]
- Đã nghe
- Chưa nghe -> 3
2. Nghe qua đâu? [nhiều]
- Loa
- Họp tổ
3. Hài lòng mức nào? [thang 5]
4. Muốn tìm hiểu gì? [chữ]
5. Nhà có mấy người? [số]`

onGuides('khảo sát nhu cầu', (world) => {
  const form = (change: Record<string, unknown> = {}) => ({
    surveyId: '',
    version: '0',
    bodyId: world().bodies.first.id,
    title: 'Nhu cầu tìm hiểu pháp luật',
    about: 'Xin ông/bà cho biết cần tìm hiểu điều gì.',
    written,
    opensOn: '21/11/2026',
    closesOn: '30/11/2026',
    ...change,
  })
  const step = ({ id, version }: Survey) => ({ surveyId: id, version: String(version) })
  const approved = async () => {
    const draft = await world().does('lan', writeSurvey, form())
    return world().does('hung', approveSurvey, step(await world().does('lan', submitSurvey, step(draft))))
  }
  const answers = (slug: string, typed: Record<string, unknown>, formKey = newSecret()) =>
    perform(answerSurvey, { house: world().house, actor: anybody }, { formKey, slug, ...typed })

  test('bị từ chối: câu viết sai, người ngoài, tự duyệt, sửa sau khi duyệt, công bố trước ngày đóng', async () => {
    const { does, db } = world()
    await expect(does('lan', writeSurvey, form({ written: '1. Hỏi gì mà không có kiểu' }))).rejects.toThrow('Dòng 1')
    await expect(does('tu', writeSurvey, form())).rejects.toBe(permissionRefusals.notFound)
    const own = await does('hung', submitSurvey, step(await does('hung', writeSurvey, form())))
    await expect(does('hung', approveSurvey, step(own))).rejects.toBe(refusals.ownSurvey)
    await expect(does('lan', approveSurvey, step(own))).rejects.toBe(permissionRefusals.mayNot)
    const back = await does('hung', returnSurvey, { ...step(own), why: 'Thiếu câu về đất đai.' })
    expect(back).toMatchObject({ state: 'draft', returnedWhy: 'Thiếu câu về đất đai.' })
    const survey = await approved()
    await expect(does('lan', writeSurvey, form(step(survey)))).rejects.toBe(refusals.notDraft)
    await expect(
      db.updateTable('survey').set({ questions: '[]' }).where('id', '=', survey.id).execute(),
    ).rejects.toThrow('an approved survey never changes')
    await expect(does('hung', publishSurvey, step(survey))).rejects.toBe(refusals.notOver)
  })

  test('phiếu trên cổng: gửi hai lần là một phiếu, câu bị bỏ qua không giữ, phiếu trống và ngoài ngày bị từ chối', async () => {
    const { db, clock } = world()
    const survey = await approved()
    const key = newSecret()
    await answers(survey.slug, { c1: '1', c2: ['0'], c3: '4' }, key)
    await answers(survey.slug, { c1: '1', c3: '4' }, key)
    const rows = await db.selectFrom('survey_response').select(['answers', 'paper_number']).execute()
    expect(rows).toEqual([{ answers: { 1: 1, 3: 4 }, paper_number: null }])
    await expect(answers(survey.slug, {})).rejects.toThrow('Phiếu còn trống')
    await expect(answers(survey.slug, { c5: 'bốn' })).rejects.toThrow('Hãy ghi một số')
    clock.moveTo('2026-12-01T02:00:00Z')
    await expect(answers(survey.slug, { c1: '0' })).rejects.toBe(refusals.notOpen)
  })

  test('phiếu giấy: mỗi số một lần, nhập được sau ngày đóng, câu trả lời lạc nhánh được báo', async () => {
    const { does, clock } = world()
    const survey = await approved()
    const enter = (paperNumber: string, typed: object) =>
      does('lan', enterPaper, { surveyId: survey.id, paperNumber, ...typed })
    expect(await enter('7', { c1: '1', c2: ['1'], c5: '4' })).toMatchObject({ left: [2] })
    await expect(enter('7', { c1: '0' })).rejects.toThrow('Phiếu giấy số 7 đã được nhập')
    await expect(enter('0', { c1: '0' })).rejects.toThrow('từ 1')
    await expect(does('tu', enterPaper, { surveyId: survey.id, paperNumber: '8', c1: '0' })).rejects.toBe(
      refusals.notFound,
    )
    clock.moveTo('2026-12-02T02:00:00Z')
    await enter('8', { c1: '0' })
    expect(await countResponses(world().db, survey.id)).toEqual({ all: 2, paper: 2, lastPaper: 8 })
  })

  test('kết quả: đếm đúng cả hai đường, ô nhỏ không hiện, chữ không theo thứ tự; công bố sau ngày đóng', async () => {
    const { does, db, clock } = world()
    let survey = await approved()
    for (let index = 0; index < 10; index++)
      await answers(survey.slug, {
        c1: index < 8 ? '0' : '1',
        c2: index < 6 ? ['0', '1'] : ['0'],
        c3: '4',
        c4: `Ý ${index}`,
        c5: String(index),
      })
    for (let index = 1; index <= 4; index++)
      await does('lan', enterPaper, { surveyId: survey.id, paperNumber: String(index), c1: '1', c3: '0', c5: '10' })
    const [first, second, third, fourth, fifth] = await listSurveyResults(db, survey)
    expect(first!.cells.map(({ cell }) => cell)).toEqual([8, 6])
    // asked eight: all chose the first, two did not choose the second
    expect(second!.cells.map(({ cell }) => cell)).toEqual([8, 'hidden'])
    // with the mean one could work out what the cells hide
    expect(third).toMatchObject({ answered: 14, mean: null, median: null })
    expect(third!.cells.map(({ cell }) => cell)).toEqual(['under-5', 0, 0, 0, 'hidden'])
    expect(fourth!.texts.toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `Ý ${index}`))
    expect(fifth).toMatchObject({ answered: 14, median: 6.5 })
    survey = await does('lan', noteSurveyWeighting, {
      ...step(survey),
      weighting: 'Lấy ở 3 tổ dân phố, 14 trên 900 hộ.',
    })
    expect([hasResultsOn(survey, '2026-11-30'), hasResultsOn(survey, '2026-12-01')]).toEqual([false, true])
    clock.moveTo('2026-12-01T02:00:00Z')
    expect(await does('hung', publishSurvey, step(survey))).toMatchObject({ state: 'published' })
    expect(await findSurvey(db, { slug: survey.slug })).toMatchObject({
      weighting: 'Lấy ở 3 tổ dân phố, 14 trên 900 hộ.',
    })
  })
})
