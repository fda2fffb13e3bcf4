import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Form } from '#domains/statistics/forms/form.ts'
import { type Expected, heirsAmong, rateAsItWas, rateOnTodaysMap } from '#domains/statistics/returns/reporting-rate.ts'
import { addSigned, countedOnce, type Signed, signedOnTodaysMap } from '#domains/statistics/returns/roll-up.ts'
import { type Heirs, lineOf, onTodaysMap, standingToday, takenOverBy } from '#domains/statistics/todays-map.ts'

test('một nơi kế tục thì nhận cả, nhiều nơi kế tục thì giữ tên cũ chưa chia, không ai kế tục thì đứng nguyên', () => {
  const heirs: Heirs = new Map([
    ['cũ', ['giữa']],
    ['giữa', ['mới']],
    ['tách', ['mới', 'khác']],
  ])
  const { standing, undivided } = onTodaysMap(
    [
      ['mới', 1],
      ['cũ', 2],
      ['tách', 4],
      ['lẻ', 8],
    ],
    heirs,
  )
  expect([...standing].map(([id, parts]) => [id, parts.map(({ value }) => value)])).toEqual([
    ['mới', [1, 2]],
    ['lẻ', [8]],
  ])
  expect(undivided).toEqual([{ id: 'tách', heirs: ['mới', 'khác'], value: 4 }])
})

test('ghi vòng quanh thì mỗi nơi vẫn đứng một lần', () => {
  const circle: Heirs = new Map([
    ['a', ['b']],
    ['b', ['a']],
  ])
  expect(standingToday('a', circle)).toEqual(['a'])
  expect(lineOf('a', circle)).toEqual(['b'])
})

/** What happened to communes, in order; each works on those that stand then. */
const change = fc.record({
  kind: fc.constantFrom('record', 'merge', 'split', 'rename', 'send', 'partly-merge'),
  at: fc.nat(50),
  other: fc.nat(50),
})

const form: Pick<Form, 'cells'> = {
  cells: {
    'a.1': { kind: 'measure', measure: 'activities.all' },
    'b.1': { kind: 'typed' },
    'c.1': {
      kind: 'sum',
      sum: [
        { cell: 'a.1', sign: 1 },
        { cell: 'b.1', sign: 1 },
      ],
    },
  },
}
const typedInto = 5

/** A small country: records stay with the body that wrote them, a body that alone took over counts them with its own. */
function country() {
  const standing = ['a', 'b', 'c', 'd']
  const records = new Map<string, number>(standing.map((id) => [id, 1]))
  const heirs = new Map<string, string[]>()
  const latest = new Map<string, Signed>()
  let named = 0
  const born = () => {
    const id = `n${named++}`
    standing.push(id)
    records.set(id, 0)
    return id
  }
  const end = (id: string, to: string[]) => {
    standing.splice(standing.indexOf(id), 1)
    heirs.set(id, to)
  }
  const send = (id: string) => {
    const all = takenOverBy(id, heirs)
    const value = [id, ...all].reduce((sum, one) => sum + records.get(one)!, 0)
    latest.set(id, {
      returnId: id,
      bodyId: id,
      bodyName: id,
      tookOver: all,
      cells: { 'a.1': value, 'b.1': typedInto, 'c.1': value + typedInto },
      typed: { 'b.1': { value: typedInto, reason: '' } },
      counted: { 'a.1': value },
      isSum: false,
    })
  }
  const step = ({ kind, at, other }: { kind: string; at: number; other: number }) => {
    const one = standing[at % standing.length]!
    const two = standing[other % standing.length]!
    if (kind === 'record') records.set(one, records.get(one)! + 1)
    if (kind === 'send') send(one)
    if (kind === 'rename') end(one, [born()])
    if (kind === 'split') end(one, [born(), born()])
    if (kind === 'merge' && one !== two) {
      const heir = born()
      end(one, [heir])
      end(two, [heir])
    }
    if (kind === 'partly-merge' && one !== two) end(one, [two])
  }
  return { standing, records, heirs, latest, send, step }
}

test('qua mọi chuỗi sáp nhập, chia tách, đổi tên: hai bản đồ cùng tổng, tỷ lệ trong 0–100 %, tổng hợp không cộng hai lần', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), fc.nat(3), (changes, count) => {
      const { standing, records, heirs, latest, send, step } = country()
      for (const one of changes) step(one)
      const all = [...records.values()].reduce((sum, value) => sum + value, 0)
      const { standing: today, undivided } = onTodaysMap(records, heirs)
      const parts = [...[...today.values()].flat(), ...undivided]
      expect(parts.map(({ id }) => id).toSorted()).toEqual([...records.keys()].toSorted())
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(all)
      for (const id of today.keys()) expect(standing).toContain(id)

      const once = countedOnce(form, [...latest.values()])
      const rolled = addSigned(form, once)
      const sum = rolled['a.1']!.sum ?? 0
      expect(sum).toBeLessThanOrEqual(all)
      const typed = latest.size * typedInto
      expect(rolled['b.1']!.sum ?? 0).toBe(typed)
      expect(rolled['c.1']!.sum ?? 0).toBe(Number(sum) + typed)
      const rows = signedOnTodaysMap(form, once, heirs, (id) => id)
      for (const [key, { sum: whole }] of Object.entries(rolled))
        expect(rows.reduce((parts, { cells }) => parts + Number(cells[key]!.sum ?? 0), 0)).toBe(whole ?? 0)

      const body = (id: string): Expected => {
        const sent = latest.get(id)
        const answered = sent && { returnId: id, sentOn: '2026-11-01', firstSentOn: '2026-11-01', receivedAt: null }
        return {
          bodyId: id,
          bodyName: id,
          placeId: id,
          answered:
            answered === undefined
              ? null
              : { ...answered, sentBackWhy: '', isEmpty: false, countedOn: answered.sentOn, tookOver: sent!.tookOver },
          endedOn: heirs.has(id) ? '2026-11-01' : null,
          successors: heirs.get(id) ?? [],
        }
      }
      const bodies = new Map([...records.keys()].map((id) => [id, body(id)]))
      const expected = ['a', 'b', 'c', 'd'].slice(0, count + 1).map((id) => bodies.get(id)!)
      expect(heirsAmong(expected, bodies).get('a')).toEqual(heirs.get('a') ?? [])
      for (const { part, whole } of [rateAsItWas(expected, bodies), rateOnTodaysMap(expected, bodies)]) {
        expect(part).toBeGreaterThanOrEqual(0)
        expect(part).toBeLessThanOrEqual(whole)
        expect(whole).toBeGreaterThan(0)
      }

      // when everybody of today has sent, nothing is missing but what fell to several, and nothing is there twice
      for (const id of [...standing]) send(id)
      for (const { id } of undivided) latest.delete(id)
      const left = undivided.reduce((total, { value }) => total + value, 0)
      const full = countedOnce(
        form,
        [...latest.values()].filter(({ bodyId }) => standingToday(bodyId, heirs).length === 1),
      )
      expect(addSigned(form, full)['a.1']!.sum).toBe(all - left)
    }),
    { numRuns: 300 },
  )
})
