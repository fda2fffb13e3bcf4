import { createHash } from 'node:crypto'
import { newId } from '#base/ids.ts'
import { type Catalogue, shippedCatalogue } from '#domains/library/catalogue.ts'
import type { PlannedDocument } from '#domains/library/imports/planned-document.ts'
import { writeDocuments } from '#domains/library/imports/write-documents.store.ts'
import { writeRelations } from '#domains/library/imports/write-relations.store.ts'
import type { Tx } from '#platform/database/database.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    law_catalogue_load: { checksum: string }
  }
}

/**
 * Brings the library up to the shipped catalogue; does nothing when it holds this edition. What a library already knows better is
 * kept: an entry only fills in what was not known. Returns whether anything was loaded.
 */
export async function loadCatalogue(tx: Tx, now: Date, catalogue: Catalogue = shippedCatalogue()): Promise<boolean> {
  const checksum = createHash('sha256').update(JSON.stringify(catalogue)).digest('hex')
  const held = await tx
    .selectFrom('law_catalogue_load')
    .select('checksum')
    .where('checksum', '=', checksum)
    .executeTakeFirst()
  if (held) return false
  const planned = catalogue.documents.map(
    ({ slug, ...document }): PlannedDocument => ({ key: slug, isNameless: false, ...document }),
  )
  const written = await writeDocuments(tx, planned, now)
  const ids = new Map(planned.map(({ key }, index) => [key, written[index]!]))
  const relations = catalogue.relations.map(({ from, to, ...relation }) => ({
    ...relation,
    id: newId(),
    fromId: ids.get(from)!,
    toId: ids.get(to)!,
    excerpt: '',
    state: 'confirmed' as const,
  }))
  await writeRelations(tx, relations, now)
  await tx.deleteFrom('law_catalogue_load').execute()
  await tx.insertInto('law_catalogue_load').values({ checksum }).execute()
  return true
}
