import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openAsServer, runLgd } from '#app/commands/testing/run-lgd.ts'
import { loadLink } from '#domains/people/link.store.ts'
import { today } from '#platform/clock.ts'
import type { House } from '#platform/house.ts'

/** This process holds the embedded database as the server does; each command is a process of its own beside it. */
let folder = ''
let house: House
const lgd = (...words: string[]) => runLgd({ dataFolder: folder }, ...words)
const ward = 'UBND phường Võ Cường'
const tokenIn = (printed: string) => /\/dat-mat-khau\/([\w-]{43})/.exec(printed)?.[1] ?? ''

vi.setConfig({ testTimeout: 120_000 }) // a dozen processes one after the other

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luat-gan-dan-lgd-'))
  house = await openAsServer({ dataFolder: folder })
})
afterAll(async () => {
  await house.database.close()
  rmSync(folder, { recursive: true, force: true })
})

test('cấu trúc dữ liệu đã mới nhất thì nói vậy', async () => {
  expect(await lgd('migrate')).toMatchObject({ exitCode: 0, printed: 'Cấu trúc dữ liệu đã mới nhất.\n' })
})

test('mời, cấp lại liên kết, giao thêm vai trò, liệt kê, đóng; nhật ký ghi người vận hành', {
  timeout: 90_000,
}, async () => {
  const invited = await lgd('user', 'invite', '--name=Nguyễn Thị Lan', '--role=officer', '--body', ward)
  expect([invited.exitCode, invited.printed]).toEqual([0, expect.stringContaining('nguyenthilan')])
  const first = await loadLink(house.database.kysely, tokenIn(invited.printed), house.clock.now(), today(house.clock))
  expect(first.purpose).toBe('invitation')

  const renewed = await lgd('user', 'link', 'nguyenthilan')
  expect(tokenIn(renewed.printed)).not.toBe(tokenIn(invited.printed))
  expect((await lgd('user', 'grant', 'nguyenthilan', '--role=reader')).printed).toContain('«Chỉ xem»')

  const listed = await lgd('user', 'list', 'nguyen lan', '--role=officer')
  expect(listed.printed).toMatch(
    /^nguyenthilan {2}Nguyễn Thị Lan · UBND phường Võ Cường · .*Cán bộ thực hiện.* · chưa đặt mật khẩu\n$/,
  )
  expect(JSON.parse((await lgd('user', 'list', '--json')).printed)).toMatchObject([{ userName: 'nguyenthilan' }])
  expect((await lgd('user', 'remove-second-factor', 'nguyenthilan')).exitCode).toBe(0)
  expect((await lgd('user', 'close', 'nguyenthilan')).exitCode).toBe(0)
  expect((await lgd('user', 'list', '--state', 'closed')).printed).toContain('đã đóng')
  const closed = await lgd('user', 'link', 'nguyenthilan')
  expect(closed).toMatchObject({ exitCode: 1, remarked: expect.stringContaining('Không có tài khoản đang mở') })

  const acts = await house.database.kysely.selectFrom('audit').select(['act', 'actor_name']).execute()
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['people.invite-person', 'people.close-account']))
  expect(new Set(acts.map(({ actor_name }) => actor_name))).toEqual(new Set(['Người vận hành (dòng lệnh)']))
  expect(await lgd('audit', 'check')).toMatchObject({ exitCode: 0, printed: expect.stringContaining('nguyên vẹn') })
})

test.each([
  { typed: ['user', 'invite', '--role', 'officer'], exitCode: 1, says: ['Hãy ghi họ và tên.'] },
  { typed: ['user', 'invite', '--name', 'Lan'], exitCode: 1, says: ['Hãy chọn vai trò.'] },
  { typed: ['user', 'invite', '--email', 'x'], exitCode: 1, says: ['họ và tên', 'vai trò', 'Thư điện tử'] },
  { typed: ['user', 'invite', '--name=Lan', '--role=officer'], exitCode: 1, says: ['luôn gắn với một cơ quan'] },
  {
    typed: ['user', 'invite', '--name=Lan', '--role=officer', '--body=Sở Tư pháp'],
    exitCode: 1,
    says: ['Nhiều cơ quan khớp'],
  },
  { typed: ['user', 'grant', 'lan', '--role', 'reader', '--body', 'x'], exitCode: 1, says: ['tên «lan»'] },
  { typed: ['user', 'list', '--role', 'vua'], exitCode: 2, says: ['officer, leader'] },
  { typed: ['user', 'list', '--page', '0'], exitCode: 2, says: ['--page'] },
  { typed: ['import', 'plan', 'a.docx', '--as', 'lan'], exitCode: 2, says: ['Thiếu --body.'] },
  { typed: ['import', 'plan', '--body', ward, '--as', 'lan'], exitCode: 2, says: ['Thiếu FILE.'] },
  { typed: ['statistics', 'count'], exitCode: 2, says: ['Thiếu MONTH.'] },
  { typed: ['statistics', 'count', '2024-13'], exitCode: 2, says: ['2024-03'] },
  { typed: ['statistics', 'count', '2099'], exitCode: 2, says: ['đến hết năm nay'] },
])('«lgd $typed»: nói điều phải sửa', async ({ typed, exitCode, says }) => {
  const { remarked, ...done } = await lgd(...typed)
  expect(done).toEqual({ exitCode, printed: '' })
  for (const part of says) expect(remarked).toContain(part)
})

test('cộng số liệu thống kê của một tháng, của một năm đã qua', async () => {
  const counted = async () =>
    (await house.database.kysely.selectFrom('measure_month_count').select('month').orderBy('month').execute()).map(
      ({ month }) => month,
    )
  expect(await lgd('statistics', 'count', '2024-03')).toMatchObject({
    exitCode: 0,
    printed: expect.stringContaining('1 tháng'),
  })
  expect(await counted()).toEqual(['2024-03-01'])
  expect((await lgd('statistics', 'count', '2023')).printed).toContain('12 tháng')
  expect([(await counted())[0], (await counted()).length]).toEqual(['2023-01-01', 13])
})

test('tải nhiều kế hoạch một lần: tệp hỏng không giữ các tệp khác lại', async () => {
  await lgd('user', 'invite', '--name=Lê Văn Hùng', '--username=hung', '--role=leader', '--body', ward)
  await lgd('user', 'invite', '--name=Trần Mai', '--username=mai', '--role=reader', '--body', ward)
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const files = [file('mot.txt', 'KẾ HOẠCH một'), file('rong.txt', ''), file('hai.txt', 'KẾ HOẠCH hai')]
  const done = await lgd('import', 'plan', ...files, join(folder, 'khong-co.docx'), '--body', ward, '--as', 'hung')
  expect(done.exitCode).toBe(1)
  expect(done.printed.match(/đã nhận: http:\/\/localhost:8080\/nghiep-vu\/ke-hoach\/tai-lieu\//g)).toHaveLength(2)
  expect(done.remarked).toContain('[4/4]')
  expect(done.remarked).toContain('2/4 tệp không nhận được')
  const again = await lgd('import', 'plan', files[0] ?? '', '--body', ward, '--as', 'hung')
  expect(again).toMatchObject({ exitCode: 0, printed: expect.stringContaining('đã có từ trước') })

  const uploads = await house.database.kysely
    .selectFrom('plan_upload as u')
    .innerJoin('person as p', 'p.id', 'u.uploaded_by')
    .select(['u.file_name', 'u.state', 'p.user_name'])
    .orderBy('u.file_name')
    .execute()
  expect(uploads).toEqual([
    { file_name: 'hai.txt', state: 'queued', user_name: 'hung' },
    { file_name: 'mot.txt', state: 'queued', user_name: 'hung' },
  ])
  const mayNot = await lgd('import', 'plan', files[0] ?? '', '--body', ward, '--as', 'mai')
  expect(mayNot).toMatchObject({ exitCode: 1, remarked: expect.stringContaining('không được giao quyền') })
})

test('nhập ngày nghỉ có văn bản: tất cả được đọc trước khi ghi dòng đầu', async () => {
  const day = { day: '2027-02-05', name: 'Tết Nguyên đán', kind: 'off', source: '1/QĐ-TTg', sourceDay: '2026-11-20' }
  const file = join(folder, 'nghi.json')
  const entered = () =>
    house.database.kysely
      .selectFrom('holiday')
      .select(['day', 'verified'])
      .where('entered_at', 'is not', null)
      .execute()
  const tryWith = async (content: string) => {
    writeFileSync(file, content)
    return lgd('import', 'holidays', file)
  }
  expect(await tryWith(JSON.stringify([day, { ...day, source: '' }]))).toMatchObject({
    exitCode: 1,
    remarked: expect.stringContaining('Ngày thứ 2 trong tệp: Hãy ghi số, ký hiệu văn bản.'),
  })
  expect((await tryWith('{"day": 1')).remarked).toContain('danh sách JSON')
  expect(await entered()).toEqual([])
  expect(await tryWith(JSON.stringify([day]))).toMatchObject({ exitCode: 0, printed: '2027-02-05  Tết Nguyên đán\n' })
  expect(await entered()).toEqual([{ day: '2027-02-05', verified: 'A' }])
  const notAdministrator = await lgd('import', 'holidays', file, '--as', 'mai')
  expect(notAdministrator).toMatchObject({ exitCode: 1, remarked: expect.stringContaining('không được giao quyền') })
})
