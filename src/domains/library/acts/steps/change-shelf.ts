import { loadShelfToChange, saveShelf } from '#domains/library/shelf/bookshelf.store.ts'
import type { Bookshelf } from '#domains/library/shelf/bookshelf.ts'
import { targetPath } from '#domains/library/shelf/shelf-target.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { idField, versionField } from '#platform/acts/fields.ts'

/** What every form about a shelf carries. */
export const shelfFields = { shelfId: idField(), version: versionField() }

/** load → rule → save → audit: what is written down is what the rule changed, and nothing of the rest of the shelf. */
export async function changeShelf(
  { tx, actor, now, audit }: ActContext,
  form: { shelfId: string; version: number },
  rule: (shelf: Bookshelf) => Bookshelf | Promise<Bookshelf>,
): Promise<Bookshelf> {
  const before = await loadShelfToChange(tx, actor, form)
  const after = await rule(before)
  await saveShelf(tx, after, now)
  audit({ subjectKind: 'bookshelf', subjectId: after.id, bodyId: after.bodyId, ...changedParts(before, after) })
  return after
}

function changedParts(before: Bookshelf, after: Bookshelf) {
  const [was, is] = [partsOf(before), partsOf(after)]
  const only = (parts: Map<string, string>, others: Map<string, string>) =>
    [...parts].filter(([key, part]) => others.get(key) !== part).map(([, part]) => part)
  return { before: only(was, is), after: only(is, was) }
}

/** The shelf in lines that a person reads in the audit. */
function partsOf(shelf: Bookshelf): Map<string, string> {
  const { name, about, isOpen, isShared } = shelf
  const parts = new Map([
    ['head', `«${name}»${isOpen ? ', mở' : ', chưa mở'}${isShared ? ', dùng chung' : ''}: ${about}`],
  ])
  for (const [index, collection] of shelf.collections.entries()) {
    parts.set(collection.id, `ngăn ${index + 1} «${collection.name}»: ${collection.about}`)
    for (const [place, entry] of collection.entries.entries())
      parts.set(entry.id, `«${collection.name}», mục ${place + 1}: ${targetPath(entry.target)} ${entry.note}`.trim())
  }
  return parts
}
