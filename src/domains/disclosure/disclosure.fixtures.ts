import { enterDisclosure } from '#domains/disclosure/acts/enter-disclosure.ts'
import type { Disclosure } from '#domains/disclosure/disclosure.ts'
import type { Who, World } from '#domains/plans/plans.fixtures.ts'

/** What the form of a new line of xã Một sends; the clock stands on Saturday 21/11/2026, five working days after the 16th are the 23rd. */
export function aDisclosureForm({ bodies }: Pick<World, 'bodies'>, change: Record<string, unknown> = {}) {
  return {
    disclosureId: '',
    version: '0',
    bodyId: bodies.first.id,
    kind: 'budget',
    title: 'Dự toán ngân sách xã năm 2027',
    number: '45/QĐ-UBND',
    madeOn: '16/11/2026',
    channels: ['portal', 'posting'],
    dueOn: '',
    dueBy: '',
    keepUntil: '',
    ...change,
  }
}

/** A line that was entered; by Lan at xã Một unless told otherwise. */
export function enterOne(world: World, change: Record<string, unknown> = {}, who: Who = 'lan'): Promise<Disclosure> {
  return world.does(who, enterDisclosure, aDisclosureForm(world, change))
}

/** What a form about a line carries. */
export const formOf = ({ id, version }: Pick<Disclosure, 'id' | 'version'>) => ({
  disclosureId: id,
  version: String(version),
})
