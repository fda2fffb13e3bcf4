/**
 * Danh mục văn bản kèm theo: the documents that the plans and rules of this system stand on, as facts with their source, so
 * that a machine without any import already knows which of them are in force. Texts are not shipped. What is marked as unsure
 * is shown and decides nothing (decision 12); the database may know more.
 */
import { z } from 'zod'
import { type Day, isDay } from '#base/day.ts'
import { fold, tidy } from '#base/vietnamese.ts'
import { decides, documentKinds, type LawDocument, numberKeyOf, slugOf } from '#domains/library/document.ts'
import { type LawStatus, type StatusRelation, statusOn } from '#domains/library/document-status.ts'
import facts from '#domains/library/facts/documents.json' with { type: 'json' }
import { type Relation, relationNames } from '#domains/library/relation.ts'

export type CatalogueDocument = Omit<LawDocument, 'id' | 'signedBy' | 'keeperBodyId' | 'version'>

/** `from` does something to `to`; both are addresses of documents of the catalogue. */
export type CatalogueRelation = Pick<Relation, 'kind' | 'scope' | 'fromDay' | 'toDay' | 'mark' | 'source'> & {
  from: string
  to: string
}

export type Catalogue = { documents: CatalogueDocument[]; relations: CatalogueRelation[] }

/** The shipped catalogue, read and checked once. */
export function shippedCatalogue(): Catalogue {
  shipped ??= catalogueOf(schema.parse(facts))
  return shipped
}

let shipped: Catalogue | undefined

const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value)).nullable()
const mark = z.enum(['S', 'C', 'E', 'G', 'P', 'T', 'R'])
const names = <Key extends string>(record: Record<Key, unknown>) => z.enum(Object.keys(record) as [Key, ...Key[]])
const schema = z.array(
  z.strictObject({
    number: z.string().min(3).nullable(),
    kind: names(documentKinds),
    name: z.string().min(4),
    issuer: z.string(),
    issuedOn: day,
    effectiveOn: day,
    expiresOn: day,
    mark,
    source: z.string().min(4),
    relations: z.array(
      z.strictObject({
        kind: names(relationNames),
        to: z.string(),
        scope: z.array(z.string().regex(/^dieu-[a-z0-9]+/u)),
        fromDay: day,
        mark,
        source: z.string().min(4),
      }),
    ),
  }),
)

function catalogueOf(entries: z.infer<typeof schema>): Catalogue {
  const documents = entries.map(({ relations: _, ...entry }) => ({ ...entry, slug: '' }))
  const taken = new Set<string>()
  for (const document of documents) {
    document.slug = freeSlug(document, taken)
    taken.add(document.slug)
  }
  const byKey = new Map(documents.map((document) => [keyOf(document.number ?? document.name), document.slug]))
  const relations = entries.flatMap((entry, index) =>
    entry.relations.map(({ to, ...relation }) => {
      const target = byKey.get(keyOf(to))
      if (target === undefined) throw new Error(`documents.json: ${entry.number} names ${to}, which is not there`)
      return { ...relation, toDay: null, from: documents[index]!.slug, to: target }
    }),
  )
  return { documents, relations }
}

type Finder = {
  bySlug: Map<string, CatalogueDocument>
  byNumber: Map<string, CatalogueDocument[]>
  byName: Map<string, CatalogueDocument[]>
  /** What others do to a document, by its address. */
  acting: Map<string, StatusRelation[]>
}

const finders = new WeakMap<Catalogue, Finder>()

/** A plan may cite thousands of documents; each is found without looking through all. */
function finderOf(catalogue: Catalogue): Finder {
  const made = finders.get(catalogue) ?? makeFinder(catalogue)
  finders.set(catalogue, made)
  return made
}

function makeFinder({ documents, relations }: Catalogue): Finder {
  const bySlug = new Map(documents.map((document) => [document.slug, document]))
  const told = relations.map((relation) => ({
    ...relation,
    state: 'confirmed' as const,
    by: bySlug.get(relation.from)!,
  }))
  const numbered = documents.filter(({ number }) => number !== null)
  return {
    bySlug,
    byNumber: Map.groupBy(numbered, ({ number }) => keyOf(number!)),
    byName: Map.groupBy(documents, ({ name }) => nameKeyOf(name)),
    acting: Map.groupBy(told, ({ to }) => to),
  }
}

/** «977/QĐ-TTg» of two years is `977-qd-ttg` and `977-qd-ttg-2024`: an address that was given stays. */
export function freeSlug(
  { number, name, issuedOn }: Pick<LawDocument, 'number' | 'name' | 'issuedOn'>,
  taken: { has(slug: string): boolean },
): string {
  const plain = slugOf(number ?? name)
  if (!taken.has(plain)) return plain
  const dated = issuedOn === null ? plain : `${plain}-${issuedOn.slice(0, 4)}`
  if (!taken.has(dated)) return dated
  for (let turn = 2; ; turn += 1) if (!taken.has(`${dated}-${turn}`)) return `${dated}-${turn}`
}

/** As `numberKeyOf`, also without zeros ahead: «5/2025/TT-VPCP» is «05/2025/TT-VPCP». */
function keyOf(number: string): string {
  return numberKeyOf(number).replace(/^0+(?=\d)/u, '')
}

type Named = { number: string | null; name?: string; date: string | null }

/**
 * The documents that a citation may mean: by its number, else by a law's name; a date or a year that is said must fit. The
 * one kind of mistake that is made by guessing here is a wrong link, so a doubtful one gives several or none.
 */
export function findCited(
  { number, name, date }: Named,
  catalogue: Catalogue = shippedCatalogue(),
): CatalogueDocument[] {
  const { byNumber, byName } = finderOf(catalogue)
  const found = (number === null ? byName.get(nameKeyOf(name ?? '')) : byNumber.get(keyOf(number))) ?? []
  return date === null ? found : found.filter((document) => [null, date.slice(0, 4)].includes(yearOfIssue(document)))
}

function yearOfIssue({ issuedOn, number }: CatalogueDocument): string | null {
  return issuedOn?.slice(0, 4) ?? /\/((?:19|20)\d\d)\//u.exec(number ?? '')?.[1] ?? null
}

/** «Luật Hoà giải ở cơ sở» is «Luật Hòa giải ở cơ sở»; a year behind the name is none of it. */
function nameKeyOf(name: string): string {
  return fold(tidy(name))
    .replace(/[^a-z0-9]+/gu, ' ')
    .replace(/ (?:nam )?(?:19|20)\d\d$/u, '')
    .trim()
}

/** What others do to a document, as its status needs it. */
export function relationsTo(slug: string, catalogue: Catalogue = shippedCatalogue()): StatusRelation[] {
  return finderOf(catalogue).acting.get(slug) ?? []
}

/** The document at an address. */
export function findCatalogued(slug: string, catalogue: Catalogue = shippedCatalogue()): CatalogueDocument | undefined {
  return finderOf(catalogue).bySlug.get(slug)
}

/** Whether a document of the catalogue is in force on a day. */
export function cataloguedStatusOn(day: Day, document: CatalogueDocument, catalogue = shippedCatalogue()): LawStatus {
  return statusOn(day, document, relationsTo(document.slug, catalogue))
}

/** How many values of the catalogue decide, and how many are only shown. */
export function certaintyOf({ documents }: Catalogue = shippedCatalogue()): { sure: number; unsure: number } {
  const sure = documents.filter((document) => decides(document.mark)).length
  return { sure, unsure: documents.length - sure }
}
