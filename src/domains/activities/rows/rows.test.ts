import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { onActivities, recorded } from '#domains/activities/activities.fixtures.ts'
import { activityFilterOf } from '#domains/activities/activity-filter.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { undoActivityImport } from '#domains/activities/acts/undo-activity-import.ts'
import { activitiesSheet, templateSheet } from '#domains/activities/pages/activities-sheet.ts'
import { listImports } from '#domains/activities/rows/activity-import.queries.ts'
import { refusals as importRefusals } from '#domains/activities/rows/activity-import.ts'
import { isUnchanged, refusals, rowsFromForm } from '#domains/activities/rows/activity-row.ts'
import { listWholeAfter } from '#domains/activities/rows/rows.queries.ts'
import { activityRowsRoutes } from '#domains/activities/rows/rows.routes.ts'
import { rowsFromSheet } from '#domains/activities/rows/rows-from-sheet.ts'
import { adoptedPlan, marksOf } from '#domains/plans/plans.fixtures.ts'
import { readWorkbook } from '#engines/spreadsheets/read-workbook.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { FormRefusal } from '#platform/acts/act.ts'
import type { WebRequest } from '#platform/http/web-request.ts'

onActivities('bảng năm và Excel', (world) => {
  const all = () =>
    listWholeAfter(world().db, world().actors.lan, activityFilterOf({}), { after: undefined, limit: 100 })
  const send = async (path: string, typed: Record<string, string>, files = {}) => {
    const route = activityRowsRoutes[`POST /${path.slice(1)}`]
    if (route?.kind !== 'submit') throw new Error('It is a form.')
    const { house, actors, bodies } = world()
    const request = { house, actor: actors.lan, params: {}, query: {}, cookies: {}, csrf: 'x', path, address: path }
    const form = { typed: { bodyId: bodies.first.id, ...typed }, files }
    return route.answer(request as unknown as WebRequest, form)
  }
  const sendFile = async (sheet: Sheet, how: 'try' | 'write') => {
    const bytes = await writeWorkbook({ sheets: [sheet] })
    const answer = await send(activityPaths.import, { how }, { file: [{ name: 'hoat-dong.xlsx', bytes }] })
    return answer.kind === 'page' ? renderToString(answer.page.body).replace(/<[^>]+>/gu, ' ') : ''
  }
  const filled = (...rows: Record<string, string | number | null>[]): Sheet => {
    const empty = templateSheet()
    return { ...empty, rows: rows.map((row) => empty.columns.map(({ head }) => row[head] ?? null)) }
  }

  test('tệp không có bảng hoạt động bị từ chối; chạy thử không ghi gì và nói từng dòng sai', async () => {
    const other = { ...templateSheet(), columns: [{ head: 'Họ tên', width: 20, kind: 'text' as const }] }
    await expect(sendFile({ ...other, rows: [['Lan']] }, 'write')).rejects.toBe(refusals.noTable)
    await expect(send(activityPaths.import, { how: 'try' })).rejects.toMatchObject({ status: 422 })
    const said = await sendFile(
      filled(
        { Ngày: '2026-03-02', 'Loại hoạt động': 'Tập huấn', 'Chủ đề': 'Luật Đất đai', 'Số người dự': 40, Nữ: 0 },
        { Ngày: '2026-03-03', 'Loại hoạt động': 'Liên hoan', 'Chủ đề': 'Không có loại này' },
        { Ngày: '2026-03-04', 'Loại hoạt động': 'tap huan', 'Chủ đề': 'Nữ nhiều hơn tổng', 'Số người dự': 3, Nữ: 5 },
      ),
      'try',
    )
    expect(said).toContain('Chạy thử: sẽ ghi 1 trong 3 dòng')
    expect(said).toContain('Hãy chọn loại hoạt động trong danh sách.')
    expect(said).toContain('Số nữ (5) lớn hơn tổng số người dự (3)')
    expect(await all()).toEqual([])
  })

  test('ghi: dòng đúng vào, dòng sai ở lại; sửa tệp rồi gửi lại cả tệp thì không dòng nào thành hai', async () => {
    const right = {
      Ngày: '2026-03-02',
      'Loại hoạt động': 'Tập huấn',
      'Chủ đề': 'Luật Đất đai',
      'Số người dự': 40,
      Nữ: 0,
    }
    const wrong = {
      Ngày: '2026-03-03',
      'Loại hoạt động': 'Tờ rơi, tài liệu phát',
      'Chủ đề': 'Tờ gấp',
      'Số bản, số lần phát, số bài': 'ít',
    }
    expect(await sendFile(filled(right, wrong, right), 'write')).toContain('Đã ghi 2 trong 3 dòng')
    expect(await all()).toHaveLength(2)
    const mended = { ...wrong, 'Số bản, số lần phát, số bài': 500 }
    expect(await sendFile(filled(right, mended, right), 'write')).toContain('Đã ghi 1 trong 3 dòng')
    const rows = await all()
    expect(rows.map(({ fields }) => [fields.topic, fields.attended, fields.women, fields.copies])).toEqual([
      ['Luật Đất đai', 40, 0, null],
      ['Luật Đất đai', 40, 0, null],
      ['Tờ gấp', null, null, 500],
    ])
  })

  test('xuất ra rồi gửi lại nguyên vẹn thì không đổi gì; sửa một ô là sửa chính hoạt động đó', async () => {
    await recorded(world(), { speakers: 'Bà Tư\nÔng Năm', note: '=1+1', group: '20' })
    const out = activitiesSheet(await all())
    const read = rowsFromSheet(await readWorkbook(await writeWorkbook({ sheets: [out] })), world().bodies.first.id)
    const [before] = await all()
    expect(read).toHaveLength(1)
    expect(isUnchanged(read[0]!.texts, before!.fields)).toBe(true)
    expect(await sendFile(out, 'write')).toContain('Đã ghi 0 trong 1 dòng')
    const place = out.columns.findIndex(({ head }) => head === 'Địa điểm')
    const changed = { ...out, rows: out.rows.map((row) => row.with(place, 'Sân vận động')) }
    expect(await sendFile(changed, 'write')).toContain('Đã ghi 1 trong 1 dòng')
    const [after] = await all()
    expect(after).toMatchObject({ id: before!.id, version: 1, fields: { place: 'Sân vận động', note: '=1+1' } })
    const stale = { ...out, rows: out.rows.map((row) => row.with(place, 'Sân đình')) }
    expect(await sendFile(stale, 'write')).toContain('1 dòng có cập nhật song song')
    expect((await all())[0]!.fields.place).toBe('Sân vận động')
  })

  test('cột chi phí: đi và về như nhau; nguồn lạ, mức lạ, số sai thì nói rõ; tệp không có cột thì chi phí giữ nguyên', async () => {
    const costs = { costs: 'co', 'cost.0.what': 'In tờ gấp', 'cost.0.source': 'donated', 'cost.0.amount': '3.000.000' }
    const norm = {
      'cost.1.norm': 'leaflet',
      'cost.1.quantity': '2',
      'cost.1.amount': '2.500.000',
      'cost.1.source': 'commune',
    }
    const old = await recorded(world(), { ...costs, ...norm })
    const out = activitiesSheet(await all())
    const at = out.columns.findIndex(({ head }) => head === 'Chi phí')
    expect(out.rows[0]![at]).toBe(
      'In tờ gấp | xã hội hóa, tài trợ | 3.000.000\nTờ gấp pháp luật | ngân sách cấp xã | 2.500.000 | Tờ gấp pháp luật | 2',
    )
    expect(await sendFile(out, 'write')).toContain('Đã ghi 0 trong 1 dòng')
    const says = async (text: string) => sendFile({ ...out, rows: out.rows.map((row) => row.with(at, text)) }, 'try')
    expect(await says('In | quỹ đen | 1.000')).toContain('Không có nguồn «quỹ đen»')
    expect(await says('In | | 1.000 | mức lạ')).toContain('Không có mức chi «mức lạ»')
    expect(await says('In | ngân sách cấp xã | nhiều')).toContain('hãy ghi số nguyên')
    expect(await says(Array(21).fill('In | | 1.000').join('\n'))).toContain('nhiều nhất 20 khoản')
    const without = {
      ...out,
      columns: out.columns.filter((_, column) => column !== at),
      rows: out.rows.map((row) => row.filter((_, column) => column !== at)),
    }
    expect(await sendFile(without, 'write')).toContain('Đã ghi 0 trong 1 dòng')
    await sendFile({ ...out, rows: out.rows.map((row) => row.with(at, 'Nước uống | | 200.000 đồng')) }, 'write')
    expect((await all())[0]).toMatchObject({
      id: old.id,
      fields: { costs: [{ what: 'Nước uống', source: 'commune', norm: '', quantity: null, amount: 200_000 }] },
    })
  })

  test('hoàn tác cả lần nhập: mới thì rút, sửa thì trở lại; ai đã làm tiếp thì còn; gửi lại tệp thì ghi lại được; quá bảy ngày thì thôi', async () => {
    const { does, db, actors, later } = world()
    const old = await recorded(world(), { place: 'Sân đình' })
    const out = activitiesSheet(await all())
    const place = out.columns.findIndex(({ head }) => head === 'Địa điểm')
    const changed = { ...out, rows: out.rows.map((row) => row.with(place, 'Sân vận động')) }
    const fresh = { 'Loại hoạt động': 'Tập huấn', 'Số người dự': 40 }
    const news = filled(
      { ...fresh, Ngày: '2026-03-02', 'Chủ đề': 'Luật Đất đai' },
      { ...fresh, Ngày: '2026-03-03', 'Chủ đề': 'Luật Nhà ở' },
    )
    await sendFile(changed, 'write')
    await sendFile(news, 'write')
    later(1_000)
    expect(await sendFile(news, 'try')).toContain('hoat-dong.xlsx')
    const [second, first] = (await listImports(db, actors.lan, '2026-11-21')).toSorted(
      (one, other) => other.rows - one.rows,
    )
    expect([second, first]).toMatchObject([{ rows: 2, undoneAt: null }, { rows: 1 }])
    expect(await listImports(db, actors.tu, '2026-11-21')).toEqual([])
    const kept = (await all()).find(({ fields }) => fields.topic === 'Luật Nhà ở')!
    await does('hung', correctActivity, { activityId: kept.id, version: '0', formKey: newSecret(), attended: '41' })
    const undoes = (who: 'lan' | 'hung' | 'tu' | 'mai', importId: string) => does(who, undoActivityImport, { importId })
    await expect(undoes('tu', second!.id)).rejects.toBe(importRefusals.notFound)
    await expect(undoes('mai', second!.id)).rejects.toMatchObject({ status: 403 })
    expect(await undoes('hung', second!.id)).toEqual({ undone: 1, kept: 1 })
    await expect(undoes('lan', second!.id)).rejects.toBe(importRefusals.undone)
    expect((await all()).map(({ fields }) => fields.topic).toSorted()).toEqual(
      ['Luật Nhà ở', old.fields.topic].toSorted(),
    )
    expect(await undoes('lan', first!.id)).toEqual({ undone: 1, kept: 0 })
    const back = (await all()).find(({ id }) => id === old.id)!
    expect(back).toMatchObject({ version: 2, fields: old.fields })
    // the files that were taken back are written anew, and nobody writes into somebody else's import
    expect(await sendFile(news, 'write')).toContain('Đã ghi 1 trong 2 dòng')
    const again = (await listImports(db, actors.lan, '2026-11-21')).find(({ undoneAt }) => undoneAt === null)!
    const row = { activityId: old.id, version: '2', formKey: newSecret(), place: 'Chỗ khác', importId: again.id }
    await expect(does('hung', correctActivity, row)).rejects.toBe(importRefusals.notFound)
    later(8 * 86_400_000)
    await expect(undoes('lan', again.id)).rejects.toBe(importRefusals.tooLate)
    expect(await listImports(db, actors.lan, '2026-11-29')).toEqual([])
  })

  test('hoàn tác lần nhập: mỗi hoạt động có dấu vết của mình; dòng của cơ quan khác thì còn, các dòng kia vẫn hoàn tác', async () => {
    const { does, db, actors, bodies } = world()
    const old = await recorded(world(), { place: 'Sân đình' })
    const out = activitiesSheet(await all())
    const place = out.columns.findIndex(({ head }) => head === 'Địa điểm')
    await sendFile({ ...out, rows: out.rows.map((row) => row.with(place, 'Sân vận động')) }, 'write')
    const fresh = { 'Loại hoạt động': 'Tập huấn', 'Số người dự': 40 }
    const news = filled(
      { ...fresh, Ngày: '2026-03-02', 'Chủ đề': 'Luật Đất đai' },
      { ...fresh, Ngày: '2026-03-03', 'Chủ đề': 'Luật Nhà ở' },
    )
    await sendFile(news, 'write')
    const [second, first] = (await listImports(db, actors.lan, '2026-11-21')).toSorted(
      (one, other) => other.rows - one.rows,
    )
    const made = await all()
    const idOf = (topic: string) => made.find(({ fields }) => fields.topic === topic)!.id
    await db.updateTable('activity').set({ body_id: bodies.second.id }).where('id', '=', idOf('Luật Nhà ở')).execute()
    const undoes = (importId: string) => does('lan', undoActivityImport, { importId })
    expect(await undoes(second!.id)).toEqual({ undone: 1, kept: 1 })
    expect(await undoes(first!.id)).toEqual({ undone: 1, kept: 0 })
    const traces = await db
      .selectFrom('audit')
      .select(['subject_id', 'before', 'after'])
      .where('act', '=', 'activities.undo-import')
      .where('subject_kind', '=', 'activity')
      .execute()
    expect(traces).toHaveLength(2)
    const traceOf = (id: string) => traces.find(({ subject_id }) => subject_id === id)
    expect(traceOf(idOf('Luật Đất đai'))).toMatchObject({
      after: { state: 'withdrawn', reason: expect.stringContaining('Excel') },
    })
    expect(traceOf(old.id)).toMatchObject({ before: { place: 'Sân vận động' }, after: { place: 'Sân đình' } })
  })

  test('Excel chỉ nêu nhiệm vụ mà người xuất được xem', async () => {
    const { planId } = await adoptedPlan(world())
    const [first] = await marksOf(world(), planId)
    await recorded(world(), { taskIds: first!.taskId })
    expect((await all())[0]!.taskPaths).toHaveLength(1)
    const grants = world().actors.lan.grants.map((grant) => ({
      ...grant,
      deeds: new Set([...grant.deeds].filter((deed) => deed !== 'read tasks')),
    }))
    const [row] = await listWholeAfter(world().db, { grants }, activityFilterOf({}), { after: undefined, limit: 9 })
    expect(row!.taskPaths).toEqual([])
  })

  test('bảng: sửa, thêm, ô sai trở lại với lời riêng; lưu lại không thành hai; người khác sửa cùng ô thì chờ đối chiếu', async () => {
    const { does } = world()
    const one = await recorded(world())
    const fresh = newSecret()
    const cells = {
      ...{ 'r.0.id': one.id, 'r.0.version': '0', 'r.0.key': newSecret(), 'r.0.attended': '90', 'r.0.women': '45' },
      ...{
        'r.1.key': fresh,
        'r.1.heldOn': '05/05/2026',
        'r.1.kind': 'Đối thoại',
        'r.1.topic': 'Đối thoại với thanh niên',
      },
      ...{ 'r.2.key': newSecret(), 'r.2.heldOn': '', 'r.2.kind': 'Tập huấn', 'r.2.topic': 'Thiếu ngày' },
      ...{ 'r.3.key': newSecret(), 'r.3.heldOn': '', 'r.3.topic': '' },
    }
    expect(rowsFromForm(cells)).toHaveLength(4)
    const refused = await send(activityPaths.grid, cells).then(
      () => undefined,
      (error: unknown) => error,
    )
    if (!(refused instanceof FormRefusal)) throw new Error('It was not refused.')
    expect(refused.message).toContain('Đã lưu 2 dòng. Còn 1 dòng')
    expect(Object.keys(refused.fields)).toEqual(['r.2.heldOn'])
    const again = await send(activityPaths.grid, { ...cells, 'r.2.heldOn': '06/05/2026' })
    expect(again).toMatchObject({ kind: 'redirect', notice: 'Đã lưu 1 dòng.' })
    const rows = await all()
    expect(rows.map(({ fields }) => fields.topic)).toEqual(['Đối thoại với thanh niên', 'Thiếu ngày', one.fields.topic])
    expect(rows[2]!.fields).toMatchObject({ attended: 90, women: 45 })
    await does('hung', correctActivity, { activityId: one.id, version: '1', formKey: newSecret(), attended: '99' })
    const beside = await send(activityPaths.grid, {
      ...cells,
      'r.0.version': '1',
      'r.0.key': newSecret(),
      'r.0.attended': '80',
      'r.2.topic': '',
      'r.2.kind': '',
    })
    expect(beside).toMatchObject({ notice: 'Không có dòng nào thay đổi. 1 dòng có cập nhật song song, chờ đối chiếu.' })
    expect((await all())[2]!.fields.attended).toBe(99)
  })
})
