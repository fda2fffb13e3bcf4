/**
 * Chỗ dựa vào luật: a guide, an answer, a citation of a plan leans on a place in the law, as it was on the day when somebody
 * looked. standing ⇄ flagged: it is flagged while the rule below says so, and stands again when somebody has looked anew (new
 * pins), or when what was entered wrongly is put right.
 */
import { type Day, showDay } from '#base/day.ts'
import { type ArticleVersion, textHashOf, versionOn } from '#domains/library/article.ts'
import { articleStatusOn } from '#domains/library/article-status.ts'
import { clausesOf } from '#domains/library/clauses.ts'
import { decides, type LawDocument } from '#domains/library/document.ts'
import { type StatusKind, type StatusRelation, sayRelation, shortName } from '#domains/library/document-status.ts'
import { placeInWords } from '#domains/library/guide-text.ts'

/** What leans; each later domain adds its own. */
export type RelianceKind = 'guide'

/** Who leans: one text of one owner. */
export type Leaning = { kind: RelianceKind; subjectId: string; ownerBodyId: string }

/** What came to be flagged by looking again. */
export type NewFlag = Leaning & { since: Day; reason: string }

/** Why a text is looked at again. */
export type FlaggedPlace = { since: Day; reason: string }

/** Where it leans. Empty clause and point: the whole article. */
export type CitedPlace = { article: string; clause: string; point: string }

/** Ghim: the place as it was when a person last said that it is right. */
export type Pin = {
  pinnedOn: Day
  /** Of the cited place alone; null: the library had no text of that day. */
  pinnedHash: string | null
  /** What had been done to the place by then, as `actKey` writes it. */
  pinnedActs: string[]
}

/** One place that a text leans on. */
export type Reliance = CitedPlace & Pin & { documentId: string }

/** All that the library knows of a cited place. */
export type PlaceFacts = {
  document: Pick<LawDocument, 'effectiveOn' | 'expiresOn' | 'mark' | 'number' | 'kind' | 'name'>
  /** What others do to the document. */
  relations: readonly StatusRelation[]
  /** Of the cited article; empty: its text is not in the library. */
  versions: readonly PinnedVersion[]
}

type PinnedVersion = Pick<ArticleVersion, 'fromDay' | 'toDay' | 'title' | 'text' | 'amendedBy'>

export type Standing = { state: 'standing' } | { state: 'flagged'; since: Day; reason: string }

/** The one rule, on a day. */
export function standingOn(day: Day, place: CitedPlace, pin: Pin, facts: PlaceFacts): Standing {
  const where = `${placeInWords(shownPlace(place))} ${shortName(facts.document)}`
  const ended = endOn(day, place, facts)
  if (ended) return { state: 'flagged', since: ended.since ?? day, reason: `${where}: ${ended.sentence}` }
  const current = versionOn(facts.versions, day)
  if (current === undefined && facts.versions.length > 0)
    return { state: 'flagged', since: day, reason: `${where}: không còn chữ nào có hiệu lực vào ${showDay(day)}.` }
  const act = actsOn(day, place, facts).find((one) => !pin.pinnedActs.includes(actKey(one)))
  if (act) {
    const reason = `${where}: ${sayRelation(act)} từ ${showDay(act.fromDay)}.`
    return { state: 'flagged', since: act.fromDay, reason }
  }
  const before = pin.pinnedHash ?? hashOf(versionOn(facts.versions, pin.pinnedOn), place)
  if (before === null || current === undefined) return { state: 'standing' }
  const now = hashOf(current, place)
  if (now === before) return { state: 'standing' }
  const since = current.fromDay ?? day
  const what = now === null ? 'không còn trong điều' : `chữ đã thay đổi từ ${showDay(since)}${byWhom(current)}`
  return { state: 'flagged', since, reason: `${where}: ${what}.` }
}

/** The place as it is on a day; from then on it stands while nothing more happens to it. */
export function pinOn(day: Day, place: CitedPlace, facts: PlaceFacts): Pin {
  return {
    pinnedOn: day,
    pinnedHash: hashOf(versionOn(facts.versions, day), place),
    pinnedActs: actsOn(day, place, facts).map(actKey),
  }
}

export type PlaceEnd = { kind: StatusKind; since: Day | null; sentence: string }

const notInForce = new Set<StatusKind>(['not-yet', 'expired', 'suspended'])

/** Why the place cannot be leaned on that day; undefined while it can. What is not sure does not decide. */
export function endOn(day: Day, place: CitedPlace, facts: PlaceFacts): PlaceEnd | undefined {
  const status = statusOf(day, place, facts)
  if (notInForce.has(status.kind)) return status
  const ending = decisiveOn(day, facts).find(
    ({ kind, scope }) => (kind === 'repeals' || kind === 'suspends') && scope.some((one) => covers(one, place)),
  )
  if (ending === undefined) return undefined
  const kind = ending.kind === 'repeals' ? 'expired' : 'suspended'
  return { kind, since: ending.fromDay, sentence: `${sayRelation(ending)} từ ${showDay(ending.fromDay)}.` }
}

/** Of the article that is cited. */
export function statusOf(day: Day, { article }: CitedPlace, { document, relations, versions }: PlaceFacts) {
  const days = versions.map(({ fromDay }) => fromDay)
  const fromDay = days.includes(null) ? null : (days.toSorted()[0] ?? null)
  return articleStatusOn(day, { slug: articleSlug(article), fromDay }, document, relations)
}

/** The article's words have no such khoản or điểm; undefined where there are no words to look into. */
export function hasPlace(day: Day, place: CitedPlace, { versions }: PlaceFacts): boolean | undefined {
  const version = versionOn(versions, day)
  return version && hashOf(version, place) !== null
}

/** `dieu-3`: the article's address within its document. */
export function articleSlug(article: string): string {
  return `dieu-${article.toLowerCase().replace(/đ/gu, 'dd')}`
}

type Decisive = StatusRelation & { fromDay: Day }

function decisiveOn(day: Day, { relations }: PlaceFacts): Decisive[] {
  return relations.filter(
    (one): one is Decisive =>
      one.state === 'confirmed' &&
      decides(one.mark) &&
      one.fromDay !== null &&
      one.fromDay <= day &&
      (one.toDay === null || day < one.toDay),
  )
}

const changing = new Set(['amends', 'replaces', 'repeals', 'suspends'])

/**
 * What was done to the place by that day and is not in the words at hand yet. An amendment that does not say which article it
 * changes counts where there are no words to compare.
 */
function actsOn(day: Day, place: CitedPlace, facts: PlaceFacts): Decisive[] {
  const current = versionOn(facts.versions, day)
  return decisiveOn(day, facts).filter((act) => {
    if (!changing.has(act.kind)) return false
    if (current && hasIn(current, act)) return false
    if (act.scope.length === 0) return act.kind === 'amends' && current === undefined
    return act.scope.some((one) => covers(one, place) || covers(addressOf(place), placeOf(one)))
  })
}

function hasIn(version: PinnedVersion, act: Decisive): boolean {
  if (version.fromDay !== null && version.fromDay >= act.fromDay) return true
  return act.by.number !== null && version.amendedBy.includes(act.by.number)
}

function actKey({ kind, by, fromDay, scope }: Decisive): string {
  return [kind, by.slug, fromDay, ...scope].join(' ')
}

function byWhom({ amendedBy }: PinnedVersion): string {
  return amendedBy.length === 0 ? '' : ` (theo ${amendedBy.join(', ')})`
}

/** `dieu-3/khoan-1/diem-dd`, as relations write places. */
function addressOf({ article, clause, point }: CitedPlace): string {
  const slug = (text: string) => text.toLowerCase().replace(/đ/gu, 'dd')
  return [articleSlug(article), clause && `khoan-${slug(clause)}`, point && `diem-${slug(point)}`]
    .filter(Boolean)
    .join('/')
}

/** Whether what happens to `scope` happens to the place: the same, or above it. */
function covers(scope: string, place: CitedPlace): boolean {
  const address = addressOf(place)
  return address === scope || address.startsWith(`${scope}/`)
}

function placeOf(scope: string): CitedPlace {
  const part = (name: string) => new RegExp(`${name}-([^/]+)`, 'u').exec(scope)?.[1]?.replace('dd', 'đ') ?? ''
  return { article: part('dieu'), clause: part('khoan'), point: part('diem') }
}

function shownPlace({ article, clause, point }: CitedPlace) {
  return { article, ...(clause && { clause }), ...(point && { point }) }
}

/** Of the words that rule the place: a điểm with what opens its khoản, a khoản with what opens the article. */
function hashOf(version: PinnedVersion | undefined, { clause, point }: CitedPlace): string | null {
  if (version === undefined) return null
  if (clause === '' && point === '') return textHashOf(version.title, version.text)
  const { clauses } = clausesOf(version.text)
  const intro = clauses[0]?.number === null ? clauses[0].lead : ''
  const words = clauses
    .filter(({ number }) => (number ?? '') === clause)
    .flatMap(({ lead, points, start, end }) => {
      if (point === '') return [version.text.slice(start, end)]
      return points.filter(({ letter }) => letter === point).map(({ text }) => `${lead}${text}`)
    })
  return words.length === 0 ? null : textHashOf(clause === '' ? '' : intro, words.join('\n'))
}
