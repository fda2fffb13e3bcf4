import type { MatterClock } from '#domains/matters/clocks/matter-clocks.ts'
import type { Matter } from '#domains/matters/matter.ts'

/** How the running time of a matter may be made longer: by an extension of the clock, or by saying in writing that it is complex. */
export type ExtensionWay = { how: 'extension' | 'complex'; clock: MatterClock }

/** undefined: the law gives no more time. */
export function extensionOf(
  matter: Pick<Matter, 'extensions' | 'circumstances'>,
  clocks: readonly MatterClock[],
): ExtensionWay | undefined {
  const running = clocks.filter(
    ({ standing }) => standing === 'running' || standing === 'late' || standing === 'standing',
  )
  const extensible = running.find(({ rule }) => {
    const times = matter.extensions.filter(({ ruleId }) => ruleId === rule.id).length
    return rule.extension !== null && times < rule.extension.timesMax
  })
  if (extensible !== undefined) return { how: 'extension', clock: extensible }
  const complex = running.find(
    ({ rule }) =>
      !matter.circumstances.includes('complex') && rule.variants.some(({ when }) => when.includes('complex')),
  )
  return complex && { how: 'complex', clock: complex }
}
