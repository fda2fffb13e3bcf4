import { sql } from 'kysely'
import type { Db } from '#platform/database/database.ts'

export type ImportSeen = {
  id: string
  fileName: string
  kind: string
  state: string
  position: number
  total: number
  added: number
  changed: number
  unchanged: number
  refusal: string
  begunAt: Date
  /** What was wrong with the file, the most frequent first. */
  flaws: { kind: string; count: number }[]
}

const importsMax = 50

/** The latest first. */
export async function listImports(db: Db): Promise<ImportSeen[]> {
  const { rows } = await sql<ImportSeen>`
    select i.id, i.file_name as "fileName", i.kind, i.state, i.position, i.total, i.added, i.changed, i.unchanged, i.refusal,
      i.begun_at as "begunAt",
      coalesce((
        select json_agg(json_build_object('kind', f.kind, 'count', f.count) order by f.count desc, f.kind)
        from law_import_flaw_count f where f.import_id = i.id
      ), '[]') as flaws
    from law_import i order by i.begun_at desc limit ${importsMax}`.execute(db)
  return rows
}

export type LibraryCounts = {
  documents: number
  numberless: number
  articles: number
  empty: number
  relations: number
  waiting: number
}

export async function countLibrary(db: Db): Promise<LibraryCounts> {
  const { rows } = await sql<LibraryCounts>`
    select (select count(*) from law_document) as documents, (select count(*) from law_document where number is null) as numberless,
      (select count(*) from law_article) as articles, (select count(*) from law_article_version where text = '') as empty,
      (select count(*) from law_relation) as relations, (select count(*) from law_relation where state = 'read') as waiting`.execute(
    db,
  )
  return rows[0]!
}
