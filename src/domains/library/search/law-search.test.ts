import { expect, test } from 'vitest'
import { openSegment } from '#engines/search/segment.ts'
import { writeSegment } from '#engines/search/segment-writer.ts'
import { entryOf, type LawEntry } from './law-entry.ts'
import { highlight, type LawQuery, type LawSearchParts, lawWeights, searchLaw } from './law-search.ts'
import { suggest } from './suggest.ts'

const article = (change: Partial<LawEntry> & { articleId: string }): LawEntry => ({
  documentId: 'hgcs',
  documentName: 'Luật Hòa giải ở cơ sở',
  documentNumber: '35/2013/QH13',
  articleNumber: '3',
  title: 'Phạm vi hòa giải ở cơ sở',
  headings: ['Chương I. NHỮNG QUY ĐỊNH CHUNG'],
  text: '1. Việc hòa giải được tiến hành đối với các mâu thuẫn, tranh chấp.\n2. Chính phủ quy định chi tiết Điều này.',
  kind: 'Luật',
  issuer: 'Quốc hội',
  year: 2013,
  topic: '1.1',
  effectiveFrom: '2014-01-01',
  effectiveTo: null,
  textHash: change.articleId,
  ...change,
})

const disputes = article({
  articleId: 'tranh-chap-dat',
  documentId: 'dat-dai',
  documentName: 'Luật Đất đai',
  documentNumber: '45/2013/QH13',
  articleNumber: '202',
  title: 'Hòa giải tranh chấp đất đai',
  text: '1. Nhà nước khuyến khích các bên tranh chấp đất đai tự hòa giải.',
  topic: '27.1',
  effectiveTo: '2024-08-01',
})

function partsOf(...layers: LawEntry[][]): LawSearchParts {
  return {
    segments: layers.map((articles) => openSegment(writeSegment(articles.map(entryOf), lawWeights))),
    removed: new Set(),
    documents: [
      { id: 'dat-dai', name: 'Luật Đất đai', number: '45/2013/QH13' },
      { id: 'hgcs', name: 'Luật Hòa giải ở cơ sở', number: '35/2013/QH13' },
      { id: 'qd-977', name: 'Đề án Tăng cường năng lực tiếp cận pháp luật', number: '977/QĐ-TTg' },
    ],
  }
}

const ask = (text: string, change: Partial<LawQuery> = {}): LawQuery => ({
  text,
  limit: 10,
  today: '2026-11-27',
  ...change,
})
const idsOf = (parts: LawSearchParts, query: LawQuery) => searchLaw(parts, query).hits.map(({ articleId }) => articleId)

test('gõ có dấu hay không dấu đều tìm ra điều nói về việc đó trước', () => {
  const parts = partsOf([article({ articleId: 'pham-vi' }), disputes])
  expect(idsOf(parts, ask('tranh chấp đất đai'))[0]).toBe('tranh-chap-dat')
  expect(idsOf(parts, ask('tranh chap dat dai'))[0]).toBe('tranh-chap-dat')
  expect(idsOf(parts, ask('phạm vi hoà giải'))[0]).toBe('pham-vi')
})

test('lọc theo loại, chủ đề, năm và ngày còn hiệu lực', () => {
  const parts = partsOf([article({ articleId: 'pham-vi' }), disputes])
  expect(idsOf(parts, ask('hòa giải', { topic: '27.1' }))).toEqual(['tranh-chap-dat'])
  expect(idsOf(parts, ask('hòa giải', { inForceOn: '2026-01-01' }))).toEqual(['pham-vi'])
  expect(idsOf(parts, ask('hòa giải', { inForceOn: '2024-07-31' }))).toHaveLength(2)
  expect(idsOf(parts, ask('hòa giải', { kind: 'Nghị định' }))).toEqual([])
})

test('điều vừa sửa được tìm theo chữ mới, điều vừa bỏ không còn', () => {
  const parts = partsOf(
    [article({ articleId: 'pham-vi' }), disputes],
    [article({ articleId: 'pham-vi', text: 'Ranh giới thửa ruộng.' })],
  )
  expect(idsOf(parts, ask('thửa ruộng'))).toEqual(['pham-vi'])
  expect(idsOf(parts, ask('mâu thuẫn'))).toEqual([])
  expect(idsOf({ ...parts, removed: new Set(['tranh-chap-dat']) }, ask('đất đai'))).toEqual([])
})

test('hai điều cùng một chữ là một dòng, điều kia vẫn được biết', () => {
  const parts = partsOf([article({ articleId: 'a', textHash: 'same' }), article({ articleId: 'b', textHash: 'same' })])
  expect(searchLaw(parts, ask('phạm vi hòa giải')).hits).toMatchObject([{ articleId: 'a', twins: ['b'] }])
})

test('trăm điều cùng lời không đẩy điều khác khỏi trang đầu', () => {
  const twins = Array.from({ length: 120 }, (_, at) => article({ articleId: `ban-${at}`, textHash: 'cung-loi' }))
  const ids = idsOf(partsOf([...twins, disputes]), ask('hòa giải ở cơ sở tranh chấp'))
  expect(ids).toEqual(['ban-0', 'tranh-chap-dat'])
})

test('chỗ trùng với câu hỏi được đánh dấu; gợi ý khi đang gõ', () => {
  const text = 'Các bên tranh chấp đất đai tự hoà giải.'
  const marked = (query: string) => highlight(text, query).map(({ start, end }) => text.slice(start, end))
  expect(marked('hòa giải tranh chap dat')).toEqual(['tranh chấp đất', 'hoà giải'])
  expect(marked('bên nào')).toEqual(['bên'])
  const parts = partsOf([article({ articleId: 'pham-vi' }), disputes])
  expect(suggest(parts, 'hoa giai tr', 5)).toEqual(['hòa giải tranh chấp đất đai'])
  expect(suggest(parts, 'luat d', 5)).toEqual(['Luật Đất đai'])
})

test('câu hỏi dài 100.000 chữ chỉ được đọc phần đầu', () => {
  const parts = partsOf([article({ articleId: 'pham-vi' })])
  expect(idsOf(parts, ask(`hòa giải ${'x '.repeat(100_000)}`))).toEqual(['pham-vi'])
})

test.each([
  'điều 3 luật hòa giải ở cơ sở',
  'đ 3 luật hgcs',
  'k2 đ3 LHGCS',
  'dieu 3 khoan 2 luat hoa giai o co so 2013',
  'Điều 3 Luật số 35/2013/QH13',
])('«%s» là đúng điều ấy, trước hết', (text) => {
  const parts = partsOf([
    article({ articleId: 'dieu-1', articleNumber: '1' }),
    article({ articleId: 'dieu-3' }),
    disputes,
  ])
  const { hits, readAs } = searchLaw(parts, ask(text))
  expect(hits[0]).toMatchObject({ articleId: 'dieu-3' })
  expect(readAs).toMatchObject({ article: '3', documents: [{ id: 'hgcs' }] })
  if (text.includes('k')) expect(readAs.clause).toBe('2')
})

test('một số hiệu gõ theo cách nào cũng mở được văn bản của nó', () => {
  const plan = article({ articleId: 'de-an', documentId: 'qd-977', title: 'Phê duyệt Đề án', text: 'Phê duyệt.' })
  const parts = partsOf([article({ articleId: 'dieu-3' }), plan])
  for (const text of ['977/QĐ-TTg', 'quyết định 977/qd-ttg', '977 qd ttg'])
    expect(idsOf(parts, ask(text))[0]).toBe('de-an')
})

test('gõ nhầm được đọc lại và nói ra; chữ lạ không ở gần chữ nào thì để nguyên', () => {
  const parts = partsOf([article({ articleId: 'pham-vi' }), disputes])
  const { hits, readAs } = searchLaw(parts, ask('tranh chaap daats đai'))
  expect(hits[0]).toMatchObject({ articleId: 'tranh-chap-dat' })
  expect(readAs.corrections).toEqual([
    { typed: 'chaap', read: 'chap' },
    { typed: 'daats', read: 'dat' },
  ])
  expect(searchLaw(parts, ask('hòa giải Zwolle')).readAs.corrections).toEqual([])
})

test('tìm đúng như đã gõ: không sửa, không đổi lời; viện dẫn vẫn được hiểu', () => {
  const parts = partsOf([article({ articleId: 'pham-vi' }), disputes])
  const { hits, readAs } = searchLaw(parts, ask('tranh chaap daats đai HGCS', { asTyped: true }))
  expect(readAs).toMatchObject({ corrections: [], said: [] })
  expect(hits[0]?.articleId).toBe('tranh-chap-dat')
  expect(searchLaw(parts, ask('daats', { asTyped: true })).hits).toEqual([])
  expect(idsOf(parts, ask('đ 3 luật hgcs', { asTyped: true }))[0]).toBe('pham-vi')
})

test('mấy chữ gõ liền được tách; chữ hiếm chỉ được đọc lại khi chữ gần nó hay đứng ở chỗ ấy', () => {
  const often = Array.from({ length: 60 }, (_, at) => article({ articleId: `a${at}`, textHash: `${at}` }))
  const rare = article({ articleId: 'dat', title: 'Hòa giải ở Giag Ma', text: 'Xã Giag Ma và xã Hoa.' })
  const many = Array.from({ length: 4_000 }, (_, at) =>
    article({ articleId: `b${at}`, title: 'Việc khác', text: 'Việc khác.', textHash: `b${at}` }),
  )
  const parts = partsOf([...often, ...many, rare, disputes])
  const corrections = (text: string) => searchLaw(parts, ask(text)).readAs.corrections
  expect(corrections('hoagiai tranhchap')).toEqual([
    { typed: 'hoagiai', read: 'hoa giai' },
    { typed: 'tranhchap', read: 'tranh chap' },
  ])
  expect(corrections('hòa giag ở cơ sở')).toEqual([{ typed: 'giag', read: 'giai' }])
  expect(corrections('xã Giag Ma')).toEqual([])
  expect(corrections('xã Giag hòa giải')).toEqual([])
})

test('gợi ý khi gõ nhầm, gõ liền, gõ thiếu chữ nhỏ', () => {
  const parts = partsOf([article({ articleId: 'pham-vi' }), disputes])
  for (const typed of ['luạt đất dai', 'luật ddaats đai', 'luaatj dat'])
    expect(suggest(parts, typed, 5)[0], typed).toBe('Luật Đất đai')
  for (const typed of ['hoa giai co so', 'hoagiai o co s', 'hòa giải ở cơ'])
    expect(suggest(parts, typed, 5), typed).toContain('Luật Hòa giải ở cơ sở')
  expect(suggest(parts, 'chap dat', 5)).toContain('hòa giải tranh chấp đất đai')
  expect(suggest(parts, 'xyzzyq', 5)).toEqual([])
})

test('còn hiệu lực trước hết hiệu lực', () => {
  const old = article({ articleId: 'cu', effectiveTo: '2020-01-01' })
  const parts = partsOf([old, article({ articleId: 'moi' })])
  expect(idsOf(parts, ask('phạm vi hòa giải'))).toEqual(['moi', 'cu'])
  expect(idsOf(parts, ask('phạm vi hòa giải', { today: '2019-01-01' }))).toEqual(['cu', 'moi'])
})

test('lời thường dùng được tìm theo lời của luật, và nói ra', () => {
  const divorce = article({
    articleId: 'ly-hon',
    title: 'Quyền yêu cầu giải quyết ly hôn',
    text: 'Vợ, chồng có quyền yêu cầu.',
  })
  const parts = partsOf([article({ articleId: 'pham-vi' }), disputes, divorce])
  for (const text of ['tôi muốn ly dị', 'toi muon ly di']) {
    const { hits, readAs } = searchLaw(parts, ask(text))
    expect(hits[0]?.articleId).toBe('ly-hon')
    expect(readAs.said).toMatchObject([{ legal: ['ly hôn'] }])
  }
  for (const text of ['cả nhà', 'ca nhân', 'sở để hồ sơ']) expect(searchLaw(parts, ask(text)).readAs.said).toEqual([])
  expect(searchLaw(parts, ask('HGCS')).readAs.said).toEqual([{ typed: 'HGCS', legal: ['hòa giải ở cơ sở'] }])
})

test('trong một câu chuyện, câu hỏi ở cuối nặng hơn những gì kể trước đó', () => {
  const story = (id: string, title: string) => article({ articleId: id, title, text: '1. Theo quy định của luật này.' })
  const parts = partsOf([story('nuoi-ga', 'Chăn nuôi gia cầm'), story('vay-tien', 'Hợp đồng vay tài sản')])
  const told = 'Nhà tôi chăn nuôi gia cầm. Tôi lập hợp đồng vay tài sản. Đúng hay sai?'
  const turned = 'Tôi lập hợp đồng vay tài sản. Nhà tôi chăn nuôi gia cầm. Đúng hay sai?'
  expect(idsOf(parts, ask(told))[0]).toBe('vay-tien')
  expect(idsOf(parts, ask(turned))[0]).toBe('nuoi-ga')
})

test('«16 tuổi» cũng là người chưa thành niên của luật', () => {
  const parts = partsOf([
    article({
      articleId: 'nguoi-lon',
      title: 'Nơi cư trú của cá nhân',
      text: '1. Nơi người đó thường xuyên sinh sống.',
    }),
    article({ articleId: 'tre', title: 'Nơi cư trú của người chưa thành niên', text: '1. Nơi cư trú của cha, mẹ.' }),
  ])
  expect(idsOf(parts, ask('cháu 16 tuổi thì nơi cư trú ở đâu'))[0]).toBe('tre')
  expect(searchLaw(parts, ask('cháu 16 tuổi thì nơi cư trú ở đâu')).readAs.said).toEqual([
    { typed: '16 tuổi', legal: ['người chưa thành niên'] },
  ])
})
