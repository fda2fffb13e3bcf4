import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSecret } from '#base/ids.ts'
import { correctActivity } from '#domains/activities/acts/correct-activity.ts'
import { recordActivity } from '#domains/activities/acts/record-activity.ts'
import { withdrawActivity } from '#domains/activities/acts/withdraw-activity.ts'
import { transferMatter } from '#domains/matters/acts/transfer-matter.ts'
import { listMattersOf } from '#domains/matters/matter.store.ts'
import { addProvince, files, type MattersWorld, onMatters } from '#domains/matters/matters.fixtures.ts'
import { countMonths } from '#domains/statistics/board/measure-month.store.ts'
import { measures } from '#domains/statistics/measure.ts'
import { sumMonths } from '#domains/statistics/measure-month.queries.ts'
import { notAdditive } from '#domains/statistics/measures.queries.ts'
import { expectBoardsAsListed, expectKeptAsCounted, mergeFirst } from '#domains/statistics/statistics.fixtures.ts'

/** What may happen to records between two nights; `far`: a commune of another province. */
const deeds = ['record', 'correct', 'withdraw', 'file', 'file', 'to neighbour', 'to far', 'days', 'count'] as const
const step = fc.record({
  deed: fc.constantFrom(...deeds),
  month: fc.integer({ min: 1, max: 11 }),
  kind: fc.constantFrom('session', 'leaflet', 'broadcast'),
  howMany: fc.constantFrom('', '0', '7', '120'),
  days: fc.integer({ min: 1, max: 16 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const history = fc.array(step, { minLength: 8, maxLength: 14 })
/** The same in every run; each in a world of its own, for a merger is not undone. */
const histories = fc.sample(fc.record({ steps: history }), { numRuns: 3, seed: 29_112_026 })

onMatters('chỉ tiêu cộng sẵn ở mọi cấp', (world) => {
  test.each(histories)(
    'ghi lùi ngày, sửa, rút, chuyển sang xã và tỉnh khác, sáp nhập: cộng sẵn bằng đếm lại (%#)',
    async ({ steps }) => {
      const { db, house } = world()
      await addProvince(world(), '31', 1)
      const far = await db.selectFrom('body').select('id').where('place_id', '=', '31001').executeTakeFirstOrThrow()
      const seen: Seen = { activities: new Map(), submissions: [] }
      for (const one of steps) await take(world(), one, seen, far.id)
      await mergeFirst(world())
      await countMonths(house)
      await expectKeptAsCounted(
        db,
        [
          [null, ''],
          ['24', '24/'],
          ['31', '31/'],
          ['00001', '24/00001/'],
          ['00002', '24/00002/'],
        ],
        [
          ['2026-01-01', '2026-12-01'],
          ['2026-10-01', '2026-11-01'],
        ],
      )
      const today = house.clock.now().toISOString().slice(0, 10)
      const asked = { today, chosen: [...measures.keys()] }
      await expectBoardsAsListed(db, world().actors.mai, { ...asked, placeId: '00002' })
      await expectBoardsAsListed(db, world().actors.mai, { ...asked, placeId: '24', chosen: notAdditive })
    },
    240_000,
  )

  test('chuyển sang xã bên: mỗi xã có một, tỉnh có một', async () => {
    const { db, house, bodies } = world()
    const { submissionId } = await files(world(), 'phan-anh')
    await transfer(world(), submissionId, bodies.second.id)
    await countMonths(house)
    const year = { from: '2026-01-01', to: '2026-12-01' }
    const received = async (path: string) =>
      (await sumMonths(db, ['matters.received'], { path, ...year }, 'whole')).get('')?.get('matters.received')?.records
    expect([
      await received('24/00001/'),
      await received('24/00002/'),
      await received('24/'),
      await received(''),
    ]).toEqual([1, 1, 1, 1])
  })
})

type Seen = { activities: Map<string, number>; submissions: string[] }

async function take(
  world: MattersWorld,
  { deed, month, days, ...fields }: Step,
  seen: Seen,
  farId: string,
): Promise<void> {
  const { does, bodies, later } = world
  const [activityId, version] = [...seen.activities].at(-1) ?? []
  const submissionId = seen.submissions.at(-1)
  const named = { activityId, version: String(version) }
  if (deed === 'record') {
    const heldOn = `10/${String(month).padStart(2, '0')}/2026`
    const more = { bodyId: bodies.first.id, formKey: newSecret(), topic: 'Luật Đất đai', place: 'Nhà văn hóa', heldOn }
    const recorded = await does('lan', recordActivity, { ...more, ...fields })
    seen.activities.set(recorded.activityId, 0)
  } else if (deed === 'correct' && activityId !== undefined) {
    await does('lan', correctActivity, {
      ...named,
      formKey: newSecret(),
      heldOn: `11/${String(month).padStart(2, '0')}/2026`,
    })
    seen.activities.set(activityId, version! + 1)
  } else if (deed === 'withdraw' && activityId !== undefined) {
    await does('lan', withdrawActivity, { ...named, reason: 'Ghi nhầm buổi này.' })
    seen.activities.delete(activityId)
  } else if (deed === 'file') {
    const filed = await files(world, 'phan-anh', {
      words: `Loa của thôn hỏng từ tháng trước, lần ${seen.submissions.length}.`,
    })
    seen.submissions.push(filed.submissionId)
  } else if (deed === 'to neighbour' && submissionId !== undefined)
    await transfer(world, submissionId, bodies.second.id)
  else if (deed === 'to far' && submissionId !== undefined) await transfer(world, submissionId, farId)
  else if (deed === 'days') later(days * 86_400_000)
  else if (deed === 'count') await countMonths(world.house)
}

/** By the first commune, of what still stands with it. */
async function transfer(world: MattersWorld, submissionId: string, toBodyId: string): Promise<void> {
  const own = (await listMattersOf(world.db, [submissionId])).find(
    ({ bodyId, state }) => bodyId === world.bodies.first.id && state !== 'closed',
  )
  if (own === undefined) return
  const told = 'Lời báo cho người gửi, đủ dài để hiểu.'
  await world.does('lan', transferMatter, { matterId: own.id, version: String(own.version), files: {}, toBodyId, told })
}
