import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { findCitedLaws, type LawStanding, listKnownLaws, standingOf } from '#domains/library/cited-law.queries.ts'
import type { CitationReading } from '#domains/plans/plan-reader/plan-reading.ts'
import type { LawStandingKept } from '#domains/plans/plans.tables.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

export type PlanCitation = {
  position: number
  type: string
  number: string | null
  name: string | null
  citedDate: string | null
  role: 'basis' | 'mention'
  /** As it stood on the plan's day; null: the library does not know the document. */
  law: LawStanding | null
  /** How it stands now, where that is not what an officer last saw. */
  change: { at: Date; standing: LawStandingKept } | null
}

const citationsMax = 2_000

/** What a plan cites, each with how the document stood on the plan's day. */
export async function listPlanCitations(db: Db, planId: string, day: Day): Promise<PlanCitation[]> {
  const rows = await db
    .selectFrom('plan_citation')
    .select(['position', 'type', 'number', 'name', 'cited_date', 'role', 'document_id', 'standing', 'changed_at'])
    .where('plan_id', '=', planId)
    .orderBy('position')
    .limit(citationsMax)
    .execute()
  const ids = [...new Set(rows.flatMap(({ document_id }) => document_id ?? []))]
  const laws = new Map((await listKnownLaws(db, ids)).map((law) => [law.id, standingOf(law, day)]))
  return onceEach(
    rows.map(({ cited_date, document_id, standing, changed_at, ...row }) => ({
      ...row,
      citedDate: cited_date,
      law: document_id === null ? null : (laws.get(document_id) ?? null),
      change: document_id === null || changed_at === null || standing === null ? null : { at: changed_at, standing },
    })),
  )
}

/** A law that the title names and the basis cites with its number is one document: shown once, as a basis where it is one. */
function onceEach(citations: PlanCitation[]): PlanCitation[] {
  const shown = new Map<string, PlanCitation>()
  for (const citation of citations) {
    const key = citation.law?.documentId ?? `vị trí ${citation.position}`
    const known = shown.get(key)
    if (known === undefined || (known.role === 'mention' && citation.role === 'basis')) shown.set(key, citation)
  }
  return [...shown.values()]
}

/** The same for a plan that is not adopted yet: looked up as the library is now. */
export async function listReadCitations(
  db: Db,
  citations: readonly CitationReading[],
  day: Day,
): Promise<PlanCitation[]> {
  const shown = citations.slice(0, citationsMax)
  const laws = await findCitedLaws(
    db,
    shown.map(({ number, name, date }) => ({ number, name: name ?? null, date })),
    day,
  )
  const found = shown.map(({ type, number, name, date, role }, position): PlanCitation => {
    const law = laws[position]
    return {
      position,
      type,
      number,
      name: name ?? null,
      citedDate: date,
      role,
      law: law ? standingOf(law, day) : null,
      change: null,
    }
  })
  return onceEach(found)
}

export type PlanOnChangedLaw = { planId: string; title: string; count: number; sentence: string }

const plansMax = 20

/** Plans whose basis changed and nobody has noted it yet, of the bodies that the person may adopt plans for; newest change first. */
export async function listPlansOnChangedLaw(db: Db, actor: Actor): Promise<PlanOnChangedLaw[]> {
  const { rows } = await sql<PlanOnChangedLaw>`
    select plan.id as "planId", plan.title, count(distinct citation.document_id)::int as count, (array_agg(citation.standing ->> 'sentence' order by citation.changed_at desc, citation.position))[1] as sentence
    from plan_citation citation join plan on plan.id = citation.plan_id join body on body.id = coalesce(plan.holder_body_id, plan.body_id)
    where citation.changed_at is not null and citation.document_id is not null and plan.state = 'adopted' and ${whereMay(actor, 'adopt plans', 'body')}
    group by plan.id order by max(citation.changed_at) desc, plan.id limit ${plansMax}`.execute(db)
  return rows
}
