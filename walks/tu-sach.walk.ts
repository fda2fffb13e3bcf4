import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'

/** A law that the catalogue knows, and one made up for this story, with words of ours. */
const known = { name: 'Luật Hòa giải ở cơ sở số 35/2013/QH13', path: '/phap-luat/35-2013-qh13' }
const law = 'Luật Làm thử'
const lawPath = '/phap-luat/luat-lam-thu'
const articles = [
  ['1', 'Phạm vi thử', '1. Điều này do bài thử viết ra.\n\n2. Không ai phải trả tiền khi thử.'],
  ['2', 'Người thử', 'Người thử đọc to, rõ, không vội.'],
  ['3', 'Ngày thử', 'Việc thử làm trước ngày 01/07/2026.'],
]

const hasVoice = isThere('espeak-ng')

/** An officer lays out a shelf; a citizen reads it on a telephone, takes it along, goes offline; and is told when the law changes. */
walk('tủ sách: sắp, đọc, mang theo, nghe, theo dõi', (walk) => {
  let hoa: Person
  let binh: Person
  let kept = ''
  let shelf = ''

  afterAll(async () => {
    await hoa?.context.close()
    await binh?.context.close()
  })

  async function importArticles(changed: string[][] = articles): Promise<void> {
    const file = join(walk().system.dataFolder, 'dieu-luat.json')
    writeFileSync(
      file,
      JSON.stringify(changed.map(([article, title, text]) => ({ law, article, text: `${title}\n\n${text}` }))),
    )
    await walk().system.lgd('law', 'import', file)
  }

  test('Hoa lập tủ sách của phường, tìm theo số hiệu, dán đường dẫn một điều, sắp thứ tự', async () => {
    await importArticles()
    hoa = await walk().person()
    await hoa.signIn('hoa')
    await hoa.go('/nghiep-vu/tu-sach')
    await expectGoodLook(hoa)
    await hoa.field('bodyId').selectOption({ index: 1 })
    await hoa.press('Lập tủ sách')
    kept = hoa.address()
    expect(await hoa.reads()).toContain('Chưa mở')
    await hoa.field('tim').fill('35/2013/qh13')
    await hoa.press('Tìm trong thư viện')
    await hoa.field('note').fill('Hòa giải không mất tiền')
    await hoa.press('Đặt vào tủ')
    for (const words of ['luat lam thu', `${lawPath}/dieu-1/khoan-2`]) {
      await hoa.field('tim').fill(words)
      await hoa.press('Tìm trong thư viện')
      await hoa.press('Đặt vào tủ')
    }
    expect(await hoa.page.locator('.shelf-entries > li').count()).toBe(3)
    const last = hoa.page.locator('.shelf-entries > li').nth(2)
    await hoa.unfold('Sửa Khoản 2 Điều 1. Phạm vi thử', last)
    await hoa.press('Lên', last)
    expect(await hoa.page.locator('.shelf-entries > li').nth(1).innerText()).toContain('Khoản 2 Điều 1')
    await expectGoodLook(hoa)
    await picture(hoa, 'tu-sach-sap', 1400)
  })

  test('trang bản đọc, và trang của một lượt nhập, đọc được ở mọi máy', async () => {
    await hoa.go('/nghiep-vu/ban-doc')
    await expectGoodLook(hoa)
    const thao = await walk().person()
    await thao.signIn('thao')
    await thao.go('/nghiep-vu/thu-vien/nhap')
    await expectGoodLook(thao)
    await thao.page.locator('[data-row] a').first().click()
    expect(await thao.reads()).toContain('dieu-luat.json')
    await expectGoodLook(thao)
    await thao.context.close()
  })

  test('đặt lại mục đã có thì được nói nó ở ngăn nào; chưa mở thì người ngoài không thấy', async () => {
    await hoa.go(`${kept}?tim=${encodeURIComponent(known.path)}`)
    expect(await hoa.press('Đặt vào tủ')).toBe(422)
    expect(await hoa.reads()).toContain('Mục này đã có trong ngăn «Việc thường gặp»')
    await hoa.go(kept)
    await hoa.page.getByLabel('Mở cho mọi người đọc').check()
    await hoa.press('Lưu tủ sách')
    await hoa.follow('Xem như người dân')
    shelf = hoa.address()
  })

  test('người dân ở máy 360 px, không JavaScript: từ tên phường đến khoản, thấy ngay còn hiệu lực', async () => {
    const old = await walk().person({ phone: true, scripts: false })
    await old.go('/tu-sach')
    await old.field('noi').fill('vo cuong')
    await old.press('Tìm tủ sách')
    await old.follow(/^Tủ sách pháp luật/)
    expect(old.address()).toBe(shelf)
    const reads = await old.reads()
    expect(reads).toContain('Mới trong 30 ngày qua')
    expect(reads).toContain('Hòa giải không mất tiền')
    expect(reads.indexOf('Còn hiệu lực')).toBeGreaterThan(-1)
    expect(reads.indexOf('Còn hiệu lực')).toBeLessThan(reads.lastIndexOf(known.name))
    await old.follow(/^Khoản 2 Điều 1/)
    expect(old.address()).toBe(`${lawPath}/dieu-1/khoan-2`)
    expect(await old.reads()).toContain('Chưa rõ hiệu lực')
    await old.context.close()
  })

  test('mọi trang của tủ sách nhẹ, đọc được ở mọi máy', async () => {
    binh = await walk().person({ phone: true })
    for (const path of [
      '/tu-sach',
      shelf,
      `${shelf}/to-treo`,
      `${shelf}/mang-theo`,
      '/mang-theo',
      '/theo-doi',
      `/theo-doi?van-ban=35-2013-qh13`,
      '/theo-doi/da-gui',
    ]) {
      expect(await binh.go(path)).toBe(200)
      await expectGoodLook(binh)
    }
    await binh.go(shelf)
    await picture(binh, 'tu-sach-nguoi-dan')
  })

  test.skipIf(!hasVoice)('bấm nghe: trình duyệt phát được tệp do máy đọc', async () => {
    await binh.go(`${lawPath}/dieu-1/khoan-2`)
    await expectGoodLook(binh)
    expect(await binh.reads()).toContain('giọng máy')
    const seconds = await binh.page.locator('audio').evaluate(
      (audio: HTMLAudioElement) =>
        new Promise<number>((resolve, reject) => {
          audio.addEventListener('loadedmetadata', () => resolve(audio.duration))
          audio.addEventListener('error', () => reject(new Error(`code ${audio.error?.code}`)))
          audio.preload = 'metadata'
          audio.load()
        }),
    )
    expect(seconds).toBeGreaterThan(3)
    expect(seconds).toBeLessThan(60)
  })

  test('mang theo rồi mất mạng: trang đã mang theo mở được và nói là bản lưu; trang khác thì nói chưa mang theo', async () => {
    await binh.go(`${shelf}/mang-theo`)
    const say = hasVoice ? /^Mang theo cả bản đọc/ : /^Mang theo phần chữ/
    await binh.page.getByRole('button', { name: say }).click()
    await binh.page.getByText(/^Đã mang theo: /).waitFor({ timeout: 60_000 })
    await binh.page.evaluate(() => navigator.serviceWorker.ready)
    await binh.page.reload()
    await binh.page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await expectGoodLook(binh)
    const sounds = await binh.page.locator('main').innerText()
    await picture(binh, 'tu-sach-mang-theo')
    await binh.context.setOffline(true)
    for (const path of [shelf, `${lawPath}/dieu-1/khoan-2`, `${lawPath}/dieu-3`, known.path]) {
      await binh.go(path)
      expect(await binh.reads()).toMatch(/Bản lưu trên máy này, đúng đến ngày \d\d\/\d\d\/\d{4}/)
    }
    await binh.go(`${lawPath}/dieu-3`)
    expect(await binh.reads()).toContain('Việc thử làm trước ngày 01/07/2026')
    if (hasVoice) {
      expect(sounds).toContain('1 bản đọc')
      await binh.go(`${lawPath}/dieu-1/khoan-2`)
      const part = await binh.page.locator('audio').evaluate(async (audio: HTMLAudioElement) => {
        const answer = await fetch(audio.src, { headers: { Range: 'bytes=0-99' } })
        return [answer.status, (await answer.arrayBuffer()).byteLength]
      })
      expect(part).toEqual([206, 100])
    }
    await binh.go('/phap-luat/80-2015-qh13')
    expect(await binh.reads()).toContain('Bạn đang không có mạng, và trang vừa mở chưa được mang theo')
    await binh.context.setOffline(false)
    await binh.go(shelf)
    expect(await binh.reads()).not.toContain('Bản lưu trên máy này')
  })

  test('Lan sửa lời ghi; bản lưu giữ nguyên cho đến khi người dân bấm cập nhật, rồi đổi cả', async () => {
    await hoa.go(kept)
    const first = hoa.page.locator('.shelf-entries > li').first()
    await hoa.unfold(`Sửa ${known.name}`, first)
    await hoa.field('note', first).fill('Lời ghi mới')
    await hoa.press('Lưu lời ghi', first)
    await binh.context.setOffline(true)
    await binh.go(shelf)
    expect(await binh.reads()).toContain('Hòa giải không mất tiền')
    await binh.context.setOffline(false)
    await binh.go(`${shelf}/mang-theo`)
    await binh.page.getByRole('button', { name: 'Cập nhật bản lưu' }).click()
    await binh.page.getByText(/^Đã mang theo: /).waitFor({ timeout: 60_000 })
    expect(await binh.page.evaluate(async () => (await caches.keys()).length)).toBe(2)
    await binh.context.setOffline(true)
    await binh.go(shelf)
    expect(await binh.reads()).toContain('Lời ghi mới')
    await binh.context.setOffline(false)
  })

  test('xóa khỏi máy này: không còn gì, cả chương trình phục vụ bản lưu', async () => {
    await binh.go('/mang-theo')
    await binh.page.getByText(/đúng đến ngày/).waitFor()
    await binh.go(`${shelf}/mang-theo`)
    await binh.page.getByRole('button', { name: 'Xóa khỏi máy này' }).click()
    await binh.page.getByText('Đã xóa bản lưu khỏi máy này.').waitFor()
    const left = await binh.page.evaluate(async () => [
      (await caches.keys()).length,
      (await navigator.serviceWorker.getRegistrations()).length,
    ])
    expect(left).toEqual([0, 0])
  })

  test('theo dõi một luật: thư xác nhận, thư báo khi chữ đổi, thôi bằng một lần bấm', async () => {
    await binh.go(lawPath)
    await binh.follow('Nhận thư khi văn bản này thay đổi')
    await binh.field('address').fill('hoa@thu.example.vn')
    await binh.press('Gửi thư xác nhận cho tôi')
    expect(await binh.heading()).toBe('Hãy xem thư của bạn')
    const confirmation = await linkInMail('/theo-doi/xac-nhan')
    await binh.go(confirmation)
    await expectGoodLook(binh)
    await binh.press('Xác nhận')
    expect(await binh.heading()).toBe('Đã theo dõi')
    await importArticles(
      articles.map(([number, title, text]) => [number!, title!, number === '2' ? `${text} Và nghỉ khi mệt.` : text!]),
    )
    let printed = ''
    await expect
      .poll(async () => (printed = await walk().system.lgd('law', 'news')), { timeout: 60_000, interval: 2_000 })
      .toContain('1 thư báo thay đổi')
    expect(printed).toContain('1 mails written')
    const leaving = await linkInMail('/theo-doi/thoi')
    await binh.go(leaving)
    expect(await binh.reads()).toContain(law)
    await expectGoodLook(binh)
    await binh.press('Thôi theo dõi tất cả')
    expect(await binh.heading()).toBe('Đã thôi theo dõi')
    expect(await binh.go(leaving)).toBe(404)
  })

  /** The path in the newest mail that has one; a line of it may be broken over two. */
  async function linkInMail(beginning: string): Promise<string> {
    const folder = join(walk().system.dataFolder, 'outbox')
    let found: string | undefined
    await expect
      .poll(
        () => {
          for (const name of readdirSync(folder)) {
            const text = decoded(readFileSync(join(folder, name), 'utf8'))
            found ??= new RegExp(`${beginning}/[\\w-]{43,}`, 'u').exec(text)?.[0]
          }
          return found
        },
        { timeout: 30_000 },
      )
      .toBeDefined()
    return found!
  }
})

function decoded(mail: string): string {
  return mail.replace(/=\r?\n/gu, '').replace(/=3D/gu, '=')
}

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
