import { beforeEach, describe, expect, test } from 'vitest'
import { browsingRoutes } from '#domains/library/browsing.routes.ts'
import { lawSearchRoutes } from '#domains/library/law-search.routes.ts'
import { anArticle, aVersion } from '#domains/library/library.fixtures.ts'
import { insertLaw, inventedLaw } from '#domains/library/reading/invented-law.fixtures.ts'
import { visitor } from '#domains/library/reading/visitor.fixtures.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { addressOfFilter, lawSearchFilterOf } from '#domains/library/search/law-search-filter.ts'
import { testHouse } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('tìm luật', (database) => {
  beforeEach(async () => {
    const law = inventedLaw()
    const [one] = law.versions.filter(({ title }) => title === 'Mức đền bù')
    const twin = anArticle({ documentId: law.documents[1]!.id, number: '7', ordinal: 7 })
    law.articles.push(twin)
    law.versions.push(aVersion({ articleId: twin.id, title: one!.title, text: one!.text, fromDay: '2011-01-01' }))
    await insertLaw(database().kysely, law)
  })
  const go = (path: string) =>
    visitor(database(), [lawSearchRoutes(new LawSearch(testHouse(database()).house)), browsingRoutes])(path)

  test('một câu không dấu: điều, hiệu lực trước, khoản sát nhất, chữ khớp được đánh dấu, đường thẳng đến khoản', async () => {
    const { html, text } = await go('/phap-luat?q=hang+xom+lan+ranh+gioi+thi+lam+sao')
    const first = text.slice(text.indexOf('Điều luật'))
    expect(first).toMatch(
      /Điều luật .*? Còn hiệu lực Điều\s3\. Giữ ranh giới Luật Láng giềng số 901\/2030\/QH99 Khoản 2: Người/u,
    )
    expect(html).toContain('href="/phap-luat/901-2030-qh99/dieu-3/khoan-2"')
    expect(html).toContain('<mark>lấn ranh giới</mark>')
  })

  test('điều cùng chữ gộp làm một, nói còn ở đâu nữa', async () => {
    const { text } = await go('/phap-luat?q=muc+den+bu+do+cac+ben+thoa+thuan')
    expect(text).toContain('Cùng nội dung tại:')
    expect(text).toMatch(/Điều 7 77\/2010\/QH98|Điều 5 905\/2030\/NĐ-CP/u)
  })

  test('số hiệu hay tên: văn bản đứng riêng, cả khi thư viện chưa có chữ của nó', async () => {
    const stub = await go('/phap-luat?q=so+919/qd-ttg')
    expect(stub.text).toContain('Văn bản Chưa rõ hiệu lực Quyết định 919/QĐ-TTg')
    const named = await go('/phap-luat?q=luat+lang+gieng')
    expect(named.text).toMatch(
      /Hết hiệu lực một phần Luật Láng giềng số 901.*Hết hiệu lực toàn bộ Luật Láng giềng số 77/u,
    )
  })

  test('điều khoản được gọi tên: nói đã hiểu là gì, và dẫn thẳng đến khoản ấy', async () => {
    const { text, html } = await go('/phap-luat?q=khoan+3+dieu+3+luat+lang+gieng')
    expect(text).toMatch(/Đã hiểu là: khoản 3 Điều 3 .*Luật Láng giềng/u)
    expect(html).toContain('href="/phap-luat/901-2030-qh99/dieu-3/khoan-3"')
  })

  test('chữ đã đọc khác đi được nói ra, với đường «Tìm đúng như đã gõ»; bộ lọc ở lại', async () => {
    const mended = await go('/phap-luat?q=laans+ranh+giowis&loai=luat')
    expect(mended.text).toContain(
      'Đã hiểu là: «laans» là lan , «giowis» là gioi , «lan ranh» là ranh giới giữa các bất động sản . Tìm đúng như đã gõ',
    )
    const link = /href="([^"]*dung-nhu-go=co[^"]*)"/u.exec(mended.html)?.[1]?.replaceAll('&amp;', '&')
    expect(link).toContain('loai=luat')
    const typed = await go(link!)
    expect(typed.text).not.toContain('Đã hiểu là')
    expect(typed.text).toContain('Đang tìm đúng như đã gõ. Tìm cả chữ gần giống và lời của luật')
    expect(typed.html).toMatch(/name="dung-nhu-go"[^>]*checked/u)
    const nothing = await go('/phap-luat?q=laans&dung-nhu-go=co')
    expect(nothing.text).toContain('tìm cả chữ gần giống và lời của luật')
  })

  test('lọc theo loại, cơ quan, năm, chủ đề, ngày; bộ lọc ở lại trong địa chỉ và trong ô', async () => {
    const { html, text } = await go('/phap-luat?q=den+bu&loai=nghi-dinh&con-hieu-luc=01/01/2031')
    expect(text).toContain('Mức đền bù')
    expect(text).not.toContain('Lối đi qua nhà liền kề')
    expect(html).toMatch(/<option value="nghi-dinh" selected/u)
    expect(html).toContain('value="01/01/2031"')
    expect((await go('/phap-luat?q=den+bu&con-hieu-luc=2010-01-01')).text).toContain('Không tìm thấy điều nào')
  })

  test('không tìm thấy: nói nên thử gì, chữ gần giống, lối khác, và hỏi ai', async () => {
    const nothing = await go('/phap-luat?q=xyzzyq&nam=2030')
    expect(nothing.text).toContain('Không tìm thấy điều nào cho «xyzzyq»')
    expect(nothing.text).toContain('tìm lại, bỏ hết bộ lọc')
    expect(nothing.text).toContain('Hỏi công chức tư pháp')
    const begun = await go('/phap-luat?q=lang+xyzzyq&loai=hien-phap')
    expect(begun.text).toContain('Xem luật theo chủ đề , danh sách văn bản hoặc các hướng dẫn')
  })

  test.each([
    ['%00%00lan%00+ranh+gioi', 'Giữ ranh giới'],
    [encodeURIComponent('lấn ranh giới '.repeat(400)), 'Câu hỏi dài quá 300 chữ'],
    ['lu%E1t+%FF%FE', 'bảng mã mà hệ thống không đọc được'],
    ['%3Cscript%3Ealert(1)%3C/script%3E', 'alert(1)'],
    [encodeURIComponent('(((((a+)+)+)+)+$'.repeat(15)), 'Tìm luật'],
    ['%25%5F%5C', 'Tìm luật'],
    ['lan&nam=năm nay', 'Năm ban hành phải có bốn chữ số'],
    ['lan&con-hieu-luc=hôm nay', 'Không có ngày đã gõ'],
    ['lan&loai=__proto__&trang=-1', 'Tìm luật'],
  ])('chữ khó đọc vẫn có câu trả lời rõ ràng: %s', async (typed, sentence) => {
    const { status, text, html } = await go(`/phap-luat?q=${typed}`)
    expect(status).toBe(200)
    expect(text).toContain(sentence)
    expect(html.replace(/"[^"]*"/gu, '')).not.toContain('<script')
  })

  test('gợi ý khi gõ: tên văn bản, tiêu đề điều, cả khi không dấu', async () => {
    const { html, headers } = await go('/phap-luat/goi-y?q=luat+lang')
    expect(headers.get('content-type')).toContain('application/json')
    expect(JSON.parse(html)).toContain('Luật Láng giềng')
    expect(JSON.parse((await go('/phap-luat/goi-y?q=giu+ranh')).html)).toEqual(['Giữ ranh giới'])
    expect(JSON.parse((await go('/phap-luat/goi-y')).html)).toEqual([])
  })

  test('chưa hỏi gì: cách hỏi, lối theo chủ đề và văn bản, thư viện có gì đến ngày nào', async () => {
    const { text } = await go('/phap-luat')
    expect(text).toContain('Thư viện có 5 văn bản, 6 điều; đúng đến ngày 20/02/2032.')
    expect(text).toContain('Xem luật theo chủ đề')
  })

  test('danh sách văn bản: mới trước, hiệu lực trước, lọc theo chữ, loại, năm', async () => {
    const { text } = await go('/phap-luat/van-ban')
    expect(text).toMatch(
      /Còn hiệu lực Luật sửa đổi.*Nghị định quy định.*Chưa rõ hiệu lực Quyết định 919.*Luật · Quốc hội/u,
    )
    expect((await go('/phap-luat/van-ban?q=905/2030')).text).toContain('1–1 trong 1 văn bản')
    expect((await go('/phap-luat/van-ban?nam=2010')).text).toContain('77/2010/QH98')
    expect((await go('/phap-luat/van-ban?q=%25')).text).toContain('Không có văn bản nào như vậy')
  })

  test('theo chủ đề: danh sách, một chủ đề với văn bản của nó, tìm trong chủ đề', async () => {
    expect((await go('/phap-luat/chu-de')).text).toContain('Quan hệ láng giềng 5 điều')
    const { text, html } = await go('/phap-luat/chu-de/99.1')
    expect(text).toContain('2 văn bản có điều về chủ đề này.')
    expect(text).toContain('4 điều của chủ đề này')
    expect(html).toContain('<input type="hidden" name="chu-de" value="99.1"/>')
    expect((await go('/phap-luat/chu-de/khong-co')).status).toBe(404)
  })
})

describe('điều được hỏi, như địa chỉ nói', () => {
  test('đọc rồi viết lại thành chính nó', () => {
    const query = {
      q: 'lấn đất',
      loai: 'luat',
      'co-quan': 'Quốc hội',
      nam: '2030',
      'chu-de': '99.1',
      'con-hieu-luc': '2031-01-01',
    }
    expect(addressOfFilter(lawSearchFilterOf(query))).toEqual(query)
  })
})
