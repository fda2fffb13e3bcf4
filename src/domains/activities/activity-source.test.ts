import { expect, test } from 'vitest'
import { newId } from '#base/ids.ts'
import { onActivities, quickForm, recorded } from '#domains/activities/activities.fixtures.ts'
import { loadActivity } from '#domains/activities/activity.store.ts'
import { refusals } from '#domains/activities/activity.ts'
import { findRecordedFrom } from '#domains/activities/activity-source.queries.ts'
import { isSource, sourceName, startHref, startOf } from '#domains/activities/activity-source.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'

test('điều biết sẵn đi trong đường dẫn của mẫu và đọc lại được; điều không hiểu thì bỏ', () => {
  const source = `contest:${newId(1)}`
  const taskIds = [newId(2), newId(3)]
  const bodyId = newId(4)
  const fields = {
    topic: 'Tìm hiểu Luật Đất đai',
    heldOn: '2026-11-20',
    attended: 0,
    laws: ['35/2013/QH13 Điều 3', '14/2012/QH13 Điều 8'],
    language: 'tiếng Mông',
  }
  const href = startHref({ source, bodyId, kind: 'contest', taskIds, ...fields })
  const query = Object.fromEntries(new URL(href, 'http://x').searchParams)
  expect(startOf(query)).toEqual({ source, fields: { kind: 'contest', form: 'contest', taskIds, ...fields } })
  expect(query['co-quan']).toBe(bodyId)
  const wrong = { tu: 'contest:1', loai: 'party', ngay: '20/11', 'so-nguoi': '-3', 'so-ban': '1e3', 'nhiem-vu': 'x,y' }
  expect(startOf(wrong)).toEqual({ source: '', fields: {} })
  expect([`contest:${newId(1)}:x`, `plan:${newId(1)}`, 'contest:', `essay:${newId(1)}`].map(isSource)).toEqual([
    false,
    false,
    false,
    true,
  ])
  expect(sourceName(source)).toBe('cuộc thi tìm hiểu pháp luật')
})

onActivities('hoạt động ghi từ cuộc thi', (world) => {
  test('mỗi cơ quan ghi một lần; rút rồi thì ghi lại được; gửi lại cùng lần ghi không thành hai', async () => {
    const { does, db, actors, bodies } = world()
    const source = `contest:${newId(1)}`
    const form = quickForm(world(), { kind: 'contest', source })
    const { activityId } = await does('lan', recordActivity, form)
    expect(await does('lan', recordActivity, form)).toMatchObject({ activityId, outcome: 'unchanged' })
    expect(await findRecordedFrom(db, bodies.first.id, source)).toBe(activityId)
    expect(await findRecordedFrom(db, bodies.second.id, source)).toBeUndefined()
    const again = () => recorded(world(), { source })
    await expect(again()).rejects.toMatchObject(refusals.recordedBefore('cuộc thi tìm hiểu pháp luật'))
    // what one body says keeps no other from saying it
    await does('tu', recordActivity, quickForm(world(), { source, bodyId: bodies.second.id }))
    const { version } = await loadActivity(db, actors.lan, 'read activities', activityId)
    const why = { activityId, version: String(version), reason: 'Ghi nhầm ngày thi' }
    await does('lan', withdrawActivity, why)
    expect(await findRecordedFrom(db, bodies.first.id, source)).toBeUndefined()
    expect((await again()).source).toBe(source)
    await expect(recorded(world(), { source: 'contest:1' })).rejects.toMatchObject({ status: 422 })
  })
})
