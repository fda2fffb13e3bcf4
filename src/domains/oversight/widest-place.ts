import type { Actor } from '#platform/acts/actor.ts'

/**
 * Nơi rộng nhất trong phạm vi: the path of the smallest place that holds all that a person may look at; `''` is the nation,
 * undefined for whoever may look at nothing.
 */
export function widestPlacePath({ grants }: Pick<Actor, 'grants'>): string | undefined {
  const paths = grants.filter((grant) => grant.deeds.has('read tasks')).map((grant) => grant.placePath.split('/'))
  if (paths.length === 0) return undefined
  const shared = paths.reduce((one, other) => one.slice(0, differsAt(one, other)))
  return shared
    .filter(Boolean)
    .map((step) => `${step}/`)
    .join('')
}

/** Whether every body of a place and of those below it is in reach, as far as the grants themselves say. */
export function holdsWholePlace({ grants }: Pick<Actor, 'grants'>, path: string): boolean {
  return grants.some(
    (grant) =>
      grant.deeds.has('read tasks') &&
      (grant.bodyPath === '/' || (grant.reach === 'place' && path.startsWith(grant.placePath))),
  )
}

function differsAt(one: string[], other: string[]): number {
  const at = one.findIndex((step, index) => step !== other[index])
  return at < 0 ? one.length : at
}
