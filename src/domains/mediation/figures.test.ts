import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#base/day.ts'
import { newId } from '#base/ids.ts'
import { endCase } from '#domains/mediation/acts/end-case.ts'
import { recordCase } from '#domains/mediation/acts/record-case.ts'
import { takeBook } from '#domains/mediation/acts/take-book.ts'
import { refusals } from '#domains/mediation/case.ts'
import { countCases, countTopics } from '#domains/mediation/figures.queries.ts'
import { countedOn, topicFigures } from '#domains/mediation/figures.ts'
import { caseForm, goingOn, onMediation } from '#domains/mediation/mediation.fixtures.ts'
import { loadBook } from '#domains/mediation/register-book.queries.ts'
import { bookPaper, partOne, partTwo } from '#domains/mediation/register-book.ts'
import { bookWorkbook } from '#domains/mediation/register-book-sheets.ts'
import { sealFor } from '#domains/mediation/sealed-case.ts'
import { writeWord } from '#engines/word/write-word.ts'

const today = '2026-11-21'

onMediation('sổ và số liệu hòa giải', (world) => {
  test('mang sang cộng mới nhận bằng đã xong cộng còn lại, năm nào cũng vậy', async () => {
    const { db, team, bodies, actors, house } = world()
    const aDay = fc.nat(3 * 365).map((days) => addDays('2024-01-01', days))
    const one = fc.record({
      received: aDay,
      took: fc.option(fc.nat(200)),
      how: fc.constantFrom('agreement', 'party-stops', 'out'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(one, { maxLength: 12 }), async (cases) => {
        await db.deleteFrom('mediation_case').execute()
        for (const [index, { received, took, how }] of cases.entries()) {
          const ended = how === 'out' || took === null ? null : addDays(received, took)
          if (received > today || (ended !== null && ended > today)) continue
          const id = newId()
          await db
            .insertInto('mediation_case')
            .values({
              id,
              team_id: team.id,
              number: index + 1,
              year: Number(received.slice(0, 4)),
              received_on: received,
              ground: 'party',
              topic: 'land',
              exclusion: how === 'out' ? 'other-law' : null,
              state: how === 'out' ? 'out-of-scope' : ended === null ? 'received' : 'ended',
              sealed: sealFor(house.secretKey, 'case', id, { parties: [], others: '', story: '' }),
              matter_id: null,
              mediator_id: null,
              chosen_by: null,
              assigned_on: null,
              agreed_start: null,
              begun_on: null,
              ended_on: ended,
              end_reason: ended === null ? null : (how as 'agreement'),
              outcome: ended === null ? null : how === 'agreement' ? 'reached' : 'not-reached',
              end_sealed: null,
              fulfilment: null,
              form_key: null,
              end_key: null,
              recorded_by: actors.lan.personId!,
              version: 0,
            })
            .execute()
        }
        let open = 0
        for (const year of [2024, 2025, 2026]) {
          const all = await countCases(db, { bodyId: bodies.first.id, year }, today)
          expect(all.carriedIn).toBe(open)
          expect(all.carriedIn + all.received).toBe(all.reached + all.notReached + all.outOfScope + all.open)
          open = all.open
        }
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  test('vụ, việc được tính ở tháng, năm của ngày nhận và ngày xong, của tổ và của xã; tổ khác không có', async () => {
    const { db, does, team, bodies } = world()
    const { id } = await goingOn(world())
    await does('cuong', endCase, { caseId: id, endedOn: '20/11/2026', endReason: 'agreement', note: 'Giữ lối đi.' })
    const row = await db.selectFrom('mediation_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const places = countedOn({
      receivedOn: row.received_on,
      endedOn: row.ended_on,
      outcome: row.outcome,
      state: row.state,
    })
    expect(places.map(({ as }) => as)).toEqual(['Mới nhận', 'Hòa giải thành'])
    expect(countedOn({ receivedOn: today, endedOn: null, outcome: null, state: 'out-of-scope' })).toHaveLength(2)
    const count = (more: object) => countCases(db, { bodyId: bodies.first.id, year: 2026, ...more }, today)
    for (const more of [{}, { month: 11 }, { teamId: team.id }, { teamId: team.id, month: 11 }])
      expect(await count(more)).toMatchObject({ received: 1, reached: 1, notReached: 0, open: 0 })
    expect(await count({ month: 10 })).toMatchObject({ received: 0, reached: 0 })
    expect(await count({ teamId: newId() })).toMatchObject({ received: 0, reached: 0 })
    expect(await countCases(db, { bodyId: bodies.second.id, year: 2026 }, today)).toMatchObject({ received: 0 })
  })

  test('loại việc dưới năm vụ không hiện, và không tính ra được', async () => {
    const { db, does, team, bodies } = world()
    for (let index = 0; index < 6; index++) await does('lan', recordCase, caseForm(team.id))
    await does('lan', recordCase, caseForm(team.id, 'x', { topic: 'family' }))
    const shown = topicFigures(await countTopics(db, bodies.first.id, 2026))
    expect(shown.find(({ topic }) => topic === 'family')!.received).toBe('under-5')
    expect(shown.find(({ topic }) => topic === 'land')!.received).toBe('hidden')
  })

  test('sổ có đủ cột của mẫu, bỏ cấp huyện; hòa giải viên chỉ thấy vụ của mình trong sổ', async () => {
    const { db, does, team, actors, house, clock } = world()
    const { id } = await goingOn(world())
    await does('lan', recordCase, caseForm(team.id, 'khác'))
    await does('cuong', endCase, { caseId: id, endedOn: '20/11/2026', endReason: 'agreement', note: 'Giữ lối đi.' })
    const bookOf = async (who: 'lan' | 'bich' | 'cuong' | 'dung' | 'tu') =>
      (await loadBook(db, house.secretKey, actors[who], today, { teamId: team.id, year: 2026 }))!
    const book = await bookOf('lan')
    expect([partOne.length, partTwo.length]).toEqual([10, 5])
    expect([...partOne, ...partTwo].some(({ head }) => head.includes('huyện'))).toBe(false)
    expect(book.rows).toMatchObject([
      { number: 1, mediator: 'Vũ Văn Cường', isReached: true },
      { number: 2, isReached: null },
    ])
    const counts = [await bookOf('bich'), await bookOf('cuong'), await bookOf('dung'), await bookOf('tu')]
    expect(counts.map(({ rows }) => rows.length)).toEqual([2, 1, 0, 0])
    expect((await writeWord(bookPaper(book, clock.now()))).length).toBeGreaterThan(1000)
    const [first, second] = bookWorkbook(book).sheets
    expect([first!.columns.length, second!.columns.length]).toEqual([10, 5])
    expect(first!.rows.map((row) => row.slice(0, 3))).toMatchObject([
      [1, book.rows[0]!.receivedOn, 'Vũ Văn Cường'],
      [2, book.rows[1]!.receivedOn, ''],
    ])
  })

  test('ai mở, tải sổ được ghi: người, tổ, năm, không gì của các bên; sổ của tổ khác thì bị từ chối', async () => {
    const { db, does, team, actors } = world()
    await goingOn(world())
    const form = { teamId: team.id, year: 2026, as: 'xlsx' as const }
    await expect(does('tu', takeBook, form)).rejects.toBe(refusals.noTeam)
    await expect(does('mai', takeBook, form)).rejects.toMatchObject({ status: 403 })
    const noted = () => db.selectFrom('audit').selectAll().where('act', '=', 'mediation.take-book').execute()
    expect(await noted()).toEqual([])
    await does('cuong', takeBook, form)
    expect(await noted()).toMatchObject([
      {
        actor_person_id: actors.cuong.personId,
        subject_kind: 'mediation-team',
        subject_id: team.id,
        after: { year: 2026, as: 'xlsx' },
        before: null,
      },
    ])
  })
})
