import { describe, expect, test } from 'vitest'
import { approveGuide } from '#domains/library/acts/approve-guide.ts'
import { changeGuide } from '#domains/library/acts/change-guide.ts'
import { foundGuide } from '#domains/library/acts/steps/found-guide.ts'
import { submitGuide } from '#domains/library/acts/submit-guide.ts'
import { refusals as guideRefusals } from '#domains/library/guide.ts'
import { readGuideText } from '#domains/library/guide-text.ts'
import { loadGuide } from '#domains/library/guides/guide.store.ts'
import { findGuidesFor, listPublishedGuides } from '#domains/library/guides/guides.queries.ts'
import { approveAnswer } from '#domains/matters/acts/approve-answer.ts'
import { keepBackAnswer } from '#domains/matters/acts/keep-back-answer.ts'
import { preparePublicAnswer } from '#domains/matters/acts/prepare-public-answer.ts'
import { reopenMatter } from '#domains/matters/acts/reopen-matter.ts'
import { sayPublishing } from '#domains/matters/acts/say-publishing.ts'
import { sortMatter } from '#domains/matters/acts/sort-matter.ts'
import { submitAnswer } from '#domains/matters/acts/submit-answer.ts'
import { writeAnswer } from '#domains/matters/acts/write-answer.ts'
import { listFrontDoorFigures } from '#domains/matters/figures/front-door-figures.queries.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import type { Matter } from '#domains/matters/matter.ts'
import { aCitizen, addLaw, files, onMatters, type Who } from '#domains/matters/matters.fixtures.ts'
import { publicWords } from '#domains/matters/published/public-words.ts'
import { listToPublish, loadPublishingPage } from '#domains/matters/published/publishing.queries.ts'
import { refusals } from '#domains/matters/published/publishing.ts'
import { listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import { today } from '#platform/clock.ts'

const prepare = preparePublicAnswer(foundGuide)

onMatters('công bố câu trả lời', (world) => {
  const step = async <Input, Output>(who: Who, deed: Act<Input, Output>, matter: Matter, more: object = {}) => {
    const now = (await listMattersOf(world().db, [matter.submissionId])).find(({ id }) => id === matter.id)!
    return world().does(who, deed, { matterId: matter.id, version: String(now.version), files: {}, ...more })
  }
  const answered = async (more: object = {}, door: 'hoi-dap' | 'khieu-nai' = 'hoi-dap') => {
    const { matter } = await files(world(), door, { publish: 'co', ...more })
    await step('lan', writeAnswer, matter, { text: 'Bạn hỏi cơ quan xã. [901/2020/QH99 khoản 1 Điều 1]' })
    await step('lan', submitAnswer, matter)
    await step('hung', approveAnswer, matter)
    return matter
  }
  const wording = {
    title: 'Hàng xóm xây lấn đất thì hỏi ai?',
    topic: 'dat-nha',
    question: 'Hàng xóm xây lấn ranh giới. Tôi hỏi ai?',
    answer: 'Bạn hỏi cơ quan xã. [901/2020/QH99 khoản 1 Điều 1]',
    grown: 'co',
  }
  const published = async (matter: Matter) => {
    const { id: guideId } = await step('lan', prepare, matter, wording)
    await world().does('lan', submitGuide, { guideId, version: '0' })
    return world().does('hung', approveGuide, { guideId, version: '1', acceptUncited: '1' })
  }
  const open = () => listPublishedGuides(world().db, { kind: 'answer' })
  const says = (matter: Matter, agrees: 'co' | 'khong') =>
    perform(
      sayPublishing,
      { house: world().house, actor: aCitizen },
      { matterId: matter.id, submissionIds: [matter.submissionId], agrees },
    )
  const tracked = async (matter: Matter) =>
    (await listTracked(world().db, [matter.submissionId], today(world().clock)))[0]!.matters[0]!.publishing

  test('đồng ý khi gửi; Lan soạn, không tự duyệt; Hùng đọc và duyệt; người sau tìm thấy; rút đồng ý thì gỡ ngay', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const matter = await answered()
    expect((await listToPublish(world().db, world().actors.lan)).map(({ id }) => id)).toEqual([matter.id])
    expect(await listToPublish(world().db, world().actors.tu)).toEqual([])
    const { id: guideId } = await step('lan', prepare, matter, wording)
    await expect(step('lan', prepare, matter, wording)).rejects.toBe(refusals.preparedAlready)
    await world().does('lan', submitGuide, { guideId, version: '0' })
    expect(await open()).toEqual([])
    const approval = { guideId, version: '1', acceptUncited: '1' }
    await expect(world().does('hung', approveGuide, approval)).resolves.toMatchObject({ isPublic: true, isAsked: true })
    expect(await open()).toMatchObject([{ title: wording.title, isFlagged: false }])
    expect(await findGuidesFor(world().db, 'hàng xóm xây lấn đất')).toMatchObject([{ title: wording.title }])
    expect(await tracked(matter)).toEqual({ agrees: true, href: expect.stringContaining('/hoi-dap/') })
    await says(matter, 'khong')
    expect(await open()).toEqual([])
    expect(await tracked(matter)).toEqual({ agrees: false, href: null })
    const held = await loadGuide(world().db, world().actors.hung, guideId)
    expect(held).toMatchObject({ state: 'withdrawn', isPublic: false, held: 'consent' })
    const words = { ...held.words, topics: held.words.topics, terms: '' }
    await world().does('lan', changeGuide, { guideId, version: String(held.version), ...words })
    await world().does('lan', submitGuide, { guideId, version: String(held.version + 1) })
    const again = { guideId, version: String(held.version + 2), acceptUncited: '1' }
    await expect(world().does('hung', approveGuide, again)).rejects.toBe(guideRefusals.held.consent)
    await says(matter, 'co')
    const version = String(held.version + 3)
    await expect(world().does('hung', approveGuide, { ...again, version })).resolves.toMatchObject({ isPublic: true })
  })

  test('lãnh đạo gỡ xuống có lý do; cán bộ soạn không quyết định việc đó', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const matter = await answered()
    await published(matter)
    await expect(step('lan', keepBackAnswer, matter, { reason: 'private' })).rejects.toMatchObject({ status: 403 })
    await step('hung', keepBackAnswer, matter, { reason: 'private' })
    expect(await open()).toEqual([])
    const all = await listFrontDoorFigures(world().db, today(world().clock), { provinceId: '24', page: 1 })
    const figures = all.find(({ bodyId }) => bodyId === world().bodies.first.id)
    expect(figures).toMatchObject({
      received: 1,
      answered: 1,
      published: 0,
      keptBackBy: { private: 1 },
      declinedBy: {},
    })
    await expect(step('tu', keepBackAnswer, matter, { reason: '' })).rejects.toMatchObject({ status: 404 })
  })

  test('vụ việc hóa ra là khiếu nại thì bản công bố rời đi cùng lúc', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const matter = await answered()
    await published(matter)
    await step('hung', reopenMatter, matter, { told: 'Cơ quan xem xét lại theo đề nghị của bạn.' })
    await step('hung', sortMatter, matter, { kind: 'complaint', title: matter.title, circumstances: [] })
    expect(await open()).toEqual([])
  })

  test('câu hỏi hóa ra là tố cáo: bài gỡ xuống, bản nháp bị xóa chữ, không còn gì nối bài với vụ việc', async () => {
    await addLaw(world().db, '901/2020/QH99')
    const out = await answered()
    await published(out)
    const draft = await answered({ words: 'Cán bộ thôn thu tiền không biên lai, tôi hỏi ai?' })
    await step('lan', prepare, draft, { ...wording, title: 'Cán bộ thôn thu tiền thì hỏi ai?' })
    for (const matter of [out, draft]) {
      await step('hung', reopenMatter, matter)
      await step('hung', sortMatter, matter, { kind: 'denunciation-information', title: 'x', circumstances: [] })
    }
    expect(await open()).toEqual([])
    expect(await world().db.selectFrom('matter_publishing').selectAll().execute()).toEqual([])
    const guides = await world().db.selectFrom('guide').select(['words', 'held', 'is_public']).execute()
    expect(guides.map(({ held, is_public }) => [held, is_public])).toEqual([
      ['kind', false],
      ['kind', false],
    ])
    expect(JSON.stringify(guides)).not.toContain('Cán bộ thôn')
  })

  describe('không bao giờ công bố', () => {
    test('chưa đồng ý, chưa trả lời, khiếu nại, người dưới 18 tuổi', async () => {
      await addLaw(world().db, '901/2020/QH99')
      const silent = await answered({ publish: '' })
      await expect(step('lan', prepare, silent, wording)).rejects.toBe(refusals.noConsent)
      const { matter: fresh } = await files(world(), 'hoi-dap', { publish: 'co' })
      await expect(step('lan', prepare, fresh, wording)).rejects.toBe(refusals.notAnswered)
      const complaint = await files(world(), 'khieu-nai', { publish: 'co' })
      await expect(says(complaint.matter, 'co')).rejects.toBe(refusals.neverThisKind)
      await expect(step('lan', prepare, complaint.matter, wording)).rejects.toBe(refusals.neverThisKind)
      const child = await answered({ words: 'Con tôi 9 tuổi bị bạn đánh ở trường, tôi hỏi ai?' })
      await expect(step('lan', prepare, child, wording)).rejects.toBe(refusals.minor)
      const { why, question } = await loadPublishingPage(world().db, world().actors.lan, today(world().clock), child.id)
      expect([why, question.text]).toEqual([refusals.minor, ''])
      const letter = await files(world(), 'to-cao')
      await expect(says(letter.matter, 'co')).rejects.toBe(refusals.neverThisKind)
    })

    test('còn tên trong câu chữ: người thứ nhất phải đọc, người thứ hai thấy lại và phải đọc', async () => {
      await addLaw(world().db, '901/2020/QH99')
      const matter = await answered()
      const named = { ...wording, answer: 'Bạn gặp ông Bính. [901/2020/QH99 khoản 1 Điều 1]' }
      await expect(step('lan', prepare, matter, named)).rejects.toMatchObject({ fields: { read: expect.any(String) } })
      const { id: guideId } = await step('lan', prepare, matter, { ...named, read: 'co' })
      await world().does('lan', submitGuide, { guideId, version: '0' })
      const approval = { guideId, version: '1', acceptUncited: '1' }
      await expect(world().does('hung', approveGuide, approval)).rejects.toMatchObject({ status: 422 })
      await world().does('hung', approveGuide, { ...approval, acceptPersonal: '1' })
      expect(await open()).toHaveLength(1)
    })
  })
})

describe('câu chữ cho mọi người', () => {
  test('mỗi câu một dòng, căn cứ ở cuối câu, theo cách ghi của thư viện', () => {
    const { text, summary } = publicWords({
      title: 'Hỏi ai?',
      topic: 'dat-nha',
      question: 'Nhà bên xây lấn\nTôi hỏi ai?',
      answer:
        '- Theo [35/2013/QH13 khoản 2 Điều 16], bạn nhờ tổ hòa giải. Không mất tiền. [35/2013/QH13 Điều 20] Hãy mang giấy tờ.',
    })
    expect(text.split('\n')).toEqual([
      '## Câu hỏi',
      'Nhà bên xây lấn.',
      'Tôi hỏi ai?',
      '',
      '## Trả lời',
      'Theo, bạn nhờ tổ hòa giải. [35/2013/QH13 Điều 16 khoản 2]',
      'Không mất tiền. [35/2013/QH13 Điều 20]',
      'Hãy mang giấy tờ.',
    ])
    expect(summary).toBe('Nhà bên xây lấn Tôi hỏi ai?')
    expect(readGuideText(text).faults).toEqual([])
  })
})
