import type { Db } from '#platform/database/database.ts'

export type Material = { href: string; title: string }

/** Addresses of the library that stand: guides that are read, documents of the law. What leads nowhere is named. */
export async function findMaterials(
  db: Db,
  lines: readonly string[],
): Promise<{ found: Material[]; missing: string[] }> {
  const found: Material[] = []
  const missing: string[] = []
  for (const line of lines) {
    const title = await titleOf(db, line)
    if (title === undefined) missing.push(line)
    else found.push({ href: line, title })
  }
  return { found, missing }
}

async function titleOf(db: Db, href: string): Promise<string | undefined> {
  const [, folder, slug] =
    /^\/(huong-dan|hoi-dap|phap-luat)\/([a-z0-9-]{1,120})(?:\/[a-z0-9/-]{1,80})?$/u.exec(href) ?? []
  if (slug === undefined) return undefined
  if (folder === 'phap-luat') {
    const row = await db.selectFrom('law_document').select('name').where('slug', '=', slug).executeTakeFirst()
    return row?.name
  }
  const row = await db
    .selectFrom('guide')
    .innerJoin('guide_edition as edition', (join) =>
      join.onRef('edition.guide_id', '=', 'guide.id').onRef('edition.number', '=', 'guide.edition'),
    )
    .select('edition.title')
    .where('guide.slug', '=', slug)
    .where('guide.is_public', '=', true)
    .executeTakeFirst()
  return row?.title
}
