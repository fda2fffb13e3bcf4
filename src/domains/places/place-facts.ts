import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Day } from '#base/day.ts'
import {
  type Certainty,
  type Place,
  type PlaceKind,
  type PlaceSuccession,
  placeKinds,
  twoLevelDay,
} from '#domains/places/place.ts'
import { factsFolder } from '#platform/files/facts-folder.ts'

/** Dữ liệu địa giới kèm theo: every unit and succession that the system ships, read once from `facts/`. */
export type PlaceFacts = {
  /** Parents before children. */
  places: readonly Place[]
  successions: readonly PlaceSuccession[]
  /** «Tỉnh Đồng Nai» until 30 April 2026, and the like. */
  formerNames: readonly FormerName[]
  placeById: ReadonlyMap<string, Place>
  /**
   * By full name in lower case, `phường ba đình`: old and new units of that name, everywhere. A former name leads to its
   * place as it was then: with that name, and ending when the name did.
   */
  placesByName: ReadonlyMap<string, readonly Place[]>
  /** By the old unit's id. */
  successionsOf: ReadonlyMap<string, readonly PlaceSuccession[]>
  /** Changes when any fact does. */
  checksum: string
}

/** A full name that a place of today bore before `untilDay`. */
export type FormerName = { placeId: string; name: string; untilDay: Day }

let read: PlaceFacts | undefined

/** The shipped facts; about 60 ms at the first call, kept afterwards. */
export function placeFacts(): PlaceFacts {
  read ??= readFacts()
  return read
}

function readFacts(): PlaceFacts {
  const texts = files.map((file) => readFileSync(new URL(`${file}.tsv`, factsFolder('places')), 'utf8'))
  const [provinces, communes, oldProvinces, oldDistricts, oldCommunes, lineage, former] = texts.map(rowsOf) as Row[][]
  const placeById = new Map<string, Place>()
  const add = (place: Omit<Place, 'fullName' | 'path'>) => {
    const parent = place.parentId === null ? '' : placeById.get(place.parentId)!.path
    placeById.set(place.id, {
      ...place,
      fullName: `${placeKinds[place.kind].word} ${place.name}`,
      path: `${parent}${place.id}/`,
    })
  }
  const provinceDays = new Map(oldProvinces!.map(([code, , , until]) => [code, until]))
  for (const [code, kind, name] of provinces!) {
    // Huế became a city on 1 January 2025, half a year before the others changed.
    const fromDay = sameUnit.has(code) ? provinceDays.get(code)! : twoLevelDay
    add({ id: code, kind: kind as PlaceKind, name: name!, parentId: null, fromDay, toDay: null })
  }
  for (const [code, kind, province, name] of communes!)
    add({ id: code, kind: kind as PlaceKind, name: name!, parentId: province!, fromDay: twoLevelDay, toDay: null })
  for (const [code, kind, , until, name] of oldProvinces!)
    add({ id: `cu-${code}`, kind: kind as PlaceKind, name: name!, parentId: null, fromDay: null, toDay: until! })
  for (const [code, kind, province, name] of oldDistricts!)
    add({
      id: `cu-${code}`,
      kind: districtKind(kind),
      name: name!,
      parentId: `cu-${province}`,
      fromDay: null,
      toDay: twoLevelDay,
    })
  for (const [code, kind, district, name] of oldCommunes!)
    add({
      id: `cu-${code}`,
      kind: kind as PlaceKind,
      name: name!,
      parentId: parentOf(district!),
      fromDay: null,
      toDay: twoLevelDay,
    })

  const formerNames = former!.map(([placeId, name, untilDay]) => ({ placeId, name, untilDay: untilDay! }))
  const asTheyWere = formerNames.map(({ placeId, name, untilDay }) => ({
    ...placeById.get(placeId)!,
    fullName: name,
    toDay: untilDay,
  }))
  const successions = [...provinceSuccessions(oldProvinces!), ...communeSuccessions(lineage!)]
  return {
    places: [...placeById.values()],
    successions,
    formerNames,
    placeById,
    placesByName: Map.groupBy([...placeById.values(), ...asTheyWere], (place) => place.fullName.toLowerCase()),
    successionsOf: Map.groupBy(successions, (succession) => succession.oldId),
    checksum: createHash('sha256')
      .update(`${factsVersion}\n${texts.join('\n')}`)
      .digest('hex'),
  }
}

/** Raise when the reading of the files changes what they mean. */
const factsVersion = 1
const files = ['provinces', 'communes', 'old-provinces', 'old-districts', 'old-communes', 'successions', 'former-names']

/** Every file has two columns at least. */
type Row = [string, string, ...string[]]

function rowsOf(text: string): Row[] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as Row)
}

/** Provinces that only changed their kind, under one code. */
const sameUnit = new Set(['46'])

function districtKind(kind: string): PlaceKind {
  return kind === 'thanh-pho' ? 'thanh-pho-thuoc-tinh' : (kind as PlaceKind)
}

/** Old communes that the sources name without a code have no known district; `new:01` tells only where they lie today. */
function parentOf(district: string): string | null {
  return district.startsWith('new:') ? null : `cu-${district}`
}

function provinceSuccessions(oldProvinces: Row[]): PlaceSuccession[] {
  const counts = Map.groupBy(oldProvinces, ([, , now]) => now)
  return oldProvinces.map(([code, , now, until]) => ({
    oldId: `cu-${code}`,
    newId: now!,
    onDay: until!,
    kind: counts.get(now!)!.length > 1 ? 'merge' : sameUnit.has(code) ? 'rename' : 'unchanged',
    certainty: 'certain',
  }))
}

/** A line is a commune of today and its old units: `=` kept as it was, `~` likely, `?` unsure. */
function communeSuccessions(lineage: Row[]): PlaceSuccession[] {
  const pairs = lineage.flatMap(([newId, olds]) =>
    olds
      .split(' ')
      .map((mark) => ({ newId, mark, oldId: `cu-${mark.replace(/[=~?]/g, '')}`, alone: !olds.includes(' ') })),
  )
  const parts = Map.groupBy(pairs, ({ oldId }) => oldId)
  return pairs.map(({ newId, mark, oldId, alone }) => ({
    oldId,
    newId,
    onDay: twoLevelDay,
    kind: parts.get(oldId)!.length > 1 ? 'split' : mark.includes('=') ? 'unchanged' : alone ? 'rename' : 'merge',
    certainty: certaintyOf(mark),
  }))
}

function certaintyOf(mark: string): Certainty {
  if (mark.endsWith('?')) return 'unsure'
  return mark.endsWith('~') ? 'likely' : 'certain'
}
