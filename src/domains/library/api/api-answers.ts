import type { z } from 'zod'
import type { Day } from '#base/day.ts'
import type { articleShape, documentShape, searchShape, statusShape } from '#domains/library/api/api-shapes.ts'
import type { Article } from '#domains/library/article.ts'
import { clausesOf } from '#domains/library/clauses.ts'
import type { LawDocument } from '#domains/library/document.ts'
import { type LawStatus, statusNames } from '#domains/library/document-status.ts'
import { lawPath } from '#domains/library/law-paths.ts'
import type { BestClause } from '#domains/library/search/best-clause.ts'

/** From what the library knows to what programs are told; pure, so that the shapes are kept by the compiler. */
export function sayStatus({ kind, sentence, since, until, possible }: LawStatus): z.infer<typeof statusShape> {
  return { kind, name: statusNames[kind], sentence, since, until, possible }
}

type Told = Pick<LawDocument, 'slug' | 'number' | 'kind' | 'name' | 'issuer' | 'issuedOn' | 'effectiveOn' | 'mark'>

export function sayDocument(document: Told, status: LawStatus, publicUrl: string): z.infer<typeof documentShape> {
  const { slug, number, kind, name, issuer, issuedOn, effectiveOn, mark } = document
  return {
    id: slug,
    number,
    kind,
    name,
    issuer,
    issuedOn,
    effectiveOn,
    certainty: mark,
    status: sayStatus(status),
    url: publicUrl + lawPath({ document: slug }),
  }
}

type Version = { fromDay: Day | null; toDay: Day | null; title: string; textHash: string; amendedBy: string[] }

export function sayArticle(given: {
  document: Pick<LawDocument, 'slug' | 'number' | 'name'>
  article: Article
  day: Day
  status: LawStatus
  shown: { version: Version; text: string } | undefined
  versions: readonly Version[]
  publicUrl: string
}): z.infer<typeof articleShape> {
  const { document, article, day, status, shown, versions, publicUrl } = given
  return {
    id: article.slug,
    document: { id: document.slug, number: document.number, name: document.name },
    number: article.number,
    headings: article.headings,
    day,
    status: sayStatus(status),
    text: shown === undefined ? null : sayText(shown.version, shown.text),
    versions: versions.map(({ fromDay, toDay, amendedBy, textHash }) => ({
      fromDay,
      toDay,
      amendedBy,
      hash: textHash,
    })),
    url: publicUrl + lawPath({ document: document.slug, article: article.slug }),
  }
}

function sayText({ title, textHash, fromDay, toDay }: Version, body: string): z.infer<typeof articleShape>['text'] {
  return {
    title,
    body,
    hash: textHash,
    fromDay,
    toDay,
    clauses: clausesOf(body).clauses.map(({ number, lead, points }) => ({
      number,
      text: lead.trim(),
      points: points.map(({ letter, text }) => ({ letter, text: text.trim() })),
    })),
  }
}

type Found = {
  documentSlug: string
  documentNumber: string | null
  documentName: string
  slug: string
  number: string
  title: string
  status: LawStatus
}

export function sayResult(
  { article, best }: { article: Found; best: BestClause },
  publicUrl: string,
): z.infer<typeof searchShape>['results'][number] {
  const { documentSlug, documentNumber, documentName, slug, number, title, status } = article
  return {
    article: { id: slug, number, title },
    document: { id: documentSlug, number: documentNumber, name: documentName },
    clause: best.clause,
    snippet: best.pieces.map(({ text }) => text).join(''),
    status: sayStatus(status),
    url: publicUrl + lawPath({ document: documentSlug, article: slug, clause: best.clause }),
  }
}
