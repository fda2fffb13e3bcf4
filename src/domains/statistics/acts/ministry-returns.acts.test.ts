import { expect, test } from 'vitest'
import { atMinistry, foundTheMinistry, pageAsked } from '#domains/people/testing/ministry.ts'
import { actorFor, addBody, addOfficer, addPlace, giveRole, goesInto } from '#domains/people/testing/people-house.ts'
import { approveReturn } from '#domains/statistics/acts/approve-return.ts'
import { askForReturns } from '#domains/statistics/acts/ask-for-returns.ts'
import { beginReturn } from '#domains/statistics/acts/begin-return.ts'
import { changeReturn } from '#domains/statistics/acts/change-return.ts'
import { correctReturn } from '#domains/statistics/acts/correct-return.ts'
import { receiveReturn } from '#domains/statistics/acts/receive-return.ts'
import { submitReturn } from '#domains/statistics/acts/submit-return.ts'
import { writeForm } from '#domains/statistics/acts/write-form.ts'
import { shippedForm } from '#domains/statistics/forms/shipped-forms.ts'
import { askingRefusals, standingOf } from '#domains/statistics/returns/asking.ts'
import { listAskedOf, listExpected, listTakenOver, loadAsking } from '#domains/statistics/returns/askings.queries.ts'
import { listCorrectionsOwed } from '#domains/statistics/returns/corrections-owed.queries.ts'
import { rateAsItWas } from '#domains/statistics/returns/reporting-rate.ts'
import { returnsRoutes } from '#domains/statistics/returns/returns.routes.ts'
import { returnsForDigest } from '#domains/statistics/returns/returns-digest.queries.ts'
import { listSigned } from '#domains/statistics/returns/roll-up.queries.ts'
import { addSigned } from '#domains/statistics/returns/roll-up.ts'
import { asked, onStatistics } from '#domains/statistics/statistics.fixtures.ts'
import { type Act, perform } from '#platform/acts/act.ts'
import type { Actor } from '#platform/acts/actor.ts'

const window = { code: 'LV-02/HGOCS', title: 'Sơ bộ năm 2026', from: '01/01/2026', to: '31/10/2026' }
const cell = 'e.1'

onStatistics('biểu của bộ', (world) => {
  const does = <Input, Output>(actor: Actor, deed: Act<Input, Output>, raw: Record<string, unknown>) =>
    perform(deed, { house: world().house, actor }, raw)
  const pairAt = async (bodyId: string) => {
    const one = async (name: string, role: 'officer' | 'leader') => {
      const id = await addOfficer(world().house, { name, homeBodyId: bodyId })
      await giveRole(world().house, id, role, { bodyId })
      return actorFor(world().house, id)
    }
    return { writer: await one('Đỗ Thị Thu', 'officer'), leader: await one('Trương Quang Vinh', 'leader') }
  }
  type Pair = Awaited<ReturnType<typeof pairAt>>
  /** Begun, with a number in one cell where one is given, signed and sent. */
  const sends = async (pair: Pair, askingId: string, bodyId: string, value?: string) => {
    const { id } = await does(pair.writer, beginReturn, { askingId, bodyId })
    const typed = value === undefined ? {} : { [`cell.${cell}`]: value }
    await does(pair.writer, changeReturn, { returnId: id, version: '0', ...typed })
    await does(pair.writer, submitReturn, { returnId: id, version: '1' })
    return does(pair.leader, approveReturn, { returnId: id, version: '2' })
  }
  /** A ministry that asks; the committee of the province has its own two people. */
  const ministryAsks = async () => {
    const { house, bodies } = world()
    const ministry = await foundTheMinistry(house)
    const bao = await atMinistry(house, ministry, 'Lê Quốc Bảo', 'officer')
    const { id } = await does(bao, askForReturns, { ...window, bodyId: ministry.id, due: '20/11/2026' })
    return { ministry, bao, id, province: await pairAt(bodies.province.id) }
  }
  /** Another province with one commune, both with their two people. */
  const another = async () => {
    const { db } = world()
    await addPlace(db, '31', null)
    await addPlace(db, '31001', '31')
    const body = await addBody(db, { name: 'UBND tỉnh Xa', place: '31/', path: '/8/', parentId: null })
    const commune = await addBody(db, { name: 'UBND xã Xa', place: '31/31001/', path: '/8/1/', parentId: body.id })
    return { body, commune, pair: await pairAt(body.id), communePair: await pairAt(commune.id) }
  }
  /** Of the ministry's form: `a` is the same line, `e` is another one, all others are missing. */
  const provinceWrites = async (who: 'commune' | 'province') => {
    const id = await addOfficer(world().house, { name: 'Phạm Văn Quản' })
    await giveRole(world().house, id, 'administrator', { bodyId: null })
    const words = { name: 'Hòa giải, bản của tỉnh', basis: 'Công văn thử số 1/STP', mark: 'working' }
    const lines = {
      columns: '1 | Số liệu',
      rows: 'a | Tổ | teams.all\ne | Buổi sinh hoạt của tổ | nhập',
      checks: '',
      periods: '',
    }
    const days = { fromDay: '01/01/2026', toDay: '' }
    const written = { provinceId: '24', code: window.code, who, ...words, ...lines, ...days }
    return does(await actorFor(world().house, id), writeForm, written)
  }
  const form = shippedForm(window.code)!
  const sumAt = async (askingId: string) =>
    addSigned(form, await listSigned(world().db, { id: askingId, form: form }))[cell]!.sum
  const rateAt = async (askingId: string) => {
    const expected = await listExpected(world().db, askingId)
    const gone = expected.filter(({ endedOn }) => endedOn !== null).map(({ bodyId }) => bodyId)
    const heirs = await listTakenOver(world().db, askingId, gone)
    return rateAsItWas(expected, new Map(heirs.map((heir) => [heir.bodyId, heir])))
  }

  test('bộ hỏi tỉnh, không hỏi xã: xã không thấy, không bị đôn đốc; tỉnh thấy, chưa hỏi xã thì chưa có gì để cộng', async () => {
    const { db, bodies, today } = world()
    const { id, province } = await ministryAsks()
    const far = await another()
    expect(await listAskedOf(db, bodies.first.id, today)).toEqual([])
    await expect(does(world().actors.lan, beginReturn, { askingId: id, bodyId: bodies.first.id })).rejects.toBe(
      askingRefusals.notFound,
    )
    expect((await listAskedOf(db, bodies.province.id, today)).map((one) => [one.id, one.bodyName])).toEqual([
      [id, 'Bộ Tư pháp'],
    ])
    expect((await listExpected(db, id)).map(({ bodyId }) => bodyId).sort()).toEqual(
      [bodies.province.id, far.body.id].sort(),
    )
    const told = new Map((await returnsForDigest.list(db, today)).map(({ personId, ref }) => [personId, ref.o]))
    expect(told.get(province.writer.personId!)).toBe(`asked:${id}/${bodies.province.id}`)
    expect([told.has(world().ids.lan), told.has(far.communePair.writer.personId!)]).toEqual([false, false])
    await expect(does(province.writer, beginReturn, { askingId: id, bodyId: bodies.province.id })).rejects.toBe(
      askingRefusals.noneAskedBelow,
    )
  })

  test('xã → tỉnh → bộ: biểu xã dừng ở tỉnh, biểu tỉnh là tổng đã ký và đến bộ; muộn, chưa gửi, tỷ lệ, tổng đều thấy', async () => {
    const { db, house, bodies, today } = world()
    const { id, bao, province } = await ministryAsks()
    const far = await another()
    const below = await asked(world(), { ...window, due: '10/11/2026' })
    const commune = await sends(
      { writer: world().actors.lan, leader: world().actors.hung },
      below.id,
      bodies.first.id,
      '4',
    )
    expect(commune.sentTo).toEqual(['UBND tỉnh Thử'])
    const standings = async () =>
      new Map((await listExpected(db, id)).map((one) => [one.bodyId, standingOf(one.answered, '2026-11-20', today)]))
    expect([...(await standings()).values()]).toEqual(['missing', 'missing'])
    const sent = await sends(province, id, bodies.province.id)
    expect(sent.sentTo).toEqual(['Bộ Tư pháp'])
    expect([(await standings()).get(bodies.province.id), (await standings()).get(far.body.id)]).toEqual([
      'sent',
      'missing',
    ])
    expect([await rateAt(id), await sumAt(id)]).toEqual([{ part: 1, whole: 2 }, 4])
    const page = await pageAsked(returnsRoutes['GET /nghiep-vu/thong-ke/ky/:askingId'], {
      house,
      actor: bao,
      params: { askingId: id },
    })
    expect(page).toContain('UBND tỉnh Xa')
    expect(page).toContain('Gửi muộn')
    expect(page).not.toContain('UBND xã')
    const opened = await pageAsked(returnsRoutes['GET /nghiep-vu/thong-ke/bieu/:returnId'], {
      house,
      actor: bao,
      params: { returnId: sent.id },
    })
    expect(opened).toContain('Cộng từ biểu đã ký gửi của 1 trong 2 nơi')
    await does(bao, receiveReturn, { askingId: id, bodyId: bodies.province.id, returnId: sent.id })
    expect((await standings()).get(bodies.province.id)).toBe('received')
  })

  test('hai tỉnh nhập một sau kỳ: tỉnh nhận cộng cả biểu xã đã ký gửi tỉnh cũ, tỉnh cũ không còn bị coi là thiếu', async () => {
    const { db, bodies, today } = world()
    const { id, province } = await ministryAsks()
    const far = await another()
    const below = await asked(world(), { ...window, due: '10/11/2026' })
    const farBelow = await does(far.pair.writer, askForReturns, { ...window, bodyId: far.body.id, due: '10/11/2026' })
    await sends({ writer: world().actors.lan, leader: world().actors.hung }, below.id, bodies.first.id, '4')
    await sends(far.communePair, farBelow.id, far.commune.id, '3')
    const first = await sends(province, id, bodies.province.id)
    await goesInto(db, far.body, bodies.province)
    expect((await listCorrectionsOwed(db, [bodies.province.id], today)).map(({ lacks }) => lacks)).toEqual([
      ['UBND tỉnh Xa'],
    ])
    const next = await does(province.writer, correctReturn, {
      returnId: first.id,
      version: '3',
      why: 'Gồm cả tỉnh Xa đã nhập vào.',
    })
    await does(province.writer, submitReturn, { returnId: next.id, version: '0' })
    await does(province.leader, approveReturn, { returnId: next.id, version: '1' })
    expect(await listCorrectionsOwed(db, [bodies.province.id], today)).toEqual([])
    expect([await rateAt(id), await sumAt(id)]).toEqual([{ part: 2, whole: 2 }, 7])
  })

  test('tỉnh cũ đã tự gửi rồi mới nhập: tổng của bộ không cộng số của nó hai lần, cả ô nhập tay', async () => {
    const { db, bodies } = world()
    const { id, province } = await ministryAsks()
    const far = await another()
    const below = await asked(world(), { ...window, due: '10/11/2026' })
    const farBelow = await does(far.pair.writer, askForReturns, { ...window, bodyId: far.body.id, due: '10/11/2026' })
    await sends({ writer: world().actors.lan, leader: world().actors.hung }, below.id, bodies.first.id, '4')
    await sends(far.communePair, farBelow.id, far.commune.id, '3')
    await sends(far.pair, id, far.body.id)
    await goesInto(db, far.body, bodies.province)
    await sends(province, id, bodies.province.id)
    expect([await rateAt(id), await sumAt(id)]).toEqual([{ part: 2, whole: 2 }, 7])
  })

  test('tỉnh có bản riêng của biểu bộ hỏi: xã được hỏi bằng biểu của bộ; bản riêng là tỉnh lập cũng không chặn đường', async () => {
    const { db, actors, bodies } = world()
    const { ministry, bao, province } = await ministryAsks()
    await provinceWrites('commune')
    const below = await asked(world(), { ...window, due: '10/11/2026' })
    expect((await loadAsking(db, actors.mai, below.id)).form.cells).toEqual(form.cells)
    await provinceWrites('province')
    const september = { ...window, to: '30/09/2026' }
    await expect(asked(world(), { ...september, due: '10/10/2026' })).rejects.toBe(askingRefusals.byProvince)
    const { id } = await does(bao, askForReturns, { ...september, bodyId: ministry.id, due: '20/10/2026' })
    await asked(world(), { ...september, due: '10/10/2026' })
    const begun = await does(province.writer, beginReturn, { askingId: id, bodyId: bodies.province.id })
    expect(begun.rolled).not.toBeNull()
  })

  test('xã đã ký bản của tỉnh trước khi bộ hỏi: dòng khác không cộng vào dòng cùng mã của bộ, trang nói rõ, tỉnh ghi kèm lý do', async () => {
    const { db, house, bodies } = world()
    await provinceWrites('commune')
    const below = await asked(world(), { ...window, due: '10/11/2026' })
    await sends({ writer: world().actors.lan, leader: world().actors.hung }, below.id, bodies.first.id, '907')
    const { id, province } = await ministryAsks()
    const draft = await does(province.writer, beginReturn, { askingId: id, bodyId: bodies.province.id })
    const pages = { house, actor: province.writer, params: { returnId: draft.id, cell } }
    const page = await pageAsked(returnsRoutes['GET /nghiep-vu/thong-ke/bieu/:returnId'], pages)
    expect(page).toContain('UBND xã Một đã ký bản khác của biểu này')
    const ofCell = await pageAsked(returnsRoutes['GET /nghiep-vu/thong-ke/bieu/:returnId/o/:cell'], pages)
    const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ')
    expect(words(ofCell)).toContain('UBND xã Một')
    expect(words(ofCell + page)).not.toContain(' 907 ')
    const rolled = addSigned(form, await listSigned(db, { id: below.id, form }))
    expect([rolled['a.1']!.sum, rolled[cell]!.sum, rolled['h.1']!.sum]).toEqual([0, null, null])
    const written = { [`cell.${cell}`]: '3', [`why.${cell}`]: 'Xã báo thêm bằng văn bản.' }
    await does(province.writer, changeReturn, { returnId: draft.id, version: '0', ...written })
    const { cells } = await does(province.writer, submitReturn, { returnId: draft.id, version: '1' })
    expect([cells!['a.1'], cells![cell]]).toEqual([0, 3])
  })
})
