import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '#platform/database/database.ts'
import { openDatabase } from '#platform/database/open-database.ts'
import { type AnswerPage, floodAnswers, sendPagesAgain, visitOf } from './support/answer-flood.ts'
import { expectGoodLook } from './support/look.ts'
import type { RunningSystem } from './support/system.ts'
import { type Person, walk } from './support/walk.ts'

const title = 'Thi tìm hiểu hòa giải cùng phường Kinh Bắc'

walk('cuộc thi: từ bản soạn đến bốc thăm trao giải', (walk) => {
  let lan: Person
  let hung: Person
  let visitor: Person
  let slug: string
  let desk: string
  let code: string

  /** Days pass while the machine is off: opening and closing are hours that a walk cannot wait for. */
  async function daysPass(system: RunningSystem, set: { opens: string; closes: string }): Promise<void> {
    await onRows(system, async (db) => {
      await sql`alter table contest disable trigger contest_stays`.execute(db)
      await sql`update contest set opens_at = date_trunc('second', now()) + ${set.opens}::interval,
        closes_at = date_trunc('second', now()) + ${set.closes}::interval
        where title = ${title}`.execute(db)
      await sql`alter table contest enable trigger contest_stays`.execute(db)
    })
  }

  test('câu hỏi không căn cứ bị từ chối; cuộc thi vượt mức giải không trình được; sửa rồi trình', async () => {
    lan = await walk().person()
    await lan.signIn('lan')
    await lan.go('/nghiep-vu/cuoc-thi/cau-hoi/moi')
    await lan.field('words').fill('Ai được bầu làm hòa giải viên ở tổ dân phố?')
    await lan.field('options').fill('Người thường trú ở đó, tự nguyện, có uy tín\nChỉ cán bộ tư pháp\nChỉ luật sư')
    await lan.field('answer').fill('1')
    await lan.field('cited').fill('Luật Hòa giải')
    expect(await lan.press('Lưu câu hỏi')).toBe(422)
    expect(await lan.reads()).toContain('Hãy ghi căn cứ như')
    await lan.field('cited').fill('35/2013/QH13 Điều 7')
    expect(await lan.press('Lưu câu hỏi')).toBe(200)
    await lan.go('/nghiep-vu/cuoc-thi')
    await lan.follow('Soạn cuộc thi')
    await lan.field('title').fill(title)
    await lan.field('about').fill('Người dân trong tỉnh đều dự thi được, mỗi người một bài.')
    await lan.field('drawCount').fill('6')
    await lan.field('opensDay').fill('01/12/2099')
    await lan.field('opensHour').fill('7:00')
    await lan.field('closesDay').fill('05/12/2099')
    await lan.field('closesHour').fill('17:00')
    await lan.field('count-prize-first').fill('1')
    await lan.field('amount-prize-first').fill('9.500.000')
    await lan.press('Lưu cuộc thi')
    for (const box of await lan.page.locator('main input[name="questions"]').all()) await box.check()
    expect(await lan.press('Lưu đề')).toBe(200)
    desk = lan.address()
    expect(await lan.press('Trình duyệt cuộc thi')).toBe(422)
    expect(await lan.reads()).toContain('tối đa 9.000.000 đồng (Thông tư 56/2023/TT-BTC, Điều 3')
    await lan.go(desk)
    await lan.follow('Sửa thể lệ, giải thưởng')
    await lan.field('amount-prize-first').fill('2.000.000')
    await lan.press('Lưu cuộc thi')
    expect(await lan.press('Trình duyệt cuộc thi')).toBe(200)
    await expectGoodLook(lan)
  })

  test('lãnh đạo duyệt; trang công khai có dấu của số bốc thăm từ trước khi mở', async () => {
    hung = await walk().person()
    await hung.signIn('hung')
    await hung.go(desk)
    await expectGoodLook(hung)
    expect(await hung.press('Duyệt cuộc thi')).toBe(200)
    visitor = await walk().person({ phone: true, scripts: false })
    await visitor.go('/cuoc-thi')
    await visitor.follow(title)
    slug = visitor.address().split('/').at(-1)!
    expect(await visitor.reads()).toMatch(/Dấu của số đó:\s*[0-9a-f]{64}/u)
    expect(await visitor.go(`/cuoc-thi/${slug}/vao`)).toBe(200)
    await fillEntry(visitor)
    expect(await visitor.press('Nhận đề')).toBe(409)
    expect(await visitor.reads()).toContain('Cuộc thi chưa mở')
    await walk().system.kill()
    await daysPass(walk().system, { opens: '-1 hour', closes: '1 day' })
    await walk().system.restart()
  })

  test('không tài khoản, không JavaScript: vào thi, trả lời từng trang, đoán, làm tiếp bằng mã trên máy khác', async () => {
    await visitor.go(`/cuoc-thi/${slug}/vao`)
    await fillEntry(visitor)
    expect(await visitor.press('Nhận đề')).toBe(200)
    code = /(?:\d{4} ){3}\d{4}/u.exec(await visitor.reads())![0]
    await visitor.follow('Bắt đầu trả lời')
    for (const group of await visitor.page.locator('main fieldset').all()) await group.locator('input').first().check()
    expect(await visitor.press('Ghi và sang trang sau')).toBe(200)
    expect(await visitor.reads()).toContain('Đã ghi 5 trên 6 câu')
    await visitor.go(`/cuoc-thi/${slug}/vao`)
    await fillEntry(visitor)
    expect(await visitor.press('Nhận đề')).toBe(409)
    expect(await visitor.reads()).toContain('Số điện thoại này đã có bài dự thi')
    const elsewhere = await walk().person()
    await elsewhere.go(`/cuoc-thi/${slug}/tiep`)
    await elsewhere.field('code').fill(code)
    expect(await elsewhere.press('Mở bài dự thi')).toBe(200)
    expect(await elsewhere.page.locator('main input:checked').count()).toBe(5)
    await expectGoodLook(elsewhere)
    await elsewhere.press('Ghi và sang trang sau')
    for (const group of await elsewhere.page.locator('main fieldset').all()) await group.locator('input').last().check()
    await elsewhere.field('doan').fill('12')
    await elsewhere.press('Ghi và xem lại')
    expect(await elsewhere.reads()).toContain('Bạn đoán 12 người đúng tất cả')
    await expectGoodLook(elsewhere)
  })

  test('nhiều người gửi dồn, cắt điện giữa chừng: đã báo ghi thì còn, mỗi câu một lần', async () => {
    const { system } = walk()
    const pages = await enterMany(system, slug, 12)
    const pace = { pagesPerSecond: 30, before: (index: number) => (index === 12 ? system.kill() : undefined) }
    await floodAnswers(system.address, await visitOf(system.address, `/cuoc-thi/${slug}/vao`), pages, pace)
    const promised = pages.filter(({ isAcknowledged }) => isAcknowledged)
    expect(promised.length).toBeGreaterThan(0)
    expect(promised.length).toBeLessThan(pages.length)
    const before = await choicesIn(system)
    for (const { answers, entryId } of promised)
      for (const [question, choice] of answers) expect(before.get(`${entryId} ${question}`)).toBe(choice)
    await system.restart()
    const visit = await visitOf(system.address, `/cuoc-thi/${slug}/vao`)
    expect(await sendPagesAgain(system.address, visit, pages)).toBe(true)
    expect(await sendPagesAgain(system.address, visit, pages.slice(0, 6))).toBe(true)
    await system.kill()
    const after = await choicesIn(system)
    // and the visitor's six with the guess
    expect(after.size).toBe(12 * 6 + 7)
    await daysPass(system, { opens: '-2 days', closes: '-1 hour' })
    await system.restart()
  })

  test('chấm, người khác công bố; ai cũng tính lại được; giấy chứng nhận và danh sách giải', async () => {
    await lan.go(desk)
    expect(await lan.press('Chấm và xếp hạng')).toBe(200)
    await expectGoodLook(lan)
    expect((await lan.page.request.get(`${desk}/danh-sach-giai.docx`)).status()).toBe(200)
    await hung.go(desk)
    expect(await hung.press('Công bố kết quả')).toBe(200)
    await visitor.go(`/cuoc-thi/${slug}`)
    await visitor.follow('Xem kết quả')
    await lan.go(visitor.address())
    await expectGoodLook(lan)
    const [seed = '', mark = ''] = await visitor.page.locator('.notice code').allInnerTexts()
    expect(createHash('sha256').update(seed).digest('hex')).toBe(mark)
    const row = (await visitor.page.locator('tbody tr').first().innerText()).replace(/\s+/gu, ' ')
    const number = /\b\d{8}\b/u.exec(row)![0]
    expect(row).toContain(createHash('sha256').update(`${seed}:${number}`).digest('hex').slice(0, 12))
    await visitor.go(`/cuoc-thi/${slug}/tiep`)
    await visitor.field('code').fill(code)
    await visitor.press('Mở bài dự thi')
    expect(await visitor.reads()).toContain('trên 6 câu')
    await lan.go(visitor.address())
    await expectGoodLook(lan)
    const pass = /\/bai-thi\/([\w-]{43})/u.exec(visitor.address())![1]
    expect((await visitor.page.request.get(`/bai-thi/${pass}/giay-chung-nhan.docx`)).status()).toBe(200)
  })

  test('khảo sát: soạn, duyệt, trả lời qua các nhánh không JavaScript, nhập phiếu giấy, kết quả không lộ ai', async () => {
    const survey = 'Nhu cầu tìm hiểu pháp luật của tổ dân phố'
    await lan.go('/nghiep-vu/khao-sat/moi')
    await lan.field('title').fill(survey)
    await lan.field('about').fill('Xin ông/bà cho biết cần tìm hiểu điều gì.')
    await lan.field('written').fill('1. Hỏi gì đó')
    await lan.field('opensOn').fill('01/01/2026')
    await lan.field('closesOn').fill('31/12/2099')
    expect(await lan.press('Lưu khảo sát')).toBe(422)
    expect(await lan.reads()).toContain('Dòng 1: Hãy viết câu hỏi như')
    await lan.field('written').fill(surveyWritten)
    expect(await lan.press('Lưu khảo sát')).toBe(200)
    const page = lan.address()
    await lan.press('Trình duyệt khảo sát')
    await hung.go(page)
    await expectGoodLook(hung)
    expect(await hung.press('Duyệt khảo sát')).toBe(200)
    await visitor.go('/khao-sat')
    await visitor.follow(survey)
    const address = visitor.address()
    await visitor.page.getByLabel('Chưa nghe').check()
    await visitor.press('Tiếp')
    expect(await visitor.reads()).not.toContain('Nghe qua đâu?')
    await visitor.page.getByLabel('4', { exact: true }).check()
    await visitor.field('c4').fill('Đất đai')
    await visitor.press('Tiếp')
    expect(await visitor.reads()).toContain('Xem lại trước khi gửi')
    expect(await visitor.press('Gửi phiếu')).toBe(200)
    expect(await visitor.reads()).toContain('Cảm ơn bạn')
    await lan.go(address)
    await expectGoodLook(lan)
    expect((await lan.page.request.get(`${page}/phieu.docx`)).status()).toBe(200)
    await lan.go(`${page}/nhap`)
    await expectGoodLook(lan)
    for (let paper = 1; paper <= 5; paper++) {
      await lan.page.getByLabel('Đã nghe').check()
      await lan.page.getByLabel('Loa phường').check()
      expect(await lan.press('Ghi phiếu và nhập phiếu tiếp')).toBe(200)
    }
    await lan.page.getByLabel('Chưa nghe').check()
    await lan.page.getByLabel('Loa phường').check()
    await lan.press('Ghi phiếu và nhập phiếu tiếp')
    expect(await lan.page.locator('body').innerText()).toContain('Bỏ câu 2 vì phiếu đã chuyển qua câu khác')
    await lan.field('paperNumber').fill('6')
    await lan.page.getByLabel('Đã nghe').check()
    expect(await lan.press('Ghi phiếu và nhập phiếu tiếp')).toBe(409)
    expect(await lan.page.getByLabel('Đã nghe').isChecked()).toBe(true)
    await lan.go(page)
    expect(await lan.reads()).toContain('7, trong đó 6 phiếu giấy')
    expect(await lan.reads()).toContain('Kết quả hiện sau ngày 31/12/2099')
    expect(await lan.reads()).not.toContain('dưới 5')
    await expectGoodLook(lan)
  })
})

const surveyWritten = `1. Ông/bà đã nghe về hòa giải ở cơ sở chưa? [một]
- Đã nghe
- Chưa nghe -> 3
2. Nghe qua đâu? [nhiều]
- Loa phường
- Họp tổ dân phố
3. Cách tuyên truyền hợp với ông/bà đến mức nào? [thang 5]
4. Ông/bà muốn tìm hiểu điều gì? [chữ]`

async function fillEntry(person: Person): Promise<void> {
  await person.field('name').fill('Nguyễn Thị Tư')
  await person.field('phone').fill('0912 345 678')
  await person.field('place').selectOption({ label: 'Phường Kinh Bắc' })
  await person.field('agrees').check()
}

/** They enter as a browser does, and read which questions they drew. */
async function enterMany(system: RunningSystem, slug: string, count: number): Promise<AnswerPage[]> {
  const pages: AnswerPage[] = []
  for (let index = 0; index < count; index++) {
    const visit = await visitOf(system.address, `/cuoc-thi/${slug}/vao`)
    const body = new URLSearchParams({
      csrf: visit.csrf,
      formKey: Buffer.alloc(32, index + 1).toString('base64url'),
      name: `Người ${index}`,
      phone: `09880000${String(index).padStart(2, '0')}`,
      place: 'noi-khac',
      agrees: 'co',
    })
    const answer = await fetch(`${system.address}/cuoc-thi/${slug}/vao`, {
      method: 'POST',
      headers: { Cookie: visit.cookies },
      body,
    })
    const pass = /\/bai-thi\/([\w-]{43})/u.exec(await answer.text())![1]!
    for (const page of [1, 2]) {
      const shown = await (await fetch(`${system.address}/bai-thi/${pass}?trang=${page}`)).text()
      const drawn = [...new Set([...shown.matchAll(/name="c(\d+)"/gu)].map((found) => Number(found[1])))]
      const answers = drawn.map((question): [number, number] => [question, (index + question) % 3])
      pages.push({ pass, entryId: idOf(pass), answers, isAcknowledged: false, status: 0, ms: 0 })
    }
  }
  // both pages of one entry not one after the other
  return pages.toSorted((one, other) => (pages.indexOf(one) % 2) - (pages.indexOf(other) % 2))
}

/** A pass begins with the entry's id. */
function idOf(pass: string): string {
  const hex = Buffer.from(pass, 'base64url').subarray(0, 16).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')
}

async function choicesIn(system: RunningSystem): Promise<Map<string, number>> {
  return onRows(system, async (db) => {
    const { rows } = await sql<{ key: string; choice: number }>`
      select answer.entry_id || ' ' || answer.question as key, answer.choice from contest_answer answer
        join contest_entry entry on entry.id = answer.entry_id join contest on contest.id = entry.contest_id
      where contest.title = ${title}`.execute(db)
    return new Map(rows.map(({ key, choice }) => [key, choice]))
  })
}

/** While the system does not run. */
async function onRows<Output>(system: RunningSystem, look: (db: Db) => Promise<Output>): Promise<Output> {
  const database = await openDatabase({ databaseUrl: system.databaseUrl, folder: system.dataFolder })
  try {
    return await look(database.kysely)
  } finally {
    await database.close()
  }
}
