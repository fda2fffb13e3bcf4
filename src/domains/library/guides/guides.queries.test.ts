import { expect, test } from 'vitest'
import { withdrawGuide } from '#domains/library/acts/withdraw-guide.ts'
import { amendText, aText, onGuides, published, runJob, stepForm } from '#domains/library/guides/guides.fixtures.ts'
import {
  findGuidesFor,
  listFlaggedPlaces,
  listGuidesById,
  listGuidesLeaningOn,
  listPublishedGuides,
} from '#domains/library/guides/guides.queries.ts'

onGuides('bài cho mọi người đọc', (world) => {
  const write = (title: string, change: Record<string, unknown> = {}) => published(world(), { title, ...change })
  const titles = (lines: { title: string }[]) => lines.map(({ title }) => title)

  test('danh sách theo loại, chủ đề, đối tượng; bài đã rút không có', async () => {
    const first = await write('Hòa giải ở thôn', { topics: ['hoa-giai', 'dat-nha'] })
    await write('Hỏi về đất', { kind: 'answer', topics: 'dat-nha', audience: 'ho-ngheo' })
    const gone = await write('Bản tin tháng', { kind: 'newsletter' })
    const of = async (filter: object) => titles(await listPublishedGuides(world().db, filter))
    expect(await of({})).toEqual(['Bản tin tháng', 'Hòa giải ở thôn', 'Hỏi về đất'])
    await world().does('hung', withdrawGuide, { ...stepForm(gone), reason: 'Bản tin đã quá cũ rồi.' })
    expect(await of({ kind: 'newsletter' })).toEqual([])
    expect(await of({ topic: 'dat-nha' })).toEqual(['Hòa giải ở thôn', 'Hỏi về đất'])
    expect(await of({ audience: 'ho-ngheo' })).toEqual(['Hỏi về đất'])
    expect(await of({ bodyId: world().bodies.second.id })).toEqual([])
    expect(titles(await listGuidesById(world().db, [gone.id, first.id]))).toEqual(['Hòa giải ở thôn'])
  })

  test('bài dựa vào một văn bản, một điều, một khoản', async () => {
    await write('khoản 1', { text: aText('Bạn được hỏi. [901/2020/QH99 Điều 1 khoản 1]') })
    await write('cả điều 1', { text: aText('Bạn được hỏi. [901/2020/QH99 Điều 1]') })
    await write('điều 2', { text: aText('Bạn được hỏi. [901/2020/QH99 Điều 2 khoản 1 điểm a]') })
    const documentId = world().law.id
    const on = async (place: object) => titles(await listGuidesLeaningOn(world().db, { documentId, ...place }))
    expect(await on({})).toEqual(['cả điều 1', 'khoản 1', 'điều 2'])
    expect(await on({ articleSlug: 'dieu-1' })).toEqual(['cả điều 1', 'khoản 1'])
    expect(await on({ articleSlug: 'dieu-1', clause: '2' })).toEqual(['cả điều 1'])
    expect(await on({ documentId: world().decree.id })).toEqual([])
  })

  test('tìm bằng lời thường, có dấu hay không', async () => {
    await write('Hàng xóm lấn đất: làm thế nào', { topics: 'dat-nha' })
    await write('Hòa giải ở thôn', { terms: 'hòa giải viên: người giúp hai bên' })
    const find = async (text: string) => titles(await findGuidesFor(world().db, text))
    expect(await find('bi hang xom lan dat thi lam sao')).toEqual(['Hàng xóm lấn đất: làm thế nào'])
    expect(await find('hòa giải viên')).toEqual(['Hòa giải ở thôn'])
    expect(await find('giai')).toEqual(['Hòa giải ở thôn'])
    expect(await find('đăng ký xe máy')).toEqual([])
    expect(await find('đất rừng')).toEqual([])
    expect(await find('thì làm sao')).toEqual([])
    expect(await find(`${'('.repeat(200)}\u0000`)).toEqual([])
  })

  test('vì sao đang rà lại', async () => {
    const guide = await write('Hỏi')
    await amendText(world().db, world().articleIds[0]!, '1. Mọi người được hỏi.', '2026-11-20')
    await runJob(world(), 'library.law-changed', { documentId: world().law.id })
    expect(await listFlaggedPlaces(world().db, guide.id)).toEqual([
      { since: '2026-11-20', reason: 'khoản 1 Điều 1 Luật Thử số 901/2020/QH99: chữ đã thay đổi từ 20/11/2026.' },
    ])
    expect(await listPublishedGuides(world().db)).toMatchObject([{ isFlagged: true }])
  })
})
