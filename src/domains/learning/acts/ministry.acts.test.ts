import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { approveContest } from '#domains/learning/acts/approve-contest.ts'
import { approveSurvey } from '#domains/learning/acts/approve-survey.ts'
import { chooseQuestions } from '#domains/learning/acts/choose-questions.ts'
import { enterContest } from '#domains/learning/acts/enter-contest.ts'
import { submitContest } from '#domains/learning/acts/submit-contest.ts'
import { submitSurvey } from '#domains/learning/acts/submit-survey.ts'
import { writeContest } from '#domains/learning/acts/write-contest.ts'
import { writeEssayContest } from '#domains/learning/acts/write-essay-contest.ts'
import { writeQuestion } from '#domains/learning/acts/write-question.ts'
import { writeSurvey } from '#domains/learning/acts/write-survey.ts'
import type { AnswerWriter } from '#domains/learning/contests/answer-writer.store.ts'
import { prizePaper } from '#domains/learning/contests/prize-paper.ts'
import { publicContestsRoutes } from '#domains/learning/contests/public-contests.routes.ts'
import { essayPrizePaper } from '#domains/learning/essays/essay-paper.ts'
import { essaysRoutes } from '#domains/learning/essays/essays.routes.ts'
import { anybody, contestForm, essayForm, opened, questionForm } from '#domains/learning/learning.fixtures.ts'
import { findSurvey } from '#domains/learning/surveys/survey.queries.ts'
import { onGuides } from '#domains/library/guides/guides.fixtures.ts'
import { atMinistry, foundTheMinistry, pageAsked } from '#domains/people/testing/ministry.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'

onGuides('cuộc thi, khảo sát của bộ', (world) => {
  const founded = async () => {
    const { house } = world()
    const ministry = await foundTheMinistry(house)
    const bao = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'officer')
    const hien = await atMinistry(house, ministry, 'Vũ Thu Hiền', 'leader')
    const does = <Input, Output>(actor: Actor, deed: Act<Input, Output>, raw: Record<string, unknown>) =>
      perform(deed, { house, actor }, { bodyId: ministry.id, ...raw })
    return { ministry, bao, hien, does }
  }

  test('cuộc thi cả nước: người dự thi chọn tỉnh của mình, không chọn được xã; trang và giấy tờ nói về tỉnh', async () => {
    const { ministry, bao, hien, does } = await founded()
    const questions: string[] = []
    for (const cited of ['Điều 1 khoản 2', 'Điều 1 khoản 1'])
      questions.push(
        (
          await does(bao, writeQuestion, {
            ...questionForm(world()),
            bodyId: ministry.id,
            cited: `901/2020/QH99 ${cited}`,
          })
        ).id,
      )
    const contest = await does(bao, writeContest, { ...contestForm(world()), bodyId: ministry.id })
    expect(contest.provinceId).toBe('vn')
    await does(bao, chooseQuestions, { contestId: contest.id, version: '0', questions })
    await does(bao, submitContest, { contestId: contest.id, version: '1' })
    const { slug } = await does(hien, approveContest, { contestId: contest.id, version: '2' })
    world().clock.moveTo(opened)
    const routes = publicContestsRoutes({} as AnswerWriter)
    const asked = { house: world().house, actor: anybody, params: { slug } }
    const html = await pageAsked(routes['GET /cuoc-thi/:slug/vao'], asked)
    expect(html).toContain('Bạn ở tỉnh, thành phố nào?')
    expect(html).toContain('value="24"')
    expect(html).not.toContain('value="00001"')
    const entry = { slug, formKey: newSecret(), name: 'Nguyễn Văn A', phone: '0912345678', group: '0', agrees: 'co' }
    await expect(does(anybody, enterContest, { ...entry, place: '00001' })).rejects.toMatchObject({
      fields: { place: expect.any(String) },
    })
    await expect(does(anybody, enterContest, { ...entry, place: '24' })).resolves.toBeTruthy()
    expect(html).toContain('ghi họ tên và tỉnh, thành phố của tôi')
    const page = await pageAsked(routes['GET /cuoc-thi/:slug'], asked)
    expect(page).toContain('Bài dự thi theo tỉnh, thành phố')
    const names = { bodyName: 'Bộ Tư pháp', provinceName: 'Cả nước' }
    const given = { contest: { ...contest, ...names }, winners: [], madeAt: world().clock.now() }
    const paper = JSON.stringify(prizePaper(given))
    expect(paper).toContain('Tỉnh, thành phố')
    for (const said of [html, page, paper]) expect(said).not.toMatch(/xã,? phường/iu)
  })

  test('thi viết của bộ lưu được; lời đồng ý soạn sẵn và giấy tờ nói về tỉnh', async () => {
    const { ministry, bao, does } = await founded()
    const contest = await does(bao, writeEssayContest, { ...essayForm(world()), bodyId: ministry.id })
    expect(contest.provinceId).toBe('vn')
    const form = await pageAsked(essaysRoutes['GET /nghiep-vu/thi-viet/moi'], { house: world().house, actor: bao })
    expect(form).toContain('ghi họ tên, tỉnh, thành phố và bài viết của tôi')
    const names = { bodyName: 'Bộ Tư pháp', provinceName: 'Cả nước' }
    const paper = essayPrizePaper({ contest: { ...contest, ...names }, winners: [], madeAt: world().clock.now() })
    expect(JSON.stringify(paper)).toContain('Tỉnh, thành phố')
  })

  test('khảo sát của bộ: người soạn mở được, duyệt rồi thì mọi người mở được', async () => {
    const { bao, hien, does } = await founded()
    const { db } = world()
    const survey = await does(bao, writeSurvey, {
      surveyId: '',
      version: '0',
      title: 'Nhu cầu tìm hiểu pháp luật',
      about: 'Xin ông/bà cho biết cần tìm hiểu điều gì.',
      written: '1. Đã nghe về hòa giải chưa? [một]\n- Đã nghe\n- Chưa nghe',
      opensOn: '21/11/2026',
      closesOn: '30/11/2026',
    })
    expect(await findSurvey(db, { id: survey.id })).toMatchObject({ bodyName: 'Bộ Tư pháp', provinceName: 'Cả nước' })
    await does(bao, submitSurvey, { surveyId: survey.id, version: '0' })
    const { slug } = await does(hien, approveSurvey, { surveyId: survey.id, version: '1' })
    expect(await findSurvey(db, { slug })).toMatchObject({ bodyName: 'Bộ Tư pháp' })
  })
})
