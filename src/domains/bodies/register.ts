import type { Day } from '#base/day.ts'
import { type Body, type BodyName, type BodySuccession, isAlive } from '#domains/bodies/body.ts'
import { canonicalName } from '#domains/bodies/body-names.ts'
import { nameInSentence, nation, type Place, isAlive as placeIsAlive, placeKinds } from '#domains/places/place.ts'
import type { PlaceFacts } from '#domains/places/place-facts.ts'

/** Danh mục cơ quan: every body of one province (of the nation: its own and those of provinces), living and ended, under every name; made once, asked for many names. */
export type Register = {
  provinceId: string
  bodies: readonly Body[]
  bodyById: ReadonlyMap<string, Body>
  /** By canonical name, with and without the place in it. */
  byName: ReadonlyMap<string, readonly NamedBody[]>
  /** By place id, then by the canonical name without its place: `văn phòng hội đồng nhân dân ủy ban nhân dân`. */
  byPlace: ReadonlyMap<string, ReadonlyMap<string, readonly NamedBody[]>>
  successionsOf: ReadonlyMap<string, readonly BodySuccession[]>
  /** The province and its communes (the nation: its provinces) by canonical full name and former names; the province also by its bare name. */
  placesByName: ReadonlyMap<string, Place>
  facts: PlaceFacts
}

/** A body and how the name that found it is its own. */
export type NamedBody = { body: Body; how: 'exact' | 'other-name' }

export function registerOf(
  provinceId: string,
  {
    bodies,
    names,
    successions,
  }: { bodies: readonly Body[]; names: readonly BodyName[]; successions: readonly BodySuccession[] },
  facts: PlaceFacts,
): Register {
  const bodyById = new Map(bodies.map((body) => [body.id, body]))
  const own = bodies.flatMap((body) =>
    [body.name, body.shortName].filter((name) => name !== null).map((name) => ({ body, name, how: 'exact' as const })),
  )
  const other = names.flatMap(({ bodyId, name }) => {
    const body = bodyById.get(bodyId)
    return body ? [{ body, name, how: 'other-name' as const }] : []
  })
  const full = [...own, ...other].map(({ body, name, how }) => ({ body, how, key: canonicalName(name) }))
  const stems = full.map(({ body, how, key }) => ({
    body,
    how,
    key: withoutPlace(key, facts.placeById.get(body.placeId)),
  }))
  return {
    provinceId,
    bodies,
    bodyById,
    byName: groupNames(full),
    byPlace: new Map(
      [...Map.groupBy(stems, ({ body }) => body.placeId)].map(([placeId, rows]) => [placeId, groupNames(rows)]),
    ),
    successionsOf: Map.groupBy(successions, ({ oldId }) => oldId),
    placesByName: placeNames(provinceId, facts),
    facts,
  }
}

/** Living bodies of a place under a name without its place; exact names before other ones. */
export function findAt(register: Register, placeId: string, stem: string, day: Day): NamedBody[] {
  return living(register.byPlace.get(placeId)?.get(stem) ?? [], day)
}

export function living(found: readonly NamedBody[], day: Day): NamedBody[] {
  const alive = found.filter(({ body }) => isAlive(body, day))
  const exact = alive.filter(({ how }) => how === 'exact')
  return exact.length > 0 ? exact : alive
}

/** The communes of the province that stand on a day; of the nation, the provinces. */
export function placesBelow(register: Register, day: Day): Place[] {
  const above = register.provinceId === nation.id ? null : register.provinceId
  return register.facts.places.filter((place) => place.parentId === above && placeIsAlive(place, day))
}

function placeNames(provinceId: string, facts: PlaceFacts): Map<string, Place> {
  const isBelow = ({ parentId, toDay }: Place) =>
    provinceId === nation.id ? parentId === null && toDay === null : parentId === provinceId
  const own = (place: Place | undefined): place is Place =>
    place !== undefined && (place.id === provinceId || isBelow(place))
  const province = facts.placeById.get(provinceId)
  const former = facts.formerNames.map(({ placeId, name }) => ({ name, place: facts.placeById.get(placeId) }))
  const now = facts.places.map((place) => ({ name: place.fullName, place }))
  const bare = province ? [{ name: province.name, place: province }] : []
  return new Map(
    [...former, ...now, ...bare].flatMap(({ name, place }) =>
      own(place) ? [[canonicalName(name), place] as const] : [],
    ),
  )
}

function groupNames(rows: readonly (NamedBody & { key: string })[]): Map<string, NamedBody[]> {
  const groups = new Map<string, NamedBody[]>()
  for (const { key, body, how } of rows) {
    const group = groups.get(key) ?? []
    if (!group.some((one) => one.body.id === body.id)) group.push({ body, how })
    groups.set(key, group)
  }
  return groups
}

/** «văn phòng … phường võ cường» or «văn phòng … phường» of a ward → «văn phòng …». */
function withoutPlace(key: string, place: Place | undefined): string {
  if (!place) return key
  const endings = [
    canonicalName(nameInSentence(place)),
    placeKinds[place.kind].word.toLowerCase(),
    canonicalName(place.name),
  ]
  const ending = endings.find((one) => key.endsWith(` ${one}`))
  return ending === undefined ? key : key.slice(0, -ending.length - 1)
}
