import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recorded } from '#domains/activities/activities.fixtures.ts'
import { actorFor, addOfficer, giveRole } from '#domains/people/testing/people-house.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { exportDataset } from '#domains/statistics/acts/export-dataset.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { writeForm } from '#domains/statistics/acts/write-form.ts'
import { loadBoard } from '#domains/statistics/board/board.queries.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import { mayCountPlace, widestCounted } from '#domains/statistics/counted-reach.ts'
import { loadCounting } from '#domains/statistics/counting.queries.ts'
import { filledBy, readForm } from '#domains/statistics/forms/form.ts'
import { listFormProvinces } from '#domains/statistics/forms/form-provinces.queries.ts'
import { formRefusals } from '#domains/statistics/forms/form-refusals.ts'
import { findForm, listForms, listVersions } from '#domains/statistics/forms/forms.queries.ts'
import { askingRefusals, wantsSum } from '#domains/statistics/returns/asking.ts'
import { loadAsking } from '#domains/statistics/returns/askings.queries.ts'
import { loadReturn } from '#domains/statistics/returns/form-return.store.ts'
import { returnRefusals } from '#domains/statistics/returns/form-return.ts'
import { asked, onStatistics } from '#domains/statistics/statistics.fixtures.ts'
import { perform } from '#platform/acts/act.ts'
import { refusals } from '#platform/permission/permission.ts'

const day = '2026-11-21'

onStatistics('soạn biểu, nơi được tính, bảng số liệu', (world) => {
  const form = {
    provinceId: '24',
    code: 'LV-02/HGOCS',
    name: 'Hòa giải ở cơ sở, bản của tỉnh',
    basis: 'Công văn thử số 1/STP',
    mark: 'working',
    who: 'commune',
    fromDay: '01/01/2026',
    toDay: '',
    columns: '1 | Số liệu',
    rows: 'a | Vụ, việc mới nhận | cases.received\nb | Ghi thêm | nhập',
    checks: '',
    periods: '',
  }
  const administrator = async (bodyId: string | null) => {
    const { house } = world()
    const id = await addOfficer(house, { name: 'Phạm Văn Quản' })
    await giveRole(house, id, 'administrator', { bodyId })
    return actorFor(house, id)
  }

  test('người theo dõi, quản trị của xã và quản trị của một sở không soạn biểu, không tải bộ dữ liệu của tỉnh được', async () => {
    const { db, does, house, bodies } = world()
    await db.updateTable('body').set({ kind: 'so' }).where('id', '=', bodies.justice.id).execute()
    await expect(does('mai', writeForm, form)).rejects.toThrow(refusals.mayNot)
    const taken = { provinceId: '24', datasetId: 'ke-hoach', year: 2026, rows: 0, as: 'csv' }
    for (const { id } of [bodies.first, bodies.justice]) {
      const actor = await administrator(id)
      expect(await listFormProvinces(db, actor)).toEqual([])
      await expect(perform(writeForm, { house, actor }, form)).rejects.toThrow(formRefusals.notYours)
      await expect(perform(exportDataset, { house, actor }, taken)).rejects.toThrow(formRefusals.notYours)
    }
    const ofProvince = await administrator(bodies.province.id)
    expect(await listFormProvinces(db, ofProvince)).toMatchObject([{ id: '24', bodyId: bodies.province.id }])
  })

  test('biểu không đi kèm (25/BTP/TGPL) soạn bằng tay: tỉnh yêu cầu, xã lập, điều chặn của nó chặn thật', async () => {
    const { db, does, house, actors, bodies } = world()
    const written = {
      ...form,
      code: '25/BTP/TGPL',
      name: 'Số vụ việc trợ giúp pháp lý',
      basis: 'TT 03/2019/TT-BTP, theo trang tin',
      mark: 'P',
      columns: '1 | Tổng số\n2 | Kỳ trước chuyển qua\n3 | Thụ lý trong kỳ\n4 | Kết thúc trong kỳ\n5 | Do trợ giúp viên',
      rows: 'a | Tổng số | = a.2 + a.3 | nhập | nhập | nhập | nhập',
      checks:
        'chặn | a.4 <= a.1 | kết thúc không hơn tổng số.\nchặn | a.5 <= a.4 | phần của trợ giúp viên không hơn cả.',
      periods: 'SB6T | Sơ bộ 6 tháng | 01-01 | 05-31 | 06-06\nTN | Tròn năm | 01-01 | 12-31 | +01-20',
    }
    await perform(writeForm, { house, actor: await administrator(null) }, written)
    const asking = await asked(world(), { code: '25/BTP/TGPL', title: 'Năm 2026', to: '20/11/2026', due: '20/01/2027' })
    const { id } = await does('lan', beginReturn, { askingId: asking.id, bodyId: bodies.first.id })
    const cells = { 'cell.a.2': '3', 'cell.a.3': '4', 'cell.a.4': '6', 'cell.a.5': '7' }
    await does('lan', changeReturn, { returnId: id, version: '0', ...cells })
    await expect(does('lan', submitReturn, { returnId: id, version: '1' })).rejects.toThrow('không hơn cả')
    await does('lan', changeReturn, { returnId: id, version: '1', ...cells, 'cell.a.3': '-', 'cell.a.5': '7' })
    await expect(does('lan', submitReturn, { returnId: id, version: '2' })).rejects.toThrow('không hơn cả')
    await does('lan', changeReturn, { returnId: id, version: '2', ...cells, 'cell.a.5': '5' })
    await does('lan', submitReturn, { returnId: id, version: '3' })
    await does('hung', approveReturn, { returnId: id, version: '4' })
    expect((await loadReturn(db, actors.mai, id)).cells).toEqual({ 'a.1': 7, 'a.2': 3, 'a.3': 4, 'a.4': 6, 'a.5': 5 })
  })

  test('biểu tỉnh lập: không gửi xuống xã; cấp trên hỏi thì tỉnh lập từ số của mình, không cộng biểu xã', async () => {
    const { db, house, actors, bodies } = world()
    const quan = await administrator(null)
    const own = { ...form, code: '10a/TP/CC', rows: 'a | Tổ hòa giải | teams.all\nb | Ghi thêm | nhập' }
    await expect(perform(writeForm, { house, actor: quan }, { ...own, who: 'huyện' })).rejects.toMatchObject({
      fields: { who: expect.stringContaining('ai lập') },
    })
    await perform(writeForm, { house, actor: quan }, { ...own, who: 'province' })
    await expect(asked(world(), { code: own.code })).rejects.toBe(askingRefusals.byProvince)
    const thuId = await addOfficer(house, { name: 'Đỗ Thị Thu', homeBodyId: bodies.province.id })
    await giveRole(house, thuId, 'officer', { bodyId: bodies.province.id, reach: 'subtree' })
    const thu = await actorFor(house, thuId)
    const window = { title: 'Sơ bộ', from: '01/01/2026', to: '31/10/2026', due: '20/11/2026', above: 'Bộ Tư pháp' }
    const toProvince = { ...window, bodyId: bodies.province.id }
    const noted = await perform(askForReturns, { house, actor: thu }, { ...toProvince, code: own.code })
    const begun = { askingId: noted.id, bodyId: bodies.province.id }
    const draft = await perform(beginReturn, { house, actor: thu }, begun)
    expect(draft.rolled).toBeNull()
    const words = { returnId: draft.id, version: '0', 'cell.b.1': '3' }
    await perform(changeReturn, { house, actor: thu }, words)
    const done = await perform(submitReturn, { house, actor: thu }, { returnId: draft.id, version: '1' })
    expect(done.cells).toMatchObject({ 'a.1': 0, 'b.1': 3 })
    const kept = await loadAsking(db, actors.mai, noted.id)
    expect([kept.form.who, wantsSum({ ...kept, above: '', asksProvinces: true })]).toEqual(['province', false])

    const written = (await listVersions(db, '24', own.code))[0]!.lines
    const { who: _, ...before } = written
    expect(filledBy(readForm(before).form)).toBe('commune')
  })

  test('dòng sai nói đúng dòng; phiên bản mới thay biểu đi kèm, kỳ đã yêu cầu giữ biểu cũ', async () => {
    const { db, house, actors } = world()
    const actor = await administrator(null)
    const write = (change: Record<string, string> = {}) => perform(writeForm, { house, actor }, { ...form, ...change })
    await expect(write({ rows: 'a | Một | cases.received\nb | Hai | chi-tieu-la' })).rejects.toMatchObject({
      fields: { rows: expect.stringContaining('Dòng 2') },
    })
    const before = await asked(world())
    expect((await write()).version).toBe(1)
    expect((await write({ name: 'Bản hai' })).version).toBe(2)
    expect((await findForm(db, '24', 'LV-02/HGOCS', day))!.name).toBe('Bản hai')
    expect((await findForm(db, '25', 'LV-02/HGOCS', day))!.rows.length).toBeGreaterThan(2)
    expect((await listForms(db, '24', day)).filter(({ code }) => code === 'LV-02/HGOCS')).toHaveLength(1)
    expect(await listVersions(db, '24', 'LV-02/HGOCS')).toHaveLength(2)
    expect((await loadAsking(db, actors.mai, before.id)).form.rows.length).toBeGreaterThan(2)
  })

  test('bản của năm sau soạn trước thì năm nay vẫn dùng bản đang có, hết hạn thì về biểu đi kèm', async () => {
    const { db, house } = world()
    const actor = await administrator(null)
    const write = (change: Record<string, string>) => perform(writeForm, { house, actor }, { ...form, ...change })
    const nameOn = async (on: string) => (await findForm(db, '24', 'LV-02/HGOCS', on))?.name
    const shipped = await nameOn(day)
    await write({ name: 'Bản năm sau', fromDay: '01/01/2027', toDay: '31/12/2027' })
    expect([await nameOn(day), await nameOn('2027-01-01'), await nameOn('2028-01-01')]).toEqual([
      shipped,
      'Bản năm sau',
      shipped,
    ])
    await write({ name: 'Bản năm nay', fromDay: '01/06/2026' })
    expect([await nameOn('2026-05-31'), await nameOn(day)]).toEqual([shipped, 'Bản năm nay'])
  })

  test('một hoạt động nói được chỉ tiêu, biểu và báo cáo đã chốt nó; người ngoài phạm vi không thấy', async () => {
    const { db, does, actors, bodies, house } = world()
    const window = { code: 'LV-01/PBGDPL', title: 'Năm', from: '01/01/2026', to: '20/11/2026', due: '10/01/2027' }
    const { id: askingId } = await asked(world(), window)
    const activity = await recorded(world())
    const { id } = await does('lan', beginReturn, { askingId, bodyId: bodies.first.id })
    await does('lan', submitReturn, { returnId: id, version: '0' })
    await does('hung', approveReturn, { returnId: id, version: '1' })
    const found = await loadCounting(db, actors.lan, day, 'activity', activity.id)
    expect(found.measures.map((one) => one.id)).toContain('activities.people')
    expect(found.forms.map(({ code }) => code)).toEqual(['LV-01/PBGDPL'])
    expect(found.returns).toMatchObject([{ id, state: 'approved' }])
    const actor = await administrator(null)
    const own = { code: 'TINH-01', name: 'Biểu của tỉnh', rows: 'a | Hoạt động | activities.all' }
    await perform(writeForm, { house, actor }, { ...form, ...own })
    const again = await loadCounting(db, actors.lan, day, 'activity', activity.id)
    expect(again.forms.map(({ code }) => code)).toEqual(['LV-01/PBGDPL', 'TINH-01'])
    await expect(loadCounting(db, actors.tu, day, 'activity', activity.id)).rejects.toThrow(returnRefusals.notFound)
  })

  test('bảng của một nơi chỉ cho người theo dõi cả nơi đó; số trên bảng bằng số đếm', async () => {
    const { db, house, actors, today, bodies } = world()
    await recorded(world())
    await countMonths(house)
    const wish = { placeId: null, year: 2026, chosen: 'activities.people' as const }
    for (const who of ['lan', 'tu'] as const)
      await expect(loadBoard(db, actors[who], today, wish)).rejects.toThrow('địa bàn')
    const id = await addOfficer(house, { name: 'Trần Thị Nga', homeBodyId: bodies.justice.id })
    await giveRole(house, id, 'overseer', { bodyId: bodies.justice.id, reach: 'place' })
    const nga = await actorFor(house, id)
    expect([widestCounted(nga), mayCountPlace(nga, '24/00001/'), mayCountPlace(nga, '25/')]).toEqual([
      '24/',
      true,
      false,
    ])
    const board = await loadBoard(db, nga, today, wish)
    expect(board.place?.id).toBe('24')
    expect(board.whole.get('activities.people')?.sum).toBe(85)
    await db.updateTable('place').set({ to_day: '2026-11-01' }).where('id', '=', '00001').execute()
    const succession = (heir: string) =>
      sql`insert into place_succession (old_id, new_id, on_day, kind, certainty) values ('00001', ${heir}, '2026-11-01', 'merge', 'certain')`.execute(
        db,
      )
    const people = async (map: 'today' | 'was') => {
      const { rows, whole } = await loadBoard(db, nga, today, { ...wish, map, each: 'all' })
      for (const [measure, { sum }] of whole)
        expect([measure, rows.reduce((all, { counts }) => all + (counts.get(measure)?.sum ?? 0), 0)]).toEqual([
          measure,
          sum,
        ])
      return rows
        .filter(({ counts }) => counts.has('activities.people'))
        .map(({ id, hasEnded, parts }) => [id, hasEnded, parts.map((part) => part.id)])
    }
    expect(await people('today')).toEqual([['00001', true, []]])
    await succession('00002')
    expect(await people('today')).toEqual([['00002', false, ['00002', '00001']]])
    expect(await people('was')).toEqual([['00001', true, []]])
    await succession('24')
    expect(await people('today')).toEqual([['00001', true, []]])
    expect((await loadBoard(db, nga, today, wish)).rows.at(-1)?.name).toContain('chưa chia cho')
    expect(board.months.find(({ month }) => month === '2026-11-01')?.count?.sum).toBe(85)
    await expect(loadBoard(db, nga, today, { ...wish, placeId: '25' })).rejects.toThrow('địa bàn')
  })
})
