import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { findBody } from '#domains/bodies/bodies.queries.ts'
import type { Overview, PlaceFigures } from '#domains/oversight/overview.ts'
import { holdsWholePlace, widestPlacePath } from '#domains/oversight/widest-place.ts'
import { isAlive, levelOf, nation, type Place } from '#domains/places/place.ts'
import { findPlace, listChildren, listProvinces, listSuccessors, loadPlace } from '#domains/places/places.queries.ts'
import {
  everyTally,
  findTallyAge,
  type TallyScope,
  tallyByHolder,
  tallyByPlace,
  tallyByPlan,
  tallyByYear,
  tallyElsewhere,
} from '#domains/plans/tally.queries.ts'
import { addTallies, emptyTally } from '#domains/plans/tally.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { may, refusals, whereMay } from '#platform/permission/permission.ts'

export type OverviewWish = { placeId: string | null; holderId: string | null; year: number | null }

/** A page of the overview. Without a place: the widest one within reach. A place outside it is not found. */
export async function loadOverview(db: Db, actor: Actor, today: Day, wish: OverviewWish): Promise<Overview> {
  const widest = widestPlacePath(actor)
  if (widest === undefined) throw refusals.notFound
  const place = await placeAsked(db, wish.placeId, widest)
  const { year } = wish
  const scope: TallyScope = { ...everyTally, placeId: place?.id ?? null, holderId: wish.holderId, year }
  const common = {
    place,
    year,
    trail: await trailOf(db, place, widest),
    isBelowNation: widest === '' && place !== null,
    age: await findTallyAge(db, today),
    years: await tallyByYear(db, actor, today, scope),
  }
  if (wish.holderId !== null) return { ...common, ...(await ofHolder(db, actor, today, scope, wish.holderId)) }
  const groups = await tallyByPlace(db, actor, today, scope)
  const isLast = place !== null && levelOf(place) !== 'province'
  const own: TallyScope = isLast ? scope : { ...scope, placeId: null, ownPlaceId: (place ?? nation).id }
  // the nation has bodies of its own only where there is a ministry
  const hasOwn = place !== null || groups.some(({ placeId }) => placeId === '')
  const isFirst = (place?.path ?? '') === widest
  return {
    ...common,
    holder: null,
    sum: addTallies(groups),
    places: isLast ? [] : await placesBelow(db, actor, today, place, groups),
    holders: hasOwn ? await tallyByHolder(db, actor, today, own) : [],
    plans: hasOwn ? await tallyByPlan(db, actor, today, own) : [],
    elsewhere: isFirst && widest !== '' ? await tallyElsewhere(db, actor, today, { path: widest, year }) : [],
  }
}

async function placeAsked(db: Db, placeId: string | null, widest: string): Promise<Place | null> {
  const id = placeId ?? widest.split('/').at(-2)
  if (id === undefined) return null
  const place = await findPlace(db, id)
  if (place?.id === nation.id && widest === nation.path) return null
  if (place === undefined || !place.path.startsWith(widest)) throw refusals.notFound
  return place
}

async function trailOf(db: Db, place: Place | null, widest: string): Promise<Place[]> {
  const steps = place?.path.slice(widest.length).split('/').slice(0, -2) ?? []
  const own = widest.split('/').at(-2)
  const ids = place === null || place.path === widest ? [] : [...(own === undefined ? [] : [own]), ...steps]
  const trail: Place[] = []
  for (const id of ids) trail.push(await loadPlace(db, id))
  return trail
}

/** One body with its plans; a body elsewhere only as far as a body in reach takes part. */
async function ofHolder(db: Db, actor: Actor, today: Day, scope: TallyScope, holderId: string) {
  const body = await findBody(db, holderId)
  const holders = await tallyByHolder(db, actor, today, scope)
  const isSeen = body && may(actor, 'read tasks', { bodyId: body.id, bodyPath: body.path, placePath: body.placePath })
  if (body === undefined || (holders.length === 0 && !isSeen)) throw refusals.notFound
  return {
    holder: { id: body.id, name: body.name, endedOn: body.toDay },
    sum: addTallies(holders),
    places: [],
    holders: [],
    plans: await tallyByPlan(db, actor, today, scope),
    elsewhere: [],
  }
}

type Groups = Awaited<ReturnType<typeof tallyByPlace>>

/** Every place of today within reach, with figures or without; and those that ended and still have some. */
async function placesBelow(
  db: Db,
  actor: Actor,
  today: Day,
  above: Place | null,
  groups: Groups,
): Promise<PlaceFigures[]> {
  const figures = new Map(groups.map((group) => [group.placeId, group]))
  const reached = await placesReached(db, actor, above)
  const alive = above === null ? await listProvinces(db, today) : await listChildren(db, above.id, today)
  const shown = alive.filter(({ id }) => reached === undefined || reached.has(id) || figures.has(id))
  const known = new Set(alive.map(({ id }) => id))
  const rows: PlaceFigures[] = shown.map((place) => ({
    ...(figures.get(place.id) ?? { ...emptyTally, plans: 0 }),
    place,
    ended: null,
  }))
  for (const group of groups.filter(({ placeId }) => placeId !== '' && !known.has(placeId))) {
    const place = await loadPlace(db, group.placeId)
    rows.push({ ...group, place, ended: await endOf(db, place, today) })
  }
  return rows
}

async function endOf(db: Db, place: Place, today: Day): Promise<PlaceFigures['ended']> {
  if (isAlive(place, today) || place.toDay === null) return null
  const successors = await listSuccessors(db, place.id)
  const [only] = successors
  return { on: place.toDay, into: successors.length === 1 && only!.certainty === 'certain' ? only! : null }
}

/** Places below with a body in reach: a commune that nobody may look at is not called «chưa có kế hoạch». Undefined: all. */
async function placesReached(db: Db, actor: Actor, above: Place | null): Promise<ReadonlySet<string> | undefined> {
  const path = above?.path ?? ''
  if (holdsWholePlace(actor, path)) return undefined
  const { rows } = await sql<{ id: string }>`
    select distinct split_part(substr(place.path, ${path.length + 1}::integer), '/', 1) as id
    from body join place on place.id = body.place_id
    where starts_with(place.path, ${path}) and ${whereMay(actor, 'read tasks', 'body')}`.execute(db)
  return new Set(rows.map(({ id }) => id))
}
