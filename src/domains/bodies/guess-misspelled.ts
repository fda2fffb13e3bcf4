import type { Day } from '#base/day.ts'
import { fold } from '#base/vietnamese.ts'
import { type Body, communeIdOf, isAlive, provinceIdOf, shortNameOf } from '#domains/bodies/body.ts'
import { editDistance } from '#domains/bodies/edit-distance.ts'
import { readPlaceRef } from '#domains/bodies/place-ref.ts'
import type { NamedBody, Register } from '#domains/bodies/register.ts'
import { type Doubt, doubt } from '#domains/bodies/resolution.ts'
import { placeKinds } from '#domains/places/place.ts'

/**
 * Viết sai: bodies whose name is a slip away from what is written («Sở Tư pháo», «So Tu phap», «UBND phường Võ Cuờng»), nearest
 * first. Never decides.
 */
export function guessMisspelled(
  key: string,
  { issuer, day }: { issuer: Body; day: Day },
  register: Register,
): Doubt | undefined {
  const ref = readPlaceRef(key, day, register)
  const placeIds = [communeIdOf(issuer), provinceIdOf(issuer), ref.kind === 'named' ? ref.place.id : undefined]
  const near = [...new Set(placeIds)].flatMap((placeId) => {
    const names = register.byPlace.get(placeId ?? '') ?? new Map()
    const place = register.facts.placeById.get(placeId ?? '')
    // «phuong» without marks is no place word, so the names are tried with theirs, too.
    const ending = place ? ` ${placeKinds[place.kind].word.toLowerCase()}` : ''
    return [...close(ref.stem, names, ''), ...close(key, names, ending)]
  })
  const full = close(key, register.byName, '')
  const found = [...near, ...full].filter(({ body }) => isAlive(body, day)).sort((a, b) => a.distance - b.distance)
  if (found.length === 0) return undefined
  return doubt(
    found.slice(0, candidatesMax).map(({ body }) => body.id),
    `Danh mục không có tên này. Có phải viết nhầm «${shortNameOf(found[0]!.body)}»?`,
  )
}

const candidatesMax = 5

function close(
  key: string,
  names: ReadonlyMap<string, readonly NamedBody[]>,
  ending: string,
): { body: Body; distance: number }[] {
  const written = fold(key)
  const max = Math.min(3, Math.max(1, Math.floor(written.length / 12)))
  return [...names].flatMap(([name, bodies]) => {
    // Names that many bodies share say nothing without their place.
    if (new Set(bodies.map(({ body }) => body.placeId)).size > 1) return []
    const distance = editDistance(written, fold(name + ending), max)
    return distance > max ? [] : bodies.map(({ body }) => ({ body, distance }))
  })
}
