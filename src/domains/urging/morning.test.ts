import { describe, expect, test } from 'vitest'
import { loadActor } from '#domains/people/actor.queries.ts'
import { claimObligation } from '#domains/plans/acts/claim-obligation.ts'
import { returnObligation } from '#domains/plans/acts/return-obligation.ts'
import {
  adoptedPlan,
  aReading,
  aTaskReading,
  dueOn,
  formFor,
  onPlans,
  type World,
} from '#domains/plans/plans.fixtures.ts'
import { findDigest } from '#domains/urging/digest-page.queries.ts'
import { digestsOf, giveEmail, round, sevenOn, urgesOf } from '#domains/urging/urging.fixtures.ts'

/** One late since 13/11, one due on 27/11, one far away. */
const reading = aReading({
  tasks: [
    aTaskReading('Tập huấn hòa giải viên', { path: 'II.1', time: dueOn('2026-11-13') }),
    aTaskReading('Tuyên truyền Luật Đất đai', { path: 'II.2', time: dueOn('2026-11-27') }),
    aTaskReading('Tổng kết năm', { path: 'II.3', time: dueOn('2026-12-31') }),
  ],
})

onPlans('buổi sáng của việc đôn đốc', (world) => {
  const start = async (): Promise<string> => (await adoptedPlan(world(), { reading })).planId
  const on = (day: string) => world().clock.moveTo(sevenOn(day))
  const linesFor = async (who: keyof World['ids'], day: string) => {
    const actor = await loadActor(world().db, world().ids[who], day)
    const digest = await findDigest(world().db, actor, day, day)
    return digest?.lines.map((line) => `${line.section}: ${line.title}`) ?? []
  }

  test('ngày nghỉ im lặng; ngày làm việc tiếp theo nói đủ, chỉ một lần', async () => {
    await start()
    await giveEmail(world(), 'lan')
    expect(await round(world())).toMatchObject({ isDayOff: true, digests: 0 }) // thứ Bảy 21/11
    on('2026-11-22')
    expect(await round(world())).toMatchObject({ isDayOff: true, digests: 0 })
    expect(await digestsOf(world())).toEqual([])
    on('2026-11-23')
    expect(await round(world())).toMatchObject({ climbed: 1, nobody: 0, digests: 1 })
    expect(await linesFor('lan', '2026-11-23')).toEqual([
      'late: II.1 Tập huấn hòa giải viên',
      'due: II.2 Tuyên truyền Luật Đất đai',
    ])
    expect(await round(world())).toMatchObject({ climbed: 0, digests: 0 })
    expect(await digestsOf(world())).toMatchObject([{ person: 'lan', mail: 'waiting', count: 2 }])
  })

  test('hai máy cùng làm một buổi sáng: mỗi người một bản tin, mỗi việc một bậc', async () => {
    await start()
    await giveEmail(world(), 'lan')
    on('2026-11-23')
    const both = await Promise.all([round(world()), round(world())])
    expect(both.map((one) => one.digests).sort()).toEqual([0, 1])
    expect(await digestsOf(world())).toHaveLength(1)
    expect(await urgesOf(world())).toHaveLength(1)
    expect(await world().db.selectFrom('outgoing_mail').select('id').execute()).toHaveLength(1)
  })

  test('không có gì để nói thì không có bản tin', async () => {
    await adoptedPlan(world(), { reading: aReading({ tasks: [reading.tasks[2]!] }) })
    on('2026-11-23')
    await round(world())
    expect(await digestsOf(world())).toEqual([])
  })

  describe('lên từng bậc', () => {
    test('cán bộ, rồi lãnh đạo xã, rồi cấp trên; sau bậc cuối thì thôi', async () => {
      await start()
      const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']
      for (const day of [...days, '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07']) {
        on(day)
        await round(world())
      }
      const climbed = (await urgesOf(world())).filter((urge) => urge.path === 'II.1')
      expect(climbed.map(({ day, step, people }) => [day, step, people])).toEqual([
        ['2026-11-23', 1, ['lan']],
        ['2026-11-26', 2, ['hung']],
        ['2026-12-03', 3, ['mai']],
      ])
      expect(await linesFor('hung', '2026-11-26')).toEqual(['escalated: II.1 Tập huấn hòa giải viên'])
      expect(await linesFor('hung', '2026-11-27')).toEqual([])
      expect(await linesFor('mai', '2026-12-03')).toEqual(['escalated: II.1 Tập huấn hòa giải viên'])
    })

    test('việc xong thì dừng; bị trả lại thì bắt đầu lại từ bậc một', async () => {
      const planId = await start()
      on('2026-11-23')
      await round(world())
      await world().does('lan', claimObligation, { ...(await formFor(world(), planId, 'II.1')), doneDay: '23/11/2026' })
      expect(await linesFor('lan', '2026-11-23')).toEqual(['due: II.2 Tuyên truyền Luật Đất đai'])
      on('2026-11-26')
      expect(await round(world())).toMatchObject({ climbed: 0 })
      await world().does('hung', returnObligation, {
        ...(await formFor(world(), planId, 'II.1')),
        reason: 'Thiếu danh sách người dự.',
      })
      expect(await round(world())).toMatchObject({ climbed: 0 }) // trả lại hôm nay thì chưa đôn đốc
      on('2026-11-27')
      await round(world())
      expect(await linesFor('lan', '2026-11-27')).toContain('returned: II.1 Tập huấn hòa giải viên')
      const again = (await urgesOf(world())).filter((urge) => urge.path === 'II.1')
      expect(again.map(({ day, step }) => [day, step])).toEqual([
        ['2026-11-23', 1],
        ['2026-11-27', 1],
      ])
    })
  })
})
