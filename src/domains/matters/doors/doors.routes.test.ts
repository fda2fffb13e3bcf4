import { beforeEach, expect, test } from 'vitest'
import { insertLaw, inventedLaw } from '#domains/library/reading/invented-law.fixtures.ts'
import { visitor } from '#domains/library/reading/visitor.fixtures.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { doorsRoutes } from '#domains/matters/doors/doors.routes.ts'
import { foundBodies, testHouse } from '#domains/people/testing/people-house.ts'
import { onBothDatabases } from '#platform/database/on-both-databases.ts'

onBothDatabases('cần giúp', (database) => {
  beforeEach(async () => {
    await foundBodies(database().kysely)
    await insertLaw(database().kysely, inventedLaw())
  })
  const go = (path: string) => visitor(database(), [doorsRoutes(new LawSearch(testHouse(database()).house))])(path)

  test('chưa kể gì: số gọi, mọi lối, ô để kể', async () => {
    const { status, html, text } = await go('/can-giup')
    expect(status).toBe(200)
    expect(html).toContain('href="tel:113"')
    expect(text).toMatch(/Các lối đi Hỏi đáp.*Phản ánh.*Khiếu nại.*Tố cáo.*Hòa giải/u)
    expect(html).toContain('name="q"')
  })

  test('kể rồi: điều luật gần, hai lối, vì sao, nơi trả lời', async () => {
    const { text, html } = await go('/can-giup?q=hang+xom+lan+ranh+gioi+nho+to+hoa+giai&noi=noi+00001')
    expect(text).toMatch(/Đọc trước.*Giữ ranh giới.*Luật Láng giềng · Còn hiệu lực/u)
    expect(text).toMatch(/Hòa giải ở cơ sở.*Vì sao:.*bạn viết «to hoa giai/u)
    expect(text).toContain('UBND xã Một')
    expect(html).toContain('href="/gui/hoa-giai?q=hang+xom+lan+ranh+gioi+nho+to+hoa+giai&amp;o=00001"')
    expect(html).toContain('name="o" value="00001"')
  })

  test('nơi ở: nhiều nơi thì chọn, nơi đã chọn được giữ, nơi lạ thì nói', async () => {
    expect((await go('/can-giup?q=mat+dien&noi=noi')).html).toContain('href="/can-giup?q=mat+dien&amp;o=00001"')
    expect((await go('/can-giup?q=mat+dien&o=00002')).text).toContain('UBND xã Hai')
    expect((await go('/can-giup?q=mat+dien&o=24')).text).not.toContain('Đang chọn')
    expect((await go("/can-giup?q=mat+dien&o=';drop")).status).toBe(200)
    expect((await go('/can-giup?q=mat+dien&noi=zzz')).text).toContain('Không tìm thấy xã, phường này')
  })

  test('chữ lạ, mã độc, chuyện rất dài: vẫn là một trang đúng', async () => {
    const { html } = await go(`/can-giup?q=${encodeURIComponent('<script>alert(1)</script> bị phạt oan')}`)
    expect(html).not.toContain('<script>alert')
    expect((await go(`/can-giup?q=${encodeURIComponent('đường hỏng '.repeat(200))}`)).status).toBe(200)
    expect((await go('/can-giup?loi=khong-co')).status).toBe(200)
    const denunciation = await go('/can-giup?loi=to-cao')
    expect(denunciation.text).toMatch(
      /Tố cáo phải viết đơn hoặc đến nói trực tiếp[\s\S]*Để lại thông tin, không cần xưng tên/u,
    )
  })
})
