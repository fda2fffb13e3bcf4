import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { enterArticleText } from '#domains/library/acts/enter-article-text.ts'
import { previewArticleText } from '#domains/library/acts/preview-article-text.ts'
import { takeBackArticleText } from '#domains/library/acts/take-back-article-text.ts'
import { addLaw, addText, type Desk, onDesk } from '#domains/library/desk/desk.fixtures.ts'
import { refusals as documentRefusals } from '#domains/library/document.ts'
import { loadArticleDesk } from '#domains/library/texts/article-page.queries.ts'
import { refusals } from '#domains/library/texts/article-text.ts'
import { clauseDifferences } from '#domains/library/texts/clause-difference.ts'
import { FormRefusal } from '#platform/acts/act.ts'

const oldText = '1. Luật này quy định việc thử nghiệm.\n2. Chính phủ hướng dẫn khoản 1.'
const newText = '1. Luật này quy định việc thử nghiệm.\n2. Bộ Tư pháp hướng dẫn khoản 1.'

async function anArticle(desk: Desk) {
  const law = await addLaw(desk.db)
  await addText(desk.db, law.id, { text: oldText })
  const form = (change: Record<string, string> = {}) => ({
    documentId: law.id,
    articleSlug: 'dieu-1',
    version: '0',
    title: 'Phạm vi điều chỉnh',
    text: newText.replace(/\n/g, '\r\n'),
    fromDay: '01/01/2032',
    amendedBy: '902/2031/QH99',
    source: 'khoản 3 Điều 1 Luật 902/2031/QH99',
    ...change,
  })
  return { law, form, shown: () => loadArticleDesk(desk.db, desk.actors.hoa, law.id, 'dieu-1') }
}

onDesk('bản chữ mới của một điều', (desk) => {
  describe('bị từ chối', () => {
    test('văn bản nơi khác giữ; người khác vừa sửa; điều không có', async () => {
      const { form } = await anArticle(desk())
      await expect(desk().does('binh', enterArticleText, form())).rejects.toBe(documentRefusals.notFound)
      await expect(desk().does('hoa', enterArticleText, form({ version: '5' }))).rejects.toBe(
        documentRefusals.changedMeanwhile,
      )
      await expect(desk().does('hoa', enterArticleText, form({ articleSlug: 'dieu-9' }))).rejects.toBe(
        documentRefusals.articleNotFound,
      )
    })

    test('chữ giống hệt; ngày mà điều chưa có chữ; thiếu ngày, thiếu nguồn', async () => {
      const { form } = await anArticle(desk())
      await expect(desk().does('hoa', enterArticleText, form({ text: ` ${oldText} ` }))).rejects.toBe(
        refusals.unchanged,
      )
      await expect(desk().does('hoa', enterArticleText, form({ fromDay: '01/01/2029' }))).rejects.toBe(
        refusals.noTextBefore,
      )
      const lacking = desk().does('hoa', previewArticleText, form({ fromDay: '', source: '' }))
      await expect(lacking).rejects.toBeInstanceOf(FormRefusal)
    })

    test('bỏ bản duy nhất, bản của nguồn, bản mà bài hướng dẫn đã dựa vào', async () => {
      const { law, form } = await anArticle(desk())
      const take = (version: string) => ({ documentId: law.id, articleSlug: 'dieu-1', version })
      await expect(desk().does('hoa', takeBackArticleText, take('0'))).rejects.toBe(refusals.onlyText)
      await desk().does('hoa', enterArticleText, form())
      const reliance = {
        id: newId(),
        kind: 'guide' as const,
        subject_id: newId(),
        owner_body_id: desk().bodies.first.id,
        document_id: law.id,
        article: '1',
        pinned_on: '2026-11-25',
        state: 'standing' as const,
      }
      await desk()
        .db.insertInto('law_reliance')
        .values({
          ...reliance,
          clause: '',
          point: '',
          pinned_hash: null,
          pinned_acts: [],
          since: null,
          flagged_on: null,
          reason: '',
        })
        .execute()
      await expect(desk().does('hoa', takeBackArticleText, take('1'))).rejects.toBe(refusals.pinned)
      await desk().db.deleteFrom('law_reliance').execute()
      await desk().db.updateTable('law_article_version').set({ source_note: 'pháp điển' }).execute()
      await expect(desk().does('hoa', takeBackArticleText, take('1'))).rejects.toBe(refusals.fromSource)
    })
  })

  test('xem trước từng khoản, lưu, bản cũ kết thúc đúng ngày bản mới bắt đầu; bỏ thì trở lại', async () => {
    const { law, form, shown } = await anArticle(desk())
    const { fresh, place } = await desk().does('hoa', previewArticleText, form())
    expect(clauseDifferences(place.before, fresh)).toEqual([
      { label: 'Khoản 2', before: '2. Chính phủ hướng dẫn khoản 1.', after: '2. Bộ Tư pháp hướng dẫn khoản 1.' },
    ])
    expect((await shown()).versions).toHaveLength(1)
    await desk().does('hoa', enterArticleText, form())
    const { versions, document } = await shown()
    expect(versions).toMatchObject([
      { fromDay: '2030-07-01', toDay: '2032-01-01', text: oldText },
      { fromDay: '2032-01-01', toDay: null, text: newText, amendedBy: ['902/2031/QH99'], mark: 'E' },
    ])
    expect(document.version).toBe(1)
    await desk().does('hoa', takeBackArticleText, { documentId: law.id, articleSlug: 'dieu-1', version: '1' })
    expect((await shown()).versions).toMatchObject([{ fromDay: '2030-07-01', toDay: null, text: oldText }])
  })

  test('chữ nhập sai: nhập lại từ đúng ngày ấy thì thay, không thêm', async () => {
    const { form, shown } = await anArticle(desk())
    await desk().does('hoa', enterArticleText, form({ text: '1. Chữ gõ nhầm.' }))
    const again = await desk().does('hoa', previewArticleText, form({ version: '1' }))
    expect(again.place.corrects).toBe(true)
    await desk().does('hoa', enterArticleText, form({ version: '1' }))
    expect((await shown()).versions.map(({ text }) => text)).toEqual([oldText, newText])
  })
})

test('chỉ đổi chỗ các khoản cũng là khác nhau', () => {
  const [one, other] = ['1. Một.\n2. Hai.', '2. Hai.\n1. Một.'].map((text) => ({ title: 'A', text }))
  expect(clauseDifferences(one!, other!)).toEqual([
    { label: 'Thứ tự các khoản', before: 'Khoản 1, Khoản 2', after: 'Khoản 2, Khoản 1' },
  ])
})

test('khác nhau từng khoản: ghép các phần lại thì được đúng hai bản', () => {
  const line = fc.constantFrom('1. Một.', '2. Hai.', '3. Ba.', 'a) Điểm a;', 'Lời dẫn.', '2. Hai khác.')
  const words = fc.record({
    title: fc.constantFrom('A', 'B'),
    text: fc.array(line, { maxLength: 6 }).map((all) => all.join('\n')),
  })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const differences = clauseDifferences(before, after)
      if (before.title === after.title && before.text === after.text) expect(differences).toEqual([])
      else if (before.text.trim() !== after.text.trim() || before.title !== after.title)
        expect(differences.length).toBeGreaterThan(0)
      for (const { before: one, after: other } of differences) expect(one).not.toBe(other)
    }),
  )
})
