import { sql } from 'kysely'
import type { EssayContest } from '#domains/learning/essays/essay-contest.ts'
import {
  type DecidedTie,
  type MarkedPaper,
  type PaperMark,
  type RankedPaper,
  settlePaper,
  type TieRow,
} from '#domains/learning/essays/essay-marks.ts'
import type { Db, Tx } from '#platform/database/database.ts'

/** Those who still mark. */
export async function listMarkerIds(db: Db, contestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('essay_marker')
    .select('person_id')
    .where('contest_id', '=', contestId)
    .where('left_at', 'is', null)
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id }) => person_id)
}

type DealtMark = { entryId: string; turn: number; markerId: string }

export async function addMarks(tx: Tx, contestId: string, dealt: readonly DealtMark[]): Promise<void> {
  await sql`
    insert into essay_mark (entry_id, turn, contest_id, marker_id)
    select entry_id, turn, ${contestId}, marker_id from unnest(${dealt.map(({ entryId }) => entryId)}::uuid[],
      ${dealt.map(({ turn }) => turn)}::smallint[], ${dealt.map(({ markerId }) => markerId)}::uuid[]) as dealt (entry_id, turn, marker_id)`.execute(
    tx,
  )
}

/** No name of whoever wrote is read here. All papers that were dealt, by number; or one of them. */
export async function listPapers(db: Db, contestId: string, paper?: number): Promise<MarkedPaper[]> {
  const { rows } = await sql<MarkedPaper>`
    select entry.id as "entryId", entry.paper, coalesce(json_agg(json_build_object('turn', mark.turn, 'markerId', mark.marker_id,
        'points', mark.points, 'total', mark.total, 'note', mark.note) order by mark.turn) filter (where mark.turn is not null), '[]') as marks
    from essay_entry entry left join essay_mark mark on mark.entry_id = entry.id
    where entry.contest_id = ${contestId} and entry.paper is not null ${paper === undefined ? sql`` : sql`and entry.paper = ${paper}`}
    group by entry.id order by entry.paper`.execute(db)
  return rows
}

export async function saveMark(
  tx: Tx,
  mark: { entryId: string; turn: number; points: readonly number[]; note: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('essay_mark')
    .set({
      points: [...mark.points],
      total: mark.points.reduce((sum, points) => sum + points, 0),
      note: mark.note,
      marked_at: mark.now,
    })
    .where('entry_id', '=', mark.entryId)
    .where('turn', '=', mark.turn)
    .execute()
}

/** Papers whose two marks are far apart go to the marker with the fewest who has not marked them; answers with how many still have nobody. */
export async function dealThirds(tx: Tx, contest: Pick<EssayContest, 'id' | 'gapPoints'>): Promise<number> {
  const papers = await listPapers(tx, contest.id)
  const choose = chooserOf(papers, await listMarkerIds(tx, contest.id))
  const dealt: DealtMark[] = []
  let left = 0
  for (const paper of papers) {
    if (settlePaper(paper, contest.gapPoints) !== 'third') continue
    const markerId = choose(paper)
    if (markerId === undefined) left++
    else dealt.push({ entryId: paper.entryId, turn: 3, markerId })
  }
  if (dealt.length > 0) await addMarks(tx, contest.id, dealt)
  return left
}

/** A marker leaves; what they have not marked yet goes to others. `left`: papers for which there is nobody. */
export async function handOverPapers(
  tx: Tx,
  contestId: string,
  fromId: string,
  now: Date,
): Promise<{ moved: number; left: number }> {
  await tx
    .updateTable('essay_marker')
    .set({ left_at: now })
    .where('contest_id', '=', contestId)
    .where('person_id', '=', fromId)
    .execute()
  const papers = await listPapers(tx, contestId)
  const choose = chooserOf(papers, await listMarkerIds(tx, contestId))
  let moved = 0
  let left = 0
  for (const paper of papers)
    for (const { turn, markerId, total } of paper.marks) {
      if (markerId !== fromId || total !== null) continue
      const next = choose(paper)
      if (next === undefined) {
        left++
        continue
      }
      await tx
        .updateTable('essay_mark')
        .set({ marker_id: next })
        .where('entry_id', '=', paper.entryId)
        .where('turn', '=', turn)
        .execute()
      moved++
    }
  return { moved, left }
}

/** Of those who have not got the paper the one with the fewest so far; undefined: there is nobody. */
function chooserOf(papers: readonly MarkedPaper[], markers: readonly string[]) {
  const load = new Map(markers.map((id) => [id, 0]))
  const give = (id: string) => load.set(id, (load.get(id) ?? 0) + 1)
  for (const { marks } of papers) for (const { markerId } of marks) give(markerId)
  return ({ marks }: Pick<MarkedPaper, 'marks'>): string | undefined => {
    const [free] = markers
      .filter((id) => marks.every(({ markerId }) => markerId !== id))
      .toSorted((one, other) => load.get(one)! - load.get(other)!)
    if (free !== undefined) give(free)
    return free
  }
}

/** What every paper got, and how many have no result yet. */
export async function listSettled(
  db: Db,
  contest: Pick<EssayContest, 'id' | 'gapPoints'>,
): Promise<{ marks: PaperMark[]; left: number }> {
  const papers = await listPapers(db, contest.id)
  const marks: PaperMark[] = []
  for (const one of papers) {
    const settled = settlePaper(one, contest.gapPoints)
    if (typeof settled === 'object') marks.push({ paper: one.paper, doubled: settled.doubled })
  }
  return { marks, left: papers.length - marks.length }
}

export async function listTies(db: Db, contestId: string): Promise<TieRow[]> {
  return db
    .selectFrom('essay_tie')
    .innerJoin('person', 'person.id', 'essay_tie.decided_by')
    .select(['doubled', 'papers', 'why', 'person.name as by'])
    .where('contest_id', '=', contestId)
    .orderBy('doubled', 'desc')
    .execute()
}

export async function saveTie(
  tx: Tx,
  tie: DecidedTie & { contestId: string; why: string; personId: string; now: Date },
): Promise<void> {
  const row = { papers: tie.papers, why: tie.why, decided_by: tie.personId, decided_at: tie.now }
  await tx
    .insertInto('essay_tie')
    .values({ contest_id: tie.contestId, doubled: tie.doubled, ...row })
    .onConflict((on) => on.columns(['contest_id', 'doubled']).doUpdateSet(row))
    .execute()
}

export async function saveResults(tx: Tx, contestId: string, ranked: readonly RankedPaper[]): Promise<void> {
  await sql`
    insert into essay_result (entry_id, contest_id, doubled, rank, prize, place)
    select entry.id, ${contestId}, told.doubled, told.rank, told.prize, told.place
    from unnest(${ranked.map(({ paper }) => paper)}::int[], ${ranked.map(({ doubled }) => doubled)}::int[],
      ${ranked.map(({ rank }) => rank)}::int[], ${ranked.map(({ prize }) => prize ?? null)}::text[],
      ${ranked.map(({ place }) => place)}::int[]) as told (paper, doubled, rank, prize, place)
      join essay_entry entry on entry.contest_id = ${contestId} and entry.paper = told.paper`.execute(tx)
}
