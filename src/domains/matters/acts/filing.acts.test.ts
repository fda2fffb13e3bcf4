import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { addWords } from '#domains/matters/acts/add-words.ts'
import { fileSubmission } from '#domains/matters/acts/file-submission.ts'
import { openFrontDesk } from '#domains/matters/acts/open-front-desk.ts'
import { recoverCode } from '#domains/matters/acts/recover-code.ts'
import { withdrawMatter } from '#domains/matters/acts/withdraw-matter.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { aCitizen, aScan, files, filingForm, onMatters } from '#domains/matters/matters.fixtures.ts'
import { refusals } from '#domains/matters/submission.ts'
import { findByLink, findSubmissionIds, listTracked } from '#domains/matters/tracking/tracked.queries.ts'
import { perform } from '#platform/acts/act.ts'
import { hashCode, hashLink } from '#platform/identity/receipt-code.ts'

onMatters('gửi và tra cứu', (world) => {
  const sends = (raw: unknown) => perform(fileSubmission, { house: world().house, actor: aCitizen }, raw)
  const count = async (table: 'submission' | 'matter' | 'matter_file' | 'denouncer' | 'submitter') =>
    (
      await world()
        .db.selectFrom(table)
        .select((e) => e.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    ).count

  test('bà Tư hỏi không xưng tên, nhận mã, xem được bằng mã và bằng đường dẫn trên phiếu', async () => {
    const { code, link, submissionId, matter } = await files(world(), 'hoi-dap', { name: '', phone: '' })
    expect(matter).toMatchObject({ kind: 'question', state: 'received', number: 1, year: 2026 })
    const { db, house } = world()
    expect(await findSubmissionIds(db, house.secretKey, hashCode(house.secretKey, code))).toEqual([submissionId])
    expect(await findByLink(db, hashLink(link))).toBe(submissionId)
    expect(await findSubmissionIds(db, house.secretKey, hashCode(house.secretKey, '0000000000000000'))).toEqual([])
    const [tracked] = await listTracked(db, [submissionId], '2026-11-21')
    expect(tracked!.submission).toMatchObject({ isAnonymous: true, channel: 'web' })
    expect(tracked!.matters[0]!.clocks[0]!.explained.join(' ')).toContain('luật không ấn định')
    expect(await count('submitter')).toBe(0)
  })

  test('bấm hai lần, hay gửi lại khi mạng chập chờn: một hồ sơ, một mã; đổi nội dung thì được báo', async () => {
    const form = filingForm(world().bodies.first.id, 'phan-anh')
    const [one, other] = await Promise.all([sends(form), sends(form)])
    const again = await sends(form)
    expect([other.code, again.code]).toEqual([one.code, one.code])
    expect([one.isAgain, other.isAgain].sort()).toEqual([false, true])
    expect([await count('submission'), await count('matter')]).toEqual([1, 1])
    await expect(sends({ ...form, words: 'Tôi nói khác.' })).rejects.toBe(refusals.sentAlready)
  })

  test('tệp sai loại thì không có gì được ghi, kể cả số trong sổ', async () => {
    const program = { name: 'anh.png', bytes: new Uint8Array(Buffer.from('MZ this is a program')) }
    const form = filingForm(world().bodies.first.id, 'phan-anh', { files: { files: [aScan, program] } })
    await expect(sends(form)).rejects.toMatchObject({ status: 415 })
    expect([await count('submission'), await count('matter'), await count('matter_file')]).toEqual([0, 0, 0])
    expect((await files(world(), 'phan-anh')).matter.number).toBe(1)
    const many = Array.from({ length: 50 }, () => aScan)
    await expect(
      sends(filingForm(world().bodies.first.id, 'phan-anh', { files: { files: many } })),
    ).rejects.toMatchObject({ message: expect.stringContaining('10') })
  })

  test('mỗi cửa chỉ hỏi điều luật cần, và nói thiếu gì', async () => {
    const bodyId = world().bodies.first.id
    const lacking = (door: Parameters<typeof filingForm>[1], more: object) =>
      sends(filingForm(bodyId, door, { ...more }))
    await expect(lacking('hoi-dap', { words: ' ' })).rejects.toMatchObject({ fields: { words: expect.any(String) } })
    await expect(lacking('phan-anh', { name: '', address: '' })).rejects.toMatchObject({
      fields: { name: expect.any(String), address: expect.any(String) },
    })
    await expect(lacking('khieu-nai', {})).rejects.toMatchObject({
      fields: { files: expect.stringContaining('chữ ký') },
    })
    await expect(lacking('quy-dinh', { phone: '' })).rejects.toMatchObject({ fields: { phone: expect.any(String) } })
    await expect(lacking('hoi-dap', { notify: 'email' })).rejects.toMatchObject({
      fields: { email: expect.any(String) },
    })
    await expect(lacking('hoi-dap', { recovery: 'secret', secretWord: 'mèo' })).rejects.toMatchObject({
      fields: { secretWord: expect.stringContaining('6') },
    })
    await expect(lacking('hoi-dap', { formKey: 'x' })).rejects.toMatchObject({
      fields: { formKey: expect.any(String) },
    })
    await expect(lacking('hoi-dap', { bodyId: world().bodies.office.id })).rejects.toBe(refusals.noDesk)
  })

  test('nơi nhận đóng thì không gửi được; chỉ lãnh đạo của cơ quan mở, đóng', async () => {
    const { bodies, does } = world()
    const typed = { bodyId: bodies.first.id, version: '1', address: 'Nơi khác', phone: '', hours: 'Thứ Hai' }
    await expect(does('lan', openFrontDesk, typed)).rejects.toMatchObject({ status: 403 })
    await expect(does('tu', openFrontDesk, typed)).rejects.toMatchObject({ status: 404 })
    await does('hung', openFrontDesk, typed)
    await expect(files(world(), 'hoi-dap')).rejects.toBe(refusals.noDesk)
  })

  describe('mã', () => {
    test('người đọc cơ sở dữ liệu không dùng được: không có mã, tên tệp, điện thoại ở dạng đọc được', async () => {
      const { code, link } = await files(world(), 'khieu-nai', { email: 'tu@example.vn', recovery: 'email' })
      const { rows } = await sql<{ all: string }>`
        select (select json_agg(s)::text from submission s) || (select json_agg(s)::text from submitter s)
          || (select json_agg(s)::text from audit s) as all`.execute(world().db)
      for (const secret of [code, link, '0912 345 678', '0912345678', 'tu@example.vn'])
        expect(rows[0]!.all).not.toContain(secret)
    })

    test('mất mã: số điện thoại viết cách khác và từ bí mật không dấu vẫn tìm lại được; mã cũ hết dùng', async () => {
      const { db, house } = world()
      const recovery = { recovery: 'secret', secretWord: 'Trâu Vàng 1987' }
      const sent = await files(world(), 'phan-anh', recovery)
      const recovers = (raw: object) => perform(recoverCode, { house, actor: aCitizen }, raw)
      await expect(recovers({ phone: '0912345678', secretWord: 'trâu vàng 1988' })).rejects.toBe(refusals.notRecovered)
      const [found] = await recovers({ phone: '+84 912.345.678', secretWord: 'trau vang1987' })
      expect(found).toMatchObject({ submissionId: sent.submissionId })
      const idsOf = (code: string) => findSubmissionIds(db, house.secretKey, hashCode(house.secretKey, code))
      expect([await idsOf(sent.code), await idsOf(found!.code)]).toEqual([[], [sent.submissionId]])
      const [tracked] = await listTracked(db, [sent.submissionId], '2026-11-21')
      expect(tracked!.matters[0]!.events.at(-1)!.told).toContain('mã mới')
    })
  })

  test('bổ sung và rút: chỉ hồ sơ của mình', async () => {
    const { house, db } = world()
    const mine = await files(world(), 'phan-anh')
    const other = await files(world(), 'phan-anh')
    const by = { house, actor: aCitizen }
    const own = { matterId: mine.matter.id, submissionIds: [mine.submissionId], files: {} }
    await perform(addWords, by, { ...own, words: 'Ảnh chụp hôm qua.', files: { files: [aScan] } })
    await expect(perform(addWords, by, { ...own, matterId: other.matter.id, words: 'x' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(perform(withdrawMatter, by, own)).rejects.toMatchObject({ status: 422 })
    await perform(withdrawMatter, by, { ...own, sure: 'co' })
    expect((await listMattersOf(db, [mine.submissionId]))[0]).toMatchObject({ state: 'closed', closedAs: 'withdrawn' })
    await expect(perform(addWords, by, { ...own, words: 'x' })).rejects.toMatchObject({ status: 409 })
  })

  test('tố cáo qua mạng: ghi là thông tin theo Điều 25, không hỏi và không giữ gì về người gửi', async () => {
    const typed = {
      name: 'Nguyễn Thị Tư',
      phone: '0912345678',
      notify: 'sms',
      recovery: 'secret',
      secretWord: 'trâu vàng',
    }
    const sent = await files(world(), 'to-cao', {
      ...typed,
      words: 'Ông K. cấp đất sai.',
      files: { files: [{ ...aScan, name: 'tu-chup.png' }] },
    })
    expect(sent.matter).toMatchObject({ kind: 'denunciation-information', title: 'Thông tin có nội dung tố cáo' })
    const { rows } = await sql<{ all: string }>`
      select (select json_agg(s)::text from submission s) || coalesce((select json_agg(s)::text from submitter s), '')
        || (select json_agg(s)::text from matter s) || (select json_agg(s)::text from matter_event s)
        || (select json_agg(s)::text from audit s) || (select json_agg(s)::text from stored_file s)
        || (select json_agg(s)::text from denouncer s) as all`.execute(world().db)
    // The whole number: four digits of it stand in an id or a hash by chance.
    for (const secret of ['Nguyễn Thị Tư', '0912345678', 'cấp đất', 'tu-chup'])
      expect(rows[0]!.all).not.toContain(secret)
    const [tracked] = await listTracked(world().db, [sent.submissionId], '2026-11-21')
    expect(tracked!.submission).toMatchObject({ words: null, notify: 'none', recovery: 'none' })
    expect(tracked!.matters[0]!.events[0]!.told).toContain('Điều 25')
  })

  test('năm mươi lượt cùng lúc: mỗi lượt một số, không sót, không trùng', async () => {
    const bodyId = world().bodies.first.id
    const sent = await Promise.all(
      Array.from({ length: 50 }, () => sends(filingForm(bodyId, 'phan-anh', { formKey: newSecret() }))),
    )
    expect(new Set(sent.map(({ code }) => code)).size).toBe(50)
    const numbers = await world().db.selectFrom('matter').select('number').orderBy('number').execute()
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  })
})
