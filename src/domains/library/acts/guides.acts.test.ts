import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { approveGuide } from '#domains/library/acts/approve-guide.ts'
import { changeGuide } from '#domains/library/acts/change-guide.ts'
import { confirmGuide } from '#domains/library/acts/confirm-guide.ts'
import { discardGuideDraft } from '#domains/library/acts/discard-guide-draft.ts'
import { returnGuide } from '#domains/library/acts/return-guide.ts'
import { submitGuide } from '#domains/library/acts/submit-guide.ts'
import { takeBackGuide } from '#domains/library/acts/take-back-guide.ts'
import { takeOverGuide } from '#domains/library/acts/take-over-guide.ts'
import { withdrawGuide } from '#domains/library/acts/withdraw-guide.ts'
import { writeGuide } from '#domains/library/acts/write-guide.ts'
import { type Guide, refusals } from '#domains/library/guide.ts'
import { findEdition, loadGuide } from '#domains/library/guides/guide.store.ts'
import {
  addLaw,
  addRelation,
  amendText,
  aText,
  flaggedTitles,
  lawTexts,
  onGuides,
  published,
  runJob,
  stepForm,
  submitted,
  wordsForm,
} from '#domains/library/guides/guides.fixtures.ts'
import { shippedGuides } from '#domains/library/shipped-guides.ts'

const reason = 'Câu thứ hai cần nói rõ ai trả lời.'

onGuides('bài hướng dẫn', (world) => {
  const stands = (guide: Pick<Guide, 'id'>) => loadGuide(world().db, world().actors.lan, guide.id)

  describe('từ nháp đến công bố', () => {
    test('Lan soạn và trình, Hùng trả lại, Lan sửa, Hùng duyệt', async () => {
      const sent = await submitted(world())
      expect(sent).toMatchObject({ state: 'submitted', slug: 'hoi-co-quan-xa', edition: 0, isPublic: false })
      await expect(world().does('hung', returnGuide, { ...stepForm(sent), reason: 'Sửa' })).rejects.toMatchObject({
        fields: { reason: expect.stringContaining('10 chữ cái') },
      })
      const back = await world().does('hung', returnGuide, { ...stepForm(sent), reason })
      expect(back.state).toBe('returned')
      const changed = await world().does('lan', changeGuide, { ...stepForm(back), ...wordsForm({ title: 'Hỏi xã' }) })
      const again = await world().does('lan', submitGuide, stepForm(changed))
      const out = await world().does('hung', approveGuide, stepForm(again))
      expect(out).toMatchObject({ state: 'published', edition: 1, isPublic: true, slug: 'hoi-co-quan-xa' })
      expect(await findEdition(world().db, out)).toMatchObject({
        words: { title: 'Hỏi xã' },
        writerIds: [world().ids.lan],
        approvedBy: world().ids.hung,
      })
    })

    test('không ai duyệt bài mình viết, kể cả khi chỉ sửa một chữ', async () => {
      const draft = await world().does('hung', writeGuide, { bodyId: world().bodies.first.id, ...wordsForm() })
      const sent = await world().does('lan', submitGuide, stepForm(draft))
      await expect(world().does('hung', approveGuide, stepForm(sent))).rejects.toBe(refusals.ownGuide)
      await expect(
        sql`insert into guide_edition (guide_id, number, words, title, folded, writer_ids, approved_by, approved_at)
          values (${sent.id}, 1, '{}', 'x', 'x', ${[world().ids.lan]}, ${world().ids.lan}, now())`.execute(world().db),
      ).rejects.toThrow()
    })

    test('hai người cùng sửa thì người sau được báo; bài của cơ quan khác thì không thấy', async () => {
      const sent = await submitted(world())
      const taken = await world().does('lan', takeBackGuide, stepForm(sent))
      await world().does('lan', changeGuide, { ...stepForm(taken), ...wordsForm() })
      await expect(world().does('lan', changeGuide, { ...stepForm(taken), ...wordsForm() })).rejects.toBe(
        refusals.changedMeanwhile,
      )
      await expect(world().does('tu', approveGuide, stepForm(sent))).rejects.toBe(refusals.notFound)
      await expect(world().does('tu', writeGuide, { bodyId: world().bodies.first.id, ...wordsForm() })).rejects.toBe(
        refusals.bodyOutside,
      )
    })

    test('chữ sai dạng thì lưu được, chưa trình được; hai bài cùng tên có hai địa chỉ', async () => {
      const text = 'Một câu không có đề mục.'
      const draft = await world().does('lan', writeGuide, { bodyId: world().bodies.first.id, ...wordsForm({ text }) })
      await expect(world().does('lan', submitGuide, stepForm(draft))).rejects.toBe(refusals.hasFaults)
      expect((await submitted(world())).slug).toBe('hoi-co-quan-xa-2')
      await expect(
        world().does('lan', changeGuide, { ...stepForm(draft), ...wordsForm({ terms: 'thụ lý', topics: 'bong-da' }) }),
      ).rejects.toMatchObject({
        fields: { terms: expect.stringContaining('từ: nghĩa'), topics: expect.stringContaining('trong danh sách') },
      })
    })

    test('bản đang đọc giữ nguyên khi soạn bản mới; rút thì không ai đọc nữa', async () => {
      const first = await published(world())
      const draft = await world().does('hung', changeGuide, { ...stepForm(first), ...wordsForm({ title: 'Bản hai' }) })
      expect(draft).toMatchObject({ state: 'draft', edition: 1, isPublic: true, writerIds: [world().ids.hung] })
      expect((await findEdition(world().db, draft))?.words.title).toBe('Hỏi cơ quan xã')
      const out = await world().does('hung', withdrawGuide, { ...stepForm(draft), reason: 'Bài không còn đúng nữa.' })
      expect(out).toMatchObject({ state: 'draft', isPublic: false })
      await expect(
        world().does('hung', withdrawGuide, { ...stepForm(out), reason: 'Bài không còn đúng nữa.' }),
      ).rejects.toBe(refusals.notOpen)
      await expect(sql`update guide_edition set title = 'khác'`.execute(world().db)).rejects.toThrow(/never changes/)
    })

    test('bỏ bản nháp mới: bàn soạn trở lại như bản đã duyệt; bài chưa duyệt lần nào thì không có gì để trở lại', async () => {
      const first = await published(world())
      const draft = await world().does('hung', changeGuide, { ...stepForm(first), ...wordsForm({ title: 'Bản hai' }) })
      await expect(world().does('tu', discardGuideDraft, stepForm(draft))).rejects.toBe(refusals.notFound)
      const back = await world().does('lan', discardGuideDraft, stepForm(draft))
      expect(back).toMatchObject({ state: 'published', edition: 1, isPublic: true, writerIds: first.writerIds })
      expect(back.words).toEqual(first.words)
      await expect(world().does('lan', discardGuideDraft, stepForm(back))).rejects.toBe(refusals.notOpen)
      const gone = await world().does('hung', withdrawGuide, { ...stepForm(back), reason: 'Bài không còn đúng nữa.' })
      const again = await world().does('lan', changeGuide, { ...stepForm(gone), ...wordsForm({ title: 'Bản ba' }) })
      expect(await world().does('lan', discardGuideDraft, stepForm(again))).toMatchObject({ state: 'withdrawn' })
      const fresh = await world().does('lan', writeGuide, { bodyId: world().bodies.first.id, ...wordsForm() })
      await expect(world().does('lan', discardGuideDraft, stepForm(fresh))).rejects.toBe(refusals.notOpen)
    })

    test('nhận bản soạn sẵn, một lần mỗi cơ quan', async () => {
      const shippedSlug = shippedGuides()[0]!.slug
      const typed = { bodyId: world().bodies.first.id, shippedSlug }
      const taken = await world().does('lan', takeOverGuide, typed)
      expect(taken).toMatchObject({ slug: shippedSlug, shippedSlug, state: 'draft' })
      await expect(world().does('hung', takeOverGuide, typed)).rejects.toBe(refusals.takenOver)
      const other = await world().does('tu', takeOverGuide, { ...typed, bodyId: world().bodies.second.id })
      expect(other.slug).toBe(`${shippedSlug}-2`)
      await expect(world().does('lan', takeOverGuide, { ...typed, shippedSlug: 'khac' })).rejects.toBe(
        refusals.shippedUnknown,
      )
    })
  })

  describe('căn cứ phải có thật và còn hiệu lực vào ngày duyệt', () => {
    const approving = async (text: string, more: object = {}) =>
      world().does('hung', approveGuide, { ...stepForm(await submitted(world(), { text })), ...more })

    test.each([
      ['văn bản không có', 'Bạn được hỏi. [999/2020/QH99 Điều 1]'],
      ['điều không có', 'Bạn được hỏi. [901/2020/QH99 Điều 9]'],
      ['khoản không có', 'Bạn được hỏi. [901/2020/QH99 Điều 1 khoản 7]'],
      ['điểm không có', 'Bạn được hỏi. [901/2020/QH99 Điều 2 khoản 1 điểm c]'],
    ])('%s', async (_, line) => {
      await expect(approving(aText(line))).rejects.toMatchObject({ message: refusals.doubtful(1).message })
    })

    test('văn bản hết hiệu lực, chưa có hiệu lực, chưa rõ hiệu lực', async () => {
      await addLaw(world().db, { number: '1/2010/QH99', effectiveOn: '2020-07-01', expiresOn: '2026-11-21' })
      await addLaw(world().db, { number: '2/2026/QH99', effectiveOn: '2026-11-22' })
      await addLaw(world().db, { number: '3/2020/QH99', effectiveOn: '2020-07-01', mark: 'R' })
      const lines = ['1/2010/QH99', '2/2026/QH99', '3/2020/QH99'].map((number) => `Bạn được hỏi. [${number} Điều 1]`)
      await expect(approving(aText(...lines))).rejects.toMatchObject({ message: refusals.doubtful(3).message })
    })

    test('văn bản có trong danh mục mà thư viện chưa có chữ: duyệt được', async () => {
      const out = await approving(aText('Bạn được hỏi. [902/2020/NĐ-CP Điều 5 khoản 3]'))
      expect(out.isPublic).toBe(true)
    })

    test('câu nói về luật không có căn cứ: người duyệt phải đọc và nhận', async () => {
      const text = aText('Cơ quan phải trả lời bạn.')
      await expect(approving(text)).rejects.toMatchObject({ message: refusals.uncited(1).message })
      expect((await approving(text, { acceptUncited: '1' })).edition).toBe(1)
    })
  })

  describe('luật đổi', () => {
    const change = (documentId: string) => runJob(world(), 'library.law-changed', { documentId })
    const mails = async () =>
      (await world().db.selectFrom('outgoing_mail').select('to_address').orderBy('to_address').execute()).map(
        (mail) => mail.to_address,
      )

    test('sửa một khoản: đúng những bài dựa vào khoản đó bị báo, chủ bài nhận thư một lần', async () => {
      const on = (title: string, place: string) =>
        published(world(), { title, text: aText(`Bạn được hỏi. [901/2020/QH99 ${place}]`) })
      await on('khoản 1', 'Điều 1 khoản 1')
      await on('khoản 2', 'Điều 1 khoản 2')
      await on('cả điều', 'Điều 1')
      await on('điều khác', 'Điều 2 khoản 1 điểm a')
      const [firstId] = world().articleIds
      await amendText(world().db, firstId!, lawTexts['1'].replace('ba ngày', 'năm ngày'), '2026-11-21')
      await change(world().law.id)
      expect(await flaggedTitles(world().db)).toEqual(['cả điều', 'khoản 2'])
      expect(await mails()).toEqual(['hung@mot', 'hung@mot', 'lan@mot', 'lan@mot'].map((name) => `${name}.example.vn`))
      await change(world().law.id)
      expect(await mails()).toHaveLength(4)
    })

    test('rà lại: người thứ hai xác nhận vẫn đúng, hoặc bản mới được duyệt', async () => {
      const one = await published(world(), { title: 'một' })
      const two = await published(world(), { title: 'hai' })
      const confirming = { ...stepForm(one), reason: 'Chữ đổi nhưng ý không đổi.' }
      await expect(world().does('hung', confirmGuide, confirming)).rejects.toBe(refusals.notFlagged)
      await amendText(world().db, world().articleIds[0]!, '1. Mọi người được hỏi.\n2. Ba ngày.', '2026-11-20')
      await change(world().law.id)
      expect(await flaggedTitles(world().db)).toEqual(['hai', 'một'])
      await world().does('hung', confirmGuide, confirming)
      const draft = await world().does('lan', changeGuide, { ...stepForm(two), ...wordsForm({ title: 'hai' }) })
      expect(await flaggedTitles(world().db)).toEqual(['hai'])
      await world().does('hung', approveGuide, stepForm(await world().does('lan', submitGuide, stepForm(draft))))
      expect(await flaggedTitles(world().db)).toEqual([])
      await change(world().law.id)
      expect(await flaggedTitles(world().db)).toEqual([])
    })

    test('chỗ đã hết hiệu lực thì không xác nhận là vẫn đúng được', async () => {
      const guide = await published(world(), { title: 'của Lan' })
      const newLaw = await addLaw(world().db, { number: '77/2026/QH99', effectiveOn: '2026-11-21' })
      await addRelation(world().db, {
        fromId: newLaw.id,
        toId: world().law.id,
        kind: 'replaces',
        fromDay: '2026-11-21',
      })
      await change(world().law.id)
      await expect(
        world().does('hung', confirmGuide, { ...stepForm(guide), reason: 'Luật mới giữ nguyên ý.' }),
      ).rejects.toMatchObject({ message: refusals.ended(1).message })
      expect((await stands(guide)).version).toBe(guide.version)
    })

    test('đến ngày thì văn bản hết hiệu lực, không ai làm gì', async () => {
      const guide = await published(world(), { text: aText('Bạn được hỏi. [902/2020/NĐ-CP Điều 1]') })
      await world()
        .db.updateTable('law_document')
        .set({ expires_on: '2027-01-01' })
        .where('id', '=', world().decree.id)
        .execute()
      await runJob(world(), 'library.follow-calendar')
      expect(await flaggedTitles(world().db)).toEqual([])
      const checked = () =>
        world().db.selectFrom('guide').select('checked_on').where('id', '=', guide.id).executeTakeFirstOrThrow()
      world().clock.moveTo('2026-12-31T02:00:00Z')
      await runJob(world(), 'library.follow-calendar')
      expect(await checked()).toEqual({ checked_on: '2026-12-31' })
      world().clock.moveTo('2027-01-01T02:00:00Z')
      await runJob(world(), 'library.follow-calendar')
      expect(await flaggedTitles(world().db)).toEqual(['Hỏi cơ quan xã'])
      expect(await checked()).toEqual({ checked_on: '2026-12-31' })
    })
  })
})
