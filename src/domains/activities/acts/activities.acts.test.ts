import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId, newSecret } from '#base/ids.ts'
import { onActivities, quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { refusals } from '#domains/activities/activity.ts'
import { listActivityFiles } from '#domains/activities/activity-files.queries.ts'
import { activityFilterOf } from '#domains/activities/activity-filter.ts'
import { listActivities, sumActivities } from '#domains/activities/activity-list.queries.ts'
import { loadActivityPage, loadComparePage } from '#domains/activities/activity-page.queries.ts'
import { addActivityFile } from '#domains/activities/acts/add-activity-file.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { removeActivityFile } from '#domains/activities/acts/remove-activity-file.ts'
import { settleActivityEdit } from '#domains/activities/acts/settle-edit.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { workOfPeople } from '#domains/activities/work-of-people.queries.ts'
import { addLaw, addText, amendText } from '#domains/library/guides/guides.fixtures.ts'
import { adoptedPlan, marksOf } from '#domains/plans/plans.fixtures.ts'
import { FormRefusal, perform } from '#platform/acts/act.ts'
import { refusals as permissionRefusals } from '#platform/permission/permission.ts'

onActivities('ghi và sửa một hoạt động', (world) => {
  const now = (id: string) => loadActivity(world().db, world().actors.lan, 'read activities', id)
  const corrects = (who: 'lan' | 'hung', id: string, version: number, more: Record<string, unknown>) =>
    world().does(who, correctActivity, { activityId: id, version: String(version), formKey: newSecret(), ...more })
  const fieldsOf = async (attempt: Promise<unknown>) => {
    const error = await attempt.then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof FormRefusal)) throw error ?? new Error('It was not refused.')
    return error.fields
  }

  test('không ghi cho cơ quan khác, người chỉ xem không ghi; người xã khác không thấy', async () => {
    const { does, bodies, db, actors } = world()
    await expect(does('tu', recordActivity, quickForm(world()))).rejects.toBe(refusals.notYours)
    await expect(does('lan', recordActivity, quickForm(world(), { bodyId: bodies.second.id }))).rejects.toBe(
      refusals.notYours,
    )
    await expect(does('mai', recordActivity, quickForm(world()))).rejects.toBe(permissionRefusals.mayNot)
    const { id } = await recorded(world())
    await expect(loadActivity(db, actors.tu, 'read activities', id)).rejects.toBe(refusals.notFound)
    await expect(
      does('tu', correctActivity, { activityId: id, version: '0', formKey: newSecret(), topic: 'Của tôi' }),
    ).rejects.toBe(refusals.notFound)
    expect((await loadActivity(db, actors.mai, 'read activities', id)).fields.attended).toBe(85)
    expect(await listActivities(db, actors.tu, activityFilterOf({}))).toEqual([])
  })

  test('mẫu mang theo không ghi cơ quan: là của cơ quan người gửi; người không thuộc cơ quan nào thì bị từ chối', async () => {
    const { does, house, actors, bodies } = world()
    const form = quickForm(world(), { bodyId: undefined })
    const { activityId } = await does('hung', recordActivity, form)
    expect((await now(activityId)).bodyId).toBe(bodies.first.id)
    const homeless = { ...actors.hung, bodyId: null }
    const another = quickForm(world(), { bodyId: '' })
    await expect(perform(recordActivity, { house, actor: homeless }, another)).rejects.toBe(refusals.notYours)
  })

  test('phần lớn hơn tổng, ngày chưa đến, loại không có, số không phải số: từng mục có lời riêng', async () => {
    const attempt = (more: Record<string, unknown>) =>
      fieldsOf(world().does('lan', recordActivity, quickForm(world(), more)))
    expect(await attempt({ howMany: undefined, attended: '30', women: '31' })).toHaveProperty('women')
    expect(await attempt({ howMany: '', children: '2' })).toHaveProperty('attended')
    expect(await attempt({ heldOn: '22/11/2026' })).toHaveProperty('heldOn')
    expect(await attempt({ kind: 'party' })).toHaveProperty('kind')
    expect(await attempt({ howMany: 'nhiều' })).toHaveProperty('howMany')
    expect(await attempt({ topic: ' ', heldOn: '' })).toMatchObject({ topic: 'Hãy ghi chủ đề.' })
    for (const amount of ['', '12.5']) // no 125 đồng
      expect(await attempt({ costs: 'co', 'cost.0.what': 'In tờ gấp', 'cost.0.amount': amount })).toHaveProperty(
        'cost.0.amount',
      )
  })

  test('trống không phải là 0; tờ rơi đếm bản, buổi đếm người; hình thức theo loại', async () => {
    const session = await recorded(world(), { howMany: '', women: '' })
    expect(session.fields).toMatchObject({ attended: null, women: null, copies: null, form: 'direct' })
    const zero = await recorded(world(), { howMany: undefined, attended: '40', women: '0' })
    expect(zero.fields).toMatchObject({ attended: 40, women: 0, children: null })
    const leaflet = await recorded(world(), { kind: 'leaflet', howMany: '1.500' })
    expect(leaflet.fields).toMatchObject({ attended: null, copies: 1500 })
    const sums = await sumActivities(world().db, world().actors.lan, activityFilterOf({ nam: '2026' }))
    expect(sums).toEqual({ sessions: 3, attended: 40, counted: 1, copies: 1500 })
    const blank = await listActivities(world().db, world().actors.lan, activityFilterOf({ trong: 'women' }))
    expect(blank.map(({ id }) => id).toSorted()).toEqual([session.id, leaflet.id].toSorted())
    const told = await listActivities(world().db, world().actors.lan, activityFilterOf({ 'da-dem': 'women' }))
    expect(told.map(({ id }) => id)).toEqual([zero.id])
  })

  test('cùng một khóa gửi lại, cả cùng lúc, là một bản ghi; quay lại sửa chữ rồi gửi là sửa bản ghi đó', async () => {
    const { does, db } = world()
    const form = quickForm(world())
    const sent = await Promise.all([1, 2, 3].map(() => does('lan', recordActivity, form)))
    expect(new Set(sent.map(({ activityId }) => activityId)).size).toBe(1)
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1)
    const other = await does('lan', recordActivity, { ...form, howMany: '90' })
    expect(other).toMatchObject({ activityId: sent[0]!.activityId, outcome: 'saved' })
    expect((await now(other.activityId)).fields.attended).toBe(90)
    expect(await db.selectFrom('activity').select('id').execute()).toHaveLength(1)
  })

  test('điều luật phải có trong thư viện; luật đổi thì trang nói đã đổi', async () => {
    const { db, actors, today } = world()
    const law = await addLaw(db, { number: '901/2020/QH99', name: 'Luật Thử', effectiveOn: '2020-07-01' })
    const article = await addText(db, law.id, '1', '1. Công dân được hỏi.\n2. Cơ quan phải trả lời.')
    const attempt = (laws: string) => fieldsOf(world().does('lan', recordActivity, quickForm(world(), { laws })))
    expect((await attempt('999/2020/QH99 Điều 1')).laws).toContain('999/2020/QH99')
    expect((await attempt('901/2020/QH99 Điều 7')).laws).toContain('Điều 7')
    expect((await attempt('901/2020/QH99 Điều 1 khoản 9')).laws).toContain('khoản 9')
    expect((await attempt('luật nào đó')).laws).toContain('luật nào đó')
    const { id } = await recorded(world(), { laws: '901/2020/QH99 Điều 1 khoản 2' })
    const before = await loadActivityPage(db, actors.lan, today, id)
    expect(before.laws).toMatchObject([{ href: '/phap-luat/901-2020-qh99/dieu-1/khoan-2', changed: undefined }])
    await amendText(db, article, '1. Công dân được hỏi.\n2. Cơ quan trả lời trong ba ngày.', '2026-11-21')
    const after = await loadActivityPage(db, actors.lan, today, id)
    expect(after.laws[0]!.changed).toContain('chữ đã thay đổi')
  })

  test('gắn với nhiệm vụ của kế hoạch; nhiệm vụ không thấy được thì không gắn được; bớt đi là bớt thật', async () => {
    const { planId } = await adoptedPlan(world())
    const [first] = await marksOf(world(), planId)
    const activity = await recorded(world(), { taskIds: first!.taskId })
    const listed = () => listActivities(world().db, world().actors.lan, activityFilterOf({ 'nhiem-vu': first!.taskId }))
    expect((await listed()).map(({ id }) => id)).toEqual([activity.id])
    expect(await fieldsOf(corrects('lan', activity.id, 0, { taskIds: newTaskId }))).toHaveProperty('taskIds')
    await corrects('lan', activity.id, 0, { taskIds: '' })
    expect(await listed()).toEqual([])
  })

  test('người nói trong danh sách: chọn người của mình, không chọn được người của xã khác; họ thôi rồi vẫn còn tên', async () => {
    const { db, actors, today, bodies, ids } = world()
    const add = async (name: string, bodyId: string) => {
      const id = newId()
      await sql`insert into practitioner (id, body_id, kind, name, folded, sort_key, state, since_day, changed_at, changed_by)
        values (${id}, ${bodyId}, 'jurist', ${name}, ${name}, ${name}, 'recognised', '2026-01-01', now(), ${ids.hung})`.execute(
        db,
      )
      return id
    }
    const mine = await add('Nguyễn Thị Tư', bodies.first.id)
    const theirs = await add('Lê Văn Năm', bodies.second.id)
    const attempt = (ids: string) =>
      fieldsOf(world().does('lan', recordActivity, quickForm(world(), { practitionerIds: ids })))
    expect(await attempt(theirs)).toHaveProperty('practitionerIds')
    const { id } = await recorded(world(), { practitionerIds: mine, speakers: 'Khách mời' })
    const spoke = async (day: string) => (await workOfPeople.count(db, [mine], day)).get(mine)!.spoke
    expect([await spoke('2026-11-21'), await spoke('2026-11-19')]).toEqual([1, 0])
    await db
      .updateTable('practitioner')
      .set({ state: 'ended', ended_on: '2026-11-21' })
      .where('id', '=', mine)
      .execute()
    const shown = await loadActivityPage(db, actors.lan, today, id)
    expect(shown.speakers).toEqual([{ id: mine, name: 'Nguyễn Thị Tư', mayOpen: true }])
    expect((await corrects('lan', id, 0, { practitionerIds: mine, women: '3' })).outcome).toBe('saved')
    expect((await now(id)).fields).toMatchObject({ practitionerIds: [mine], speakers: ['Khách mời'], women: 3 })
    await recorded(world(), { speakers: 'Nguyễn Thị Tư' })
    const ofPerson = (nguoi: string) => listActivities(db, actors.lan, activityFilterOf({ nguoi }))
    expect((await ofPerson(mine)).map((row) => row.id)).toEqual([id])
    expect(await ofPerson(theirs)).toEqual([])
  })

  test('hai người sửa mục khác nhau: ghép cả hai; cùng một mục: không ai bị ghi đè, đối chiếu rồi chọn', async () => {
    const { db, actors, does } = world()
    const { id } = await recorded(world())
    expect((await corrects('hung', id, 0, { place: 'Sân đình', attended: '90' })).outcome).toBe('saved')
    expect((await corrects('lan', id, 0, { women: '40' })).outcome).toBe('merged')
    expect((await now(id)).fields).toMatchObject({ place: 'Sân đình', attended: 90, women: 40 })
    const parallel = await corrects('lan', id, 0, { attended: '95', village: 'Thôn Đông' })
    expect(parallel.outcome).toBe('parallel')
    expect((await now(id)).fields).toMatchObject({ attended: 90, village: '' })
    const shown = await loadComparePage(db, actors.hung, id, parallel.editId)
    expect(shown).toMatchObject({ clashes: ['attended'], taken: ['village'], base: { attended: 85 } })
    const settle = (chosen: Record<string, string>, version = '2') =>
      does('hung', settleActivityEdit, { activityId: id, editId: parallel.editId, version, ...chosen })
    expect(await fieldsOf(settle({ 'chon.village': 'offered' }))).toHaveProperty(['chon.attended'])
    await expect(settle({ 'chon.attended': 'offered', 'chon.village': 'offered' }, '1')).rejects.toBe(
      refusals.changedMeanwhile,
    )
    const settled = await settle({ 'chon.attended': 'offered', 'chon.village': 'offered' })
    expect(settled.fields).toMatchObject({ attended: 95, village: 'Thôn Đông', place: 'Sân đình' })
    const { history, waiting } = await loadActivityPage(db, actors.lan, world().today, id)
    expect(waiting).toEqual([])
    expect(history.map(({ outcome }) => outcome).toSorted()).toEqual(['saved', 'saved', 'saved', 'settled'])
  })

  test('khoản chi không đổi thì không phải là sửa: người khác sửa chi phí trước không thành đối chiếu', async () => {
    const line = (amount: string) => ({ costs: 'co', 'cost.0.what': 'Nước uống', 'cost.0.amount': amount })
    const { id } = await recorded(world(), line('400.000'))
    expect((await corrects('hung', id, 0, line('500.000'))).outcome).toBe('saved')
    expect((await corrects('lan', id, 0, { ...line('400.000'), women: '3' })).outcome).toBe('merged')
    expect((await now(id)).fields).toMatchObject({ women: 3, costs: [{ amount: 500_000 }] })
  })

  test('đúng riêng từng bên mà sai khi ghép: chờ đối chiếu, không mất chữ nào', async () => {
    const { id } = await recorded(world())
    await corrects('hung', id, 0, { attended: '20' })
    expect((await corrects('lan', id, 0, { women: '50' })).outcome).toBe('parallel')
    expect((await now(id)).fields).toMatchObject({ attended: 20, women: null })
    expect(await listActivities(world().db, world().actors.lan, activityFilterOf({ xem: 'waiting' }))).toHaveLength(1)
  })

  test('rút có lý do thì không tính ở đâu; sửa tiếp bị từ chối, bản sửa cũ đến muộn vẫn được giữ', async () => {
    const { does, db, actors } = world()
    const { id } = await recorded(world())
    await corrects('hung', id, 0, { attended: '86' })
    const withdraw = (reason: string) => does('lan', withdrawActivity, { activityId: id, version: '1', reason })
    expect(await fieldsOf(withdraw('nhầm'))).toHaveProperty('reason')
    await withdraw('Ghi trùng với buổi hôm trước.')
    expect((await sumActivities(db, actors.lan, activityFilterOf({}))).sessions).toBe(0)
    await expect(corrects('lan', id, 1, { place: 'Nơi khác' })).rejects.toBe(refusals.withdrawn)
    expect((await corrects('hung', id, 0, { place: 'Viết từ lúc chưa có mạng' })).outcome).toBe('parallel')
    await expect(withdraw('Rút thêm một lần nữa.')).rejects.toBe(refusals.withdrawn)
    expect(await listActivities(db, actors.lan, activityFilterOf({ xem: 'withdrawn' }))).toHaveLength(1)
  })

  test('ảnh gửi lại không thành hai; tệp không phải ảnh bị từ chối; gỡ được', async () => {
    const { does, db } = world()
    const { id } = await recorded(world())
    const send = (files: object[], what = 'photo') =>
      does('lan', addActivityFile, { activityId: id, what, files: { files } })
    expect(await fieldsOf(send([]))).toHaveProperty('files')
    await expect(send([{ name: 'a.txt', bytes: new TextEncoder().encode('chữ') }])).rejects.toMatchObject({
      status: 415,
    })
    expect((await send([onePixel])).count).toBe(1)
    expect((await send([onePixel])).count).toBe(0)
    const [file] = await listActivityFiles(db, id)
    await does('lan', removeActivityFile, { activityId: id, fileId: file!.id })
    expect(await listActivityFiles(db, id)).toEqual([])
  })
})

const newTaskId = '019a0000-0000-7000-8000-000000000000'

const onePixel = {
  name: 'buoi-noi-chuyen.png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
}
