import { expect, test } from 'vitest'
import { expectGoodLook, picture } from './support/look.ts'
import { type Person, walk } from './support/walk.ts'
import { uploadPlan, wardPlanFile } from './support/ward-plan.ts'

/** Every template once: wide, dark, 360 px. How a page looks does not depend on the database. */
walk(
  'mọi trang đọc được, vừa màn hình và nhẹ',
  (walk) => {
    let lan: Person
    let root: Person

    test('các trang trước khi đăng nhập', async () => {
      const visitor = await walk().person()
      for (const path of ['/', '/so-lieu-mo', '/dang-nhap', '/quen-mat-khau', '/quen-mat-khau?da-gui=1']) {
        expect(await visitor.go(path), path).toBe(200)
        await expectGoodLook(visitor)
      }
      await visitor.go('/dang-nhap')
      await picture(visitor, 'dang-nhap', 640)
      expect(await visitor.go('/khong-co-trang-nay')).toBe(404)
      await expectGoodLook(visitor)
      await visitor.go('/dang-nhap')
      expect(await visitor.press('Đăng nhập')).toBe(401)
      await expectGoodLook(visitor)
      expect(await visitor.go('/dat-mat-khau/khong-con-hieu-luc-nua')).toBe(410)
      await expectGoodLook(visitor)
    })

    test('việc hằng ngày của một cán bộ', async () => {
      lan = await walk().person()
      await lan.signIn('lan')
      await expectGoodLook(lan)
      await picture(lan, 'viec-cua-toi', 740)
      for (const [path, name] of [
        ['/nghiep-vu/nhiem-vu?tt=all', 'bang-nhiem-vu'],
        ['/nghiep-vu/ke-hoach', undefined],
        ['/nghiep-vu/ke-hoach/moi', 'tai-len'],
        ['/nghiep-vu/quan-tri/ngay-nghi', undefined],
        ['/nghiep-vu/thon', undefined],
        ['/nghiep-vu/hoa-giai', undefined],
        ['/nghiep-vu/hoa-giai/vu-viec', undefined],
        ['/nghiep-vu/hoa-giai/vu-viec/ghi', undefined],
        ['/nghiep-vu/hoa-giai/nhanh', undefined],
        ['/nghiep-vu/hoa-giai/so', undefined],
        ['/nghiep-vu/hoa-giai/so-lieu', undefined],
        ['/nghiep-vu/thong-ke', undefined],
        ['/nghiep-vu/thong-ke/bieu', undefined],
        ['/nghiep-vu/thong-ke/mau', undefined],
        ['/nghiep-vu/thong-ke/mau/xem?bieu=LV-03/BCV-TTV', undefined],
        ['/tai-khoan', undefined],
        ['/tai-khoan/xac-thuc-hai-lop', undefined],
        ['/tai-khoan/uy-quyen', undefined],
      ] as const) {
        expect(await lan.go(path), path).toBe(200)
        await expectGoodLook(lan)
        if (name !== undefined) await picture(lan, name)
      }
      for (const list of ['/nghiep-vu/thon', '/nghiep-vu/hoa-giai', '/nghiep-vu/hoa-giai/vu-viec?xem=all']) {
        await lan.go(list)
        await lan.page.locator('[data-row] a').last().click()
        await lan.page.waitForLoadState()
        await unfoldAll(lan)
        await expectGoodLook(lan)
      }
      expect(await lan.go(`${lan.address()}/phoi-hop`)).toBe(200)
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/hoa-giai/vu-viec')
      await lan.page.locator('[data-row] a').first().click()
      await lan.page.waitForLoadState()
      await unfoldAll(lan)
      await expectGoodLook(lan)
      // a team with mediators, then the election that they came from
      await lan.go('/nghiep-vu/hoa-giai')
      await lan.follow('Tổ hòa giải Niềm Xá')
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.follow(/^Mở báo cáo/u)
      await expectGoodLook(lan)
      await lan.page.goBack()
      await lan.page.locator('a[href^="/nghiep-vu/hoa-giai/bau/"]').first().click()
      await lan.page.waitForLoadState()
      await expectGoodLook(lan)
      expect(await lan.go('/nghiep-vu/nhiem-vu?tim=khong-co-viec-nao-nhu-the')).toBe(200)
      await expectGoodLook(lan)
    })

    test('kế hoạch và nhiệm vụ', async () => {
      await lan.go('/nghiep-vu/ke-hoach')
      await lan.follow(/phổ biến/i, lan.page.locator('[data-row]'))
      await expectGoodLook(lan)
      await picture(lan, 'ke-hoach')
      await lan.go('/nghiep-vu/nhiem-vu?tt=all&tim=phat+thanh')
      await lan.page.locator('[data-row] a').first().click()
      await expectGoodLook(lan)
      await picture(lan, 'nhiem-vu', 1000)
      await unfoldAll(lan)
      await expectGoodLook(lan)
    })

    test('tải lên, chờ đọc, kiểm tra, bị từ chối', async () => {
      await lan.page.route('**/tien-do', (route) => route.fulfill({ json: { waits: true, done: 1, total: 3 } }))
      await uploadPlan(lan, { name: 'ke-hoach-phuong.docx', bytes: await wardPlanFile() })
      expect(await lan.heading()).toContain('Đang đọc')
      await expectGoodLook(lan)
      await lan.page.unroute('**/tien-do')
      await lan.page.getByRole('heading', { level: 1, name: /^Kiểm tra/ }).waitFor()
      await expectGoodLook(lan)
      await lan.page.reload()
      await lan.page.keyboard.press('n')
      await picture(lan, 'kiem-tra-van-ban', 760)
      await uploadPlan(lan, { name: 'thu.txt', bytes: Buffer.from('Dear colleagues, you are invited to dinner.') })
      await lan.page.getByText('Chưa đọc được tệp này').waitFor()
      await expectGoodLook(lan)
      await uploadPlan(lan, { name: 'ke-hoach.docx', bytes: Buffer.from('MZ program') })
      await expectGoodLook(lan)
    })

    test('không có trang này, và chưa được giao quyền', async () => {
      expect(await lan.go('/nghiep-vu/khong-co')).toBe(404)
      await expectGoodLook(lan)
      expect(await lan.go('/nghiep-vu/quan-tri/nguoi-dung')).toBe(403)
      await expectGoodLook(lan)
    })

    test('trang quản trị', async () => {
      root = await walk().person()
      await root.signIn('quantri')
      await expectGoodLook(root)
      for (const path of [
        '/nghiep-vu/quan-tri/nguoi-dung',
        '/nghiep-vu/quan-tri/nguoi-dung/moi?co-quan=kinh+bac',
        '/nghiep-vu/quan-tri/co-quan',
        '/nghiep-vu/quan-tri/ngay-nghi',
        '/nghiep-vu/quan-tri/kiem-tra-du-lieu',
        '/nghiep-vu/quan-tri/kiem-tra-du-lieu/cac-dieu',
        '/nghiep-vu/quan-tri/nhat-ky',
        '/nghiep-vu/thon/chuyen',
        '/nghiep-vu/thong-ke/mau/moi',
        '/nghiep-vu/thong-ke/bo-du-lieu',
        '/nghiep-vu/thong-ke/mau/xem?bieu=LV-02/HGOCS',
        '/nghiep-vu/quan-tri/nhat-ky?kiem-tra=co',
      ]) {
        expect(await root.go(path), path).toBe(200)
        await expectGoodLook(root)
      }
      await root.go('/nghiep-vu/quan-tri/nguoi-dung')
      await picture(root, 'nguoi-dung', 640)
      await root.follow('Nguyễn Thị Lan')
      await expectGoodLook(root)
      await root.go('/nghiep-vu/quan-tri/co-quan?tim=kinh+bac')
      await expectGoodLook(root)
      await root.page.locator('[data-row] a').first().click()
      await expectGoodLook(root)
      await unfoldAll(root)
      await expectGoodLook(root)
    })

    test('nền tối, chữ lớn và tương phản cao được nhớ', async () => {
      await root.go('/nghiep-vu')
      const menu = await root.unfold('Phạm Văn Quản', root.page.locator('header'))
      await root.press('Tối', menu)
      await root.press('Lớn', await root.unfold('Phạm Văn Quản', root.page.locator('header')))
      await root.press('Cao', await root.unfold('Phạm Văn Quản', root.page.locator('header')))
      expect(root.address()).toBe('/nghiep-vu')
      await root.go('/nghiep-vu/quan-tri/nguoi-dung')
      expect(await root.page.evaluate(() => ({ ...document.documentElement.dataset }))).toEqual({
        theme: 'dark',
        contrast: 'high',
        size: 'large',
      })
      await expectGoodLook(root)
    })

    test('cuộc thi: người dân và bàn làm việc', async () => {
      const visitor = await walk().person()
      expect(await visitor.go('/lop')).toBe(200)
      await expectGoodLook(visitor)
      expect(await visitor.go('/khao-sat')).toBe(200)
      await expectGoodLook(visitor)
      expect(await visitor.go('/cuoc-thi')).toBe(200)
      await expectGoodLook(visitor)
      await visitor.follow('Tìm hiểu Luật Hòa giải ở cơ sở')
      await expectGoodLook(visitor)
      await visitor.follow('Làm tiếp bài đã có mã')
      await expectGoodLook(visitor)
      await visitor.go('/cuoc-thi')
      await visitor.follow('Tìm hiểu Luật Hòa giải ở cơ sở')
      await visitor.follow('Vào thi')
      await expectGoodLook(visitor)
      for (const path of [
        '/nghiep-vu/cuoc-thi/cau-hoi',
        '/nghiep-vu/cuoc-thi/cau-hoi/moi',
        '/nghiep-vu/cuoc-thi/moi',
        '/nghiep-vu/khao-sat',
        '/nghiep-vu/khao-sat/moi',
        '/nghiep-vu/lop',
        '/nghiep-vu/thi-viet/moi',
        '/nghiep-vu/thi-viet/cham',
        '/nghiep-vu/thi-viet',
        '/nghiep-vu/cuoc-thi',
      ]) {
        expect(await lan.go(path), path).toBe(200)
        await unfoldAll(lan)
        await expectGoodLook(lan)
      }
      await lan.follow('Tìm hiểu Luật Hòa giải ở cơ sở')
      await expectGoodLook(lan)
    })

    test('chuẩn tiếp cận pháp luật: xã, tỉnh, người dân', async () => {
      const visitor = await walk().person()
      expect(await visitor.go('/chuan-tiep-can-phap-luat')).toBe(200)
      await expectGoodLook(visitor)
      await visitor.go('/chuan-tiep-can-phap-luat?tinh=ca-nuoc')
      await expectGoodLook(visitor)
      await visitor.go('/chuan-tiep-can-phap-luat/09187')
      await unfoldAll(visitor)
      await expectGoodLook(visitor)
      await visitor.follow(/^Công tác phổ biến/)
      await expectGoodLook(visitor)
      await lan.go('/nghiep-vu/chuan')
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.follow('Phường Kinh Bắc')
      await unfoldAll(lan)
      await expectGoodLook(lan)
      const assessment = lan.address()
      for (const path of ['/con-thieu', '/niem-yet', '/ho-so', '/chi-tieu/TC2.CT4']) {
        expect(await lan.go(`${assessment}${path}`), path).toBe(200)
        await unfoldAll(lan)
        await expectGoodLook(lan)
      }
      const yen = await walk().person()
      await yen.signIn('yen')
      for (const path of [
        '/nghiep-vu/chuan',
        '/nghiep-vu/chuan/chua-quyet-dinh?nam=2026&noi=24',
        '/nghiep-vu/chuan/quy-tac',
        '/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025',
        '/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025/thu',
        '/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025/nhap/noi-dung?ma=CT3.4.4c',
        '/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025/nhap/dieu-kien?cach=no-event',
        '/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025/nhap/buoc',
        '/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025/nhap/niem-yet',
        '/nghiep-vu/chuan/quy-tac/24/tcpl-27-2025/nhap/nam',
        '/nghiep-vu/chuan/ket-qua-cu',
        '/nghiep-vu/chuan/tinh/24/2024',
        '/nghiep-vu/thong-ke/bang?xem=moi-chi-tieu',
        '/nghiep-vu/thong-ke/bang/24?xem=ban-do&chi-tieu=activities.all',
      ]) {
        expect(await yen.go(path), path).toBe(200)
        await unfoldAll(yen)
        await expectGoodLook(yen)
      }
      const vinh = await walk().person()
      await vinh.signIn('vinh')
      expect(await vinh.go('/nghiep-vu/chuan/quyet-dinh')).toBe(200)
      await expectGoodLook(vinh)
    })

    test('thi viết: gửi bài, xem bài, chấm bài', async () => {
      const visitor = await walk().person()
      expect(await visitor.go('/cuoc-thi/viet')).toBe(200)
      await expectGoodLook(visitor)
      await visitor.follow('Em viết về an toàn giao thông')
      await expectGoodLook(visitor)
      const contest = visitor.address()
      await visitor.follow('Xem bài của tôi bằng mã')
      await expectGoodLook(visitor)
      await visitor.go(contest)
      await visitor.follow('Gửi bài dự thi')
      await expectGoodLook(visitor)
      await lan.go('/nghiep-vu/thi-viet')
      await lan.follow('Kể chuyện hòa giải ở tổ dân phố')
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/thi-viet/cham')
      await lan.follow('Bài số 1')
      await expectGoodLook(lan)
    })

    test('hoạt động: danh sách, ghi nhanh, ghi đủ, số liệu, một hoạt động, đối chiếu, mức chi', async () => {
      for (const path of [
        '/nghiep-vu/hoat-dong',
        '/nghiep-vu/hoat-dong/nhanh',
        '/nghiep-vu/hoat-dong/moi',
        '/nghiep-vu/hoat-dong/so-lieu',
        '/nghiep-vu/hoat-dong/bang',
        '/nghiep-vu/hoat-dong/nhap',
      ]) {
        expect(await lan.go(path), path).toBe(200)
        await expectGoodLook(lan)
      }
      await lan.go('/nghiep-vu/hoat-dong?loai=leaflet')
      await lan.follow(/Tờ gấp/u)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/hoat-dong?xem=waiting')
      await lan.follow(/hội viên phụ nữ/u)
      await picture(lan, 'hoat-dong', 900)
      await lan.follow('Đối chiếu và chọn')
      await expectGoodLook(lan)
      await picture(lan, 'doi-chieu-hoat-dong', 700)
      await root.go('/nghiep-vu/hoat-dong/muc-chi')
      await expectGoodLook(root)
    })

    test('báo cáo: một báo cáo, một số liệu của nó, so với kỳ trước', async () => {
      await lan.go('/nghiep-vu/bao-cao')
      await lan.follow(/6 tháng đầu năm/u)
      const report = lan.address()
      await expectGoodLook(lan)
      await lan.follow(/^Người dự: /u)
      await expectGoodLook(lan)
      for (const path of [`${report}/thay-doi`, `${report}/dem-lai`]) {
        expect(await lan.go(path), path).toBe(200)
        await expectGoodLook(lan)
      }
    })

    test('hỏi – đáp, tư vấn miễn phí, kiến nghị', async () => {
      for (const path of [
        '/nghiep-vu/so-theo-doi/cho-cong-bo',
        '/nghiep-vu/so-theo-doi/chu-de',
        '/nghiep-vu/bao-cao/kien-nghi',
      ]) {
        expect(await lan.go(path), path).toBe(200)
        await expectGoodLook(lan)
      }
      await lan.follow(/Điều 16/u)
      await expectGoodLook(lan)
      const story = new URL('/can-giup?q=quy+hoach+khu+dan+cu+phia+bac&noi=kinh+bac+bac+ninh', lan.page.url()).href
      for (let times = 0; times < 5; times++) await lan.page.request.get(story)
      await lan.go('/nghiep-vu/so-theo-doi/chu-de')
      await lan.unfold('Đưa vào kế hoạch đang soạn')
      await expectGoodLook(lan)
      expect(await lan.press('Thêm nhiệm vụ vào kế hoạch')).toBe(200)
      expect(await lan.reads()).toContain('Chưa có chủ đề nào lặp lại')
      await lan.go('/hoi-dap')
      await lan.follow(/Hàng xóm xây tường/u)
      await expectGoodLook(lan)
      const binh = await walk().person()
      await binh.signIn('binh')
      await binh.go('/nghiep-vu/tu-van')
      await expectGoodLook(binh)
      await binh.follow(/cho bạn vay tiền/u)
      await binh.press('Nhận câu hỏi này')
      await expectGoodLook(binh)
      await picture(binh, 'tu-van-mien-phi', 900)
      await binh.context.close()
    })

    test('người làm công tác pháp luật, danh bạ', async () => {
      for (const path of [
        '/nghiep-vu/nguoi-lam-cong-tac',
        '/nghiep-vu/nguoi-lam-cong-tac/them',
        '/nghiep-vu/nguoi-lam-cong-tac/in',
        '/nghiep-vu/nguoi-lam-cong-tac/dot-dang-ky',
        '/nguoi-giup-phap-luat',
        '/nguoi-giup-phap-luat/09187',
        '/nghiep-vu/tap-huan',
        '/nghiep-vu/tap-huan/moi',
        '/nghiep-vu/tap-huan/cua-toi',
        '/nghiep-vu/tap-huan/chua-tap-huan',
        '/nghiep-vu/phat-thanh',
        '/nghiep-vu/phat-thanh/in',
        '/nghiep-vu/phat-thanh/bai',
        '/nghiep-vu/phat-thanh/bai/moi',
        '/phat-thanh',
        '/tap-huan',
        '/tap-huan/tra-cuu',
        '/ghi-hoat-dong/09187',
        '/ghi-hoa-giai/09187',
        '/nghiep-vu/giam-sat',
        '/nghiep-vu/mo-hinh',
        '/cong-khai/09187',
        '/nghiep-vu/khen-thuong',
        '/ton-vinh',
      ]) {
        expect(await lan.go(path), path).toBe(200)
        await expectGoodLook(lan)
      }
      await lan.go('/nghiep-vu/nguoi-lam-cong-tac?xem=waiting')
      await picture(lan, 'nguoi-lam-cong-tac', 640)
      await lan.page.locator('[data-row] a').first().click()
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/tap-huan')
      await lan.follow(/Luật mới quý này/u)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.follow(/Điểm danh/u)
      await expectGoodLook(lan)
      await lan.go('/tap-huan')
      await lan.follow(/Luật mới quý này/u)
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/giam-sat')
      await lan.follow(/Niêm yết thủ tục/u)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/khen-thuong')
      await lan.follow(/Gương sáng pháp luật/u)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.follow('Trang cho người dân')
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/phat-thanh/bai')
      await lan.follow(/nhờ tổ hòa giải/u)
      await unfoldAll(lan)
      await expectGoodLook(lan)
    })

    test('những trang đứng sau một danh sách hay một bước', async () => {
      await lan.go('/nghiep-vu/nguoi-lam-cong-tac')
      await lan.page.locator('[data-row] a').first().click()
      await lan.page.waitForLoadState()
      await lan.follow('Sửa thông tin')
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/phat-thanh')
      await lan.page.locator('[data-row] a').first().click()
      await lan.page.waitForLoadState()
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.go('/phat-thanh')
      await lan.page.locator('main a[href^="/phat-thanh/"]').first().click()
      await lan.page.waitForLoadState()
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/mo-hinh')
      await unfoldAll(lan)
      await lan.field('title').fill('Quán cà phê pháp luật')
      await lan.field('what').fill('Sáng thứ Bảy, một luật gia ngồi ở quán đầu phố, ai hỏi gì trả lời nấy.')
      await lan.field('outcome').fill('Ba tháng có 40 người đến hỏi.')
      await lan.field('sinceDay').fill('01/03/2026')
      await expectGoodLook(lan)
      expect(await lan.press('Lưu mô hình')).toBe(200)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/cong-khai')
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.follow(/quỹ Đền ơn đáp nghĩa/u)
      await unfoldAll(lan)
      expect(await lan.press('Ghi đã công khai')).toBe(422)
      await expectGoodLook(lan)
      await lan.field('publishedAt').fill('Bảng tin trụ sở UBND phường')
      expect(await lan.press('Ghi đã công khai')).toBe(200)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/van-ban-xa')
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.follow(/thu gom rác thải/u)
      await unfoldAll(lan)
      expect(await lan.press(/^Ghi ban hành/u)).toBe(422)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      await lan.go('/nghiep-vu/van-ban-xa')
      await lan.follow(/nhà văn hóa khu phố/u)
      await unfoldAll(lan)
      await expectGoodLook(lan)
      const hung = await walk().person()
      await hung.signIn('hung')
      expect(await hung.go('/nghiep-vu/phat-thanh/dai')).toBe(200)
      await expectGoodLook(hung)
      await hung.go('/nghiep-vu/ke-hoach')
      await hung.follow(/phổ biến/i, hung.page.locator('[data-row]'))
      await hung.follow('Công khai kế hoạch')
      await expectGoodLook(hung)
      await hung.context.close()
    })

    test('bài hỏi của lớp và phiếu khảo sát, từng bước', async () => {
      await lan.go('/nghiep-vu/lop')
      await unfoldAll(lan)
      await lan.field('title').fill('Lớp 9A')
      await lan.field('questions').check()
      expect(await lan.press('Mở bài hỏi và lấy mã')).toBe(200)
      const code = /Mã của lớp: (\S+?)\./u.exec(await lan.page.locator('body').innerText())![1]!
      const pupil = await walk().person()
      expect(await pupil.go(`/lop/${code}`)).toBe(200)
      await expectGoodLook(pupil)
      await pupil.page.locator('main input[type=radio]').first().check()
      expect(await pupil.press('Gửi bài')).toBe(200)
      await expectGoodLook(pupil)
      await lan.page.reload()
      await expectGoodLook(lan)
      await pupil.go('/khao-sat')
      await pupil.page.locator('main a[href^="/khao-sat/"]').first().click()
      await pupil.page.waitForLoadState()
      await expectGoodLook(pupil)
      for (
        let step = 0;
        step < 8 && (await pupil.page.getByRole('button', { name: 'Tiếp', exact: true }).count()) > 0;
        step++
      ) {
        await answerAll(pupil)
        await pupil.press('Tiếp')
        if (step === 0) await expectGoodLook(pupil)
      }
      await expectGoodLook(pupil)
      await pupil.press('Gửi phiếu')
      expect(await pupil.heading()).toBe('Đã nhận phiếu')
      await expectGoodLook(pupil)
      await pupil.context.close()
    })

    test('số liệu cả nước, cho người của một bộ', async () => {
      const { lgd } = walk().system
      const founded = await lgd('body', 'found-ministry', '--name', 'Bộ Tư pháp', '--day', '2007-07-31')
      await lgd('user', 'grant', 'mai', '--role', 'overseer', '--body', 'Bộ Tư pháp', '--reach', 'place')
      const mai = await walk().person()
      await mai.signIn('mai')
      const id = /([0-9a-f-]{36}): Bộ Tư pháp/.exec(founded)![1]
      for (const path of [`/nghiep-vu/thong-ke?co-quan=${id}`, '/nghiep-vu/thong-ke/chi-tieu/activities.all?noi=']) {
        expect(await mai.go(path), path).toBe(200)
        expect(await mai.reads()).toMatch(/cả nước/i)
        await expectGoodLook(mai)
      }
    })

    test('trên điện thoại', async () => {
      const phone = await walk().person({ phone: true })
      await phone.signIn('lan')
      await picture(phone, 'viec-cua-toi-dien-thoai')
      await phone.go('/nghiep-vu/nhiem-vu?tt=all&tim=phat+thanh')
      await phone.page.locator('[data-row] a').first().click()
      await picture(phone, 'nhiem-vu-dien-thoai')
    })
  },
  { embeddedOnly: true },
)

/** The first choice of each question, a word where words are asked. */
async function answerAll({ page }: Person): Promise<void> {
  for (const group of await page.locator('main fieldset').all())
    await group.locator('input[type=radio], input[type=checkbox]').first().check()
  for (const text of await page.locator('main textarea, main input[type=text]').all()) await text.fill('5')
}

async function unfoldAll({ page }: Person): Promise<void> {
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
  })
}
