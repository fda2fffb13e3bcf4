import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { chooseQuestions } from '#domains/learning/acts/choose-questions.ts'
import { writeContest } from '#domains/learning/acts/write-contest.ts'
import { writeQuestion } from '#domains/learning/acts/write-question.ts'
import { contestsRoutes } from '#domains/learning/contests/contests.routes.ts'
import { contestForm, questionForm } from '#domains/learning/learning.fixtures.ts'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import { withdrawQuestions } from '#domains/learning/questions/follow-questions.store.ts'
import { listQuestions } from '#domains/learning/questions/question.queries.ts'
import { loadQuestion } from '#domains/learning/questions/question.store.ts'
import { refusals } from '#domains/learning/questions/question.ts'
import { loadQuestionSources } from '#domains/learning/questions/question-sources.queries.ts'
import { approveGuide } from '#domains/library/acts/approve-guide.ts'
import { foundGuide } from '#domains/library/acts/steps/found-guide.ts'
import { submitGuide } from '#domains/library/acts/submit-guide.ts'
import { writeGuide } from '#domains/library/acts/write-guide.ts'
import { amendText, runJob, wordsForm } from '#domains/library/guides/guides.fixtures.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { preparePublicAnswer } from '#domains/matters/acts/prepare-public-answer.ts'
import { sayPublishing } from '#domains/matters/acts/say-publishing.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { aCitizen, aDeskRequest, addLaw, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { findPublishedAnswers } from '#domains/matters/published-answers.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Again } from '#platform/http/routes.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

const law = '901/2020/QH99'

onMatters('câu hỏi thi từ điều người dân đã hỏi', (world) => {
  const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) => {
    const now = (await listMattersOf(world().db, [matter.submissionId])).find(({ id }) => id === matter.id)!
    return world().does(who, deed, { matterId: matter.id, version: String(now.version), files: {}, ...more })
  }
  /** Bà Tư asks and agrees, Lan answers and prepares, Hùng reads second; without him it stays a draft. */
  const asks = async (title: string, answer: string, isRead = true) => {
    const { matter } = await files(world(), 'hoi-dap', { publish: 'co' })
    await step('lan', writeAnswer, matter, { text: answer })
    await step('lan', submitAnswer, matter)
    await step('hung', approveAnswer, matter)
    const wording = { title, topic: 'dat-nha', question: title, answer, grown: 'co' }
    const { id } = await step('lan', preparePublicAnswer(foundGuide), matter, wording)
    if (isRead) {
      await world().does('lan', submitGuide, { guideId: id, version: '0' })
      await world().does('hung', approveGuide, { guideId: id, version: '1', acceptUncited: '1' })
    }
    return { matter, id }
  }
  const says = (matter: Matter, agrees: 'co' | 'khong') =>
    perform(
      sayPublishing,
      { house: world().house, actor: aCitizen },
      { matterId: matter.id, submissionIds: [matter.submissionId], agrees },
    )
  const fence = 'Hàng xóm xây lấn đất thì hỏi ai?'
  const tax = 'Nộp thuế đất ở đâu?'
  const fenceAnswer = `Bạn cứ hỏi, ai cũng được hỏi. [${law} Điều 1 khoản 1]\nHãy mang giấy tờ đến.`
  const found = async (words: string) => (await findPublishedAnswers(world().db, words)).map(({ title }) => title)
  const writes = (change: object = {}, who: Who = 'lan') =>
    world().does(who, writeQuestion, questionForm(world(), { cited: `${law} Điều 1 khoản 1`, ...change }))
  const bank = () => listQuestions(world().db, world().actors.lan, 'run contests', world().bodies.first.id)
  const sees = async (who: Who, key: string, more: Partial<WebRequest> = {}, again?: Again) => {
    const route = contestsRoutes[key as keyof typeof contestsRoutes]!
    const request = { ...aDeskRequest(world().house), actor: world().actors[who], ...more }
    const answer =
      route.kind === 'read'
        ? await route.answer(request)
        : route.kind === 'submit' && (await route.again!(request, again!))
    return answer && answer.kind === 'page' ? renderToString(answer.page.body) : ''
  }

  test('tìm bằng từ không dấu, đủ mọi từ, mới nhất trước; chưa ai duyệt, chưa đồng ý, bài hướng dẫn thì không có', async () => {
    await addLaw(world().db, law)
    const { matter } = await asks(fence, fenceAnswer)
    world().later(60_000)
    await asks(tax, `Nộp ở xã, ai cũng được hỏi. [${law} Điều 1 khoản 1]`)
    await asks('Bản nháp về đất chưa ai duyệt?', fenceAnswer, false)
    const text = `## Đất\nAi cũng được hỏi về đất. [${law} Điều 1 khoản 1]`
    const form = wordsForm({ title: 'Hướng dẫn về đất', text, terms: '' })
    const guide = await world().does('lan', writeGuide, { bodyId: world().bodies.first.id, ...form })
    await world().does('lan', submitGuide, { guideId: guide.id, version: '0' })
    await world().does('hung', approveGuide, { guideId: guide.id, version: '1', acceptUncited: '1' })
    expect(await found('')).toEqual([tax, fence])
    expect(await found('  HANG XOM  lấn đất ')).toEqual([fence])
    expect(await found('lấn thuế')).toEqual([])
    expect(await found('xo')).toEqual([])
    const { guides, answers } = await loadQuestionSources(world().db, {
      sourceId: undefined,
      sentence: NaN,
      search: '',
    })
    expect(guides.map(({ title }) => title)).toEqual(['Hướng dẫn về đất'])
    expect(answers).toHaveLength(2)
    await says(matter, 'khong')
    expect(await found('')).toEqual([tax])
  })

  test('chọn câu trả lời rồi chọn câu: điều đã hỏi, căn cứ, giải thích điền sẵn; bị từ chối vẫn còn nguồn', async () => {
    await addLaw(world().db, law)
    const { id, matter } = await asks(fence, fenceAnswer)
    const key = `GET ${learningPaths.newQuestion}`
    const list = await sees('lan', key, { query: { hoi: 'hàng xóm' } })
    expect(list).toContain(`hoi=h%C3%A0ng+x%C3%B3m&amp;bai=${id}`)
    const sentences = await sees('lan', key, { query: { bai: id } })
    expect(sentences).toContain('Bạn cứ hỏi, ai cũng được hỏi.')
    expect(sentences).not.toContain('Hãy mang giấy tờ đến.')
    const query = { bai: id, cau: '0' }
    const filled = await sees('lan', key, { query })
    expect(filled).toContain(`${fence}</textarea>`)
    expect(filled).toContain(`value="${law} Điều 1 khoản 1"`)
    expect(filled).toContain('Bạn cứ hỏi, ai cũng được hỏi.</textarea>')
    expect(filled).toContain('href="/hoi-dap/hang-xom-xay-lan-dat-thi-hoi-ai"')
    const refusal = { sentence: 'Hãy ghi câu hỏi.', fields: {} }
    const again: Again = { typed: { words: 'Tôi gõ dở' }, refusal, status: 422 }
    const refused = await sees('lan', `POST ${learningPaths.newQuestion}`, { query }, again)
    for (const html of [filled, refused]) {
      expect(html).toContain(`action="${learningPaths.newQuestion}?bai=${id}&amp;cau=0"`)
      expect(html).toContain(`name="guideId" value="${id}"`)
    }
    expect(refused).toContain('Tôi gõ dở</textarea>')
    await says(matter, 'khong')
    const gone = await sees('lan', key, { query })
    expect(gone).toContain('name="guideId" value/>')
    expect(gone).not.toContain('Hàng xóm')
  })

  test('nguồn vừa gỡ, nguồn không có thì không ghi; câu hỏi ghim khoản như mọi câu, khoản đổi thì tự rút', async () => {
    await addLaw(world().db, law)
    const { id, matter } = await asks(fence, fenceAnswer)
    await expect(writes({ guideId: newId() })).rejects.toBe(refusals.sourceTakenDown)
    await says(matter, 'khong')
    await expect(writes({ guideId: id })).rejects.toBe(refusals.sourceTakenDown)
    expect(await bank()).toEqual([])
    const other = await asks(tax, `Nộp ở xã, ai cũng được hỏi. [${law} Điều 1 khoản 1]`)
    const question = await writes({ guideId: other.id })
    expect(question).toMatchObject({ guideId: other.id, cited: { article: '1', clause: '1', pinnedOn: '2026-11-21' } })
    expect(question.cited.pinnedHash).toMatch(/^[0-9a-f]{64}$/u)
    const article = await world().db.selectFrom('law_article').select(['id', 'document_id']).executeTakeFirstOrThrow()
    await amendText(world().db, article.id, '1. Mọi người được hỏi.\n2. Cơ quan phải trả lời.', '2026-11-21')
    const documentId = article.document_id
    const turn = { documentId, today: '2026-11-21', now: world().clock.now(), publicUrl: '', flagged: [] }
    await world().database.transaction((tx) => withdrawQuestions(tx, turn))
    expect(await bank()).toMatchObject([{ withdrawnWhy: expect.stringContaining('khoản 1 Điều 1') }])
    expect(await findPublishedAnswers(world().db, 'thuế')).toMatchObject([{ isFlagged: false }])
    await runJob(world(), 'library.law-changed', { documentId })
    expect(await findPublishedAnswers(world().db, 'thuế')).toMatchObject([{ isFlagged: true }])
    const key = `GET ${learningPaths.newQuestion}`
    expect(await sees('lan', key)).toContain('đang rà lại vì luật đổi')
    expect(await sees('lan', key, { query: { bai: other.id } })).toContain('hãy đọc khoản hiện hành')
  })

  test('bàn thấy câu lấy từ câu trả lời nào; gỡ xuống thì câu hỏi còn, chỉ nói là đã gỡ', async () => {
    await addLaw(world().db, law)
    const { id, matter } = await asks(fence, fenceAnswer)
    const words = 'Ai được hỏi cơ quan về luật?'
    const question = await writes({ guideId: id, words })
    await writes({ words: 'Câu không lấy từ đâu cả thì sao?' })
    const contest = await world().does('lan', writeContest, contestForm(world()))
    await world().does('lan', chooseQuestions, { contestId: contest.id, version: '0', questions: [question.id] })
    const pages = () =>
      Promise.all([
        sees('hung', `GET ${learningPaths.questions}`),
        sees('lan', 'GET /nghiep-vu/cuoc-thi/cau-hoi/:questionId', { params: { questionId: question.id } }),
        sees('hung', 'GET /nghiep-vu/cuoc-thi/:contestId', { params: { contestId: contest.id } }),
      ])
    for (const html of await pages()) {
      expect(html).toContain(words)
      expect(html.split(`<a href="/hoi-dap/hang-xom-xay-lan-dat-thi-hoi-ai">${fence}</a>`)).toHaveLength(2)
      expect(html).not.toContain('nguồn đã gỡ')
      expect(html).not.toContain(matter.id)
    }
    const behind = async () => (await bank()).map(({ answerBehind }) => answerBehind)
    expect(await behind()).toContainEqual(expect.objectContaining({ id, title: fence, bodyName: 'UBND xã Một' }))
    expect(await behind()).toContain(undefined)
    await says(matter, 'khong')
    expect((await behind()).toSorted()).toEqual(['taken-down', undefined])
    for (const html of await pages()) {
      expect(html).toContain(words)
      expect(html.split('Câu trả lời nguồn đã gỡ')).toHaveLength(2)
      expect(html).not.toContain('/hoi-dap/')
      expect(html).not.toContain('Hàng xóm')
    }
    const choosing = { params: { contestId: contest.id } }
    expect(await sees('lan', 'GET /nghiep-vu/cuoc-thi/:contestId/de', choosing)).toContain('Câu trả lời nguồn đã gỡ.')
    const change = { questionId: question.id, version: '0', words: 'Ai được hỏi cơ quan nhà nước?' }
    expect(await writes(change)).toMatchObject({ guideId: id, version: 1 })
    expect(await loadQuestion(world().db, world().actors.lan, 'run contests', question.id)).toMatchObject({
      guideId: id,
    })
    await expect(writes({ ...change, version: '1' }, 'tu')).rejects.toMatchObject({ status: 404 })
  })
})
