/**
 * Điều hệ thống biết về một văn bản được dẫn, vào một ngày: what whoever reads a plan is given, as it is given the register of
 * bodies. The shipped catalogue answers where there is no database; the library's own documents answer in the same way.
 */
import { type Day, showDay } from '#base/day.ts'
import { findCatalogued, findCited, relationsTo } from '#domains/library/catalogue.ts'
import { type CitedLaw, lawKeyOf, pickLaw } from '#domains/library/cited-law.ts'
import type { LawDocument } from '#domains/library/document.ts'
import {
  type LawStatus,
  type StatusKind,
  type StatusRelation,
  shortName,
  statusOn,
} from '#domains/library/document-status.ts'

export type LawKnowledge = (cited: CitedLaw, day: Day) => KnownStanding | undefined

export type KnownStanding = {
  slug: string
  status: StatusKind
  /** «Quyết định 619/QĐ-TTg đã được thay thế bởi Quyết định 25/2021/QĐ-TTg từ 01/01/2022». Without a full stop. */
  sentence: string
  /** «Đề nghị dẫn Quyết định 25/2021/QĐ-TTg ngày 22/07/2021», where something stands in its place. */
  proposal?: string
  /** The number is given anew each year and no date is cited: another document may be meant. */
  isGuess: boolean
}

export type LawFacts = Pick<
  LawDocument,
  'slug' | 'number' | 'kind' | 'name' | 'issuedOn' | 'effectiveOn' | 'expiresOn' | 'mark'
> & { relations: StatusRelation[] }

/** `findLaws`: the documents that go by the number or the name; `findLaw`: the one at an address. */
export type LawSource = { findLaws(cited: CitedLaw): LawFacts[]; findLaw(slug: string): LawFacts | undefined }

export function knowledgeOf(source: LawSource): LawKnowledge {
  return (cited, day) => {
    const key = lawKeyOf(cited)
    const candidates = source
      .findLaws(cited)
      .filter(isOfYear(cited))
      .map((law) => {
        const { kind } = statusOn(day, law, law.relations)
        const isInForce = kind === 'in-force' || kind === 'partly-expired'
        return { id: law.slug, issuedOn: law.issuedOn, keys: [key], isInForce, law }
      })
    const law = pickLaw(cited, candidates)?.law
    return law && standingOf(law, cited, day, source)
  }
}

/** «01/2026/QH16», of which no day of issue is known, is no law of 2016. */
function isOfYear({ date }: CitedLaw): (law: LawFacts) => boolean {
  return ({ issuedOn, number }) => {
    const year = issuedOn?.slice(0, 4) ?? /\/((?:19|20)\d\d)\//u.exec(number ?? '')?.[1]
    return date === null || year === undefined || date.startsWith(year)
  }
}

/** What the shipped catalogue knows. */
export const shippedKnowledge: LawKnowledge = (cited, day) => {
  known ??= knowledgeOf({
    findLaws: ({ number, name }) => findCited({ number, name: name ?? undefined, date: null }).map(withRelations),
    findLaw(slug) {
      const document = findCatalogued(slug)
      return document && withRelations(document)
    },
  })
  return known(cited, day)
}

let known: LawKnowledge | undefined

function withRelations(document: Omit<LawFacts, 'relations'>): LawFacts {
  return { ...document, relations: relationsTo(document.slug) }
}

function standingOf(law: LawFacts, cited: CitedLaw, day: Day, source: LawSource): KnownStanding {
  const status = statusOn(day, law, law.relations)
  const successor =
    status.kind === 'expired' && status.by?.kind === 'replaces' ? lastOf(status, day, source) : undefined
  return {
    slug: law.slug,
    status: status.kind,
    sentence: say(law, status),
    ...(successor ? { proposal: propose(successor, day) } : {}),
    isGuess: cited.date === null && cited.number !== null && !/\/(?:19|20)\d\d\//u.test(cited.number),
  }
}

const chainMax = 6

/** What replaced it; and what replaced that, as far as it is certain on the day. */
function lastOf(status: LawStatus, day: Day, { findLaw }: LawSource): LawFacts | undefined {
  let last = status.by ? findLaw(status.by.by.slug) : undefined
  for (let turn = 0; last && turn < chainMax; turn += 1) {
    const next = statusOn(day, last, last.relations)
    const follower = next.kind === 'expired' && next.by?.kind === 'replaces' ? findLaw(next.by.by.slug) : undefined
    if (!follower) break
    last = follower
  }
  return last
}

function propose(law: LawFacts, day: Day): string {
  // What may come later than the plan is no matter of it.
  const sofar = law.relations.filter(({ fromDay }) => fromDay === null || fromDay <= day)
  const { possible } = statusOn(day, law, sofar)
  const dated = law.issuedOn === null ? '' : ` ngày ${showDay(law.issuedOn)}`
  const unsure =
    possible[0] === undefined ? '' : `; lưu ý văn bản này ${possible[0].replace(/^Có/u, 'có').replace(/\.$/u, '')}`
  return `Đề nghị dẫn ${shortName(law)}${dated}${unsure}`
}

function say(law: LawFacts, { kind, by, since, until, sentence }: LawStatus): string {
  const name = shortName(law)
  const from = since === null ? '' : ` từ ${showDay(since)}`
  if (kind === 'expired' && by?.kind === 'replaces') return `${name} đã được thay thế bởi ${shortName(by.by)}${from}`
  if (kind === 'expired' && by) return `${name} đã bị bãi bỏ bởi ${shortName(by.by)}${from}`
  if (kind === 'expired') return `${name} đã hết hiệu lực${from}`
  if (kind === 'not-yet') return `${name} chưa có hiệu lực${until === null ? '' : `: có hiệu lực từ ${showDay(until)}`}`
  return `${name}: ${sentence.replace(/\.$/u, '')}`
}
