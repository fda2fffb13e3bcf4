import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { saidFields } from '#domains/library/acts/steps/relation-fields.ts'
import { addReadRelation, loadKeptToChange } from '#domains/library/desk/desk.store.ts'
import { refusals } from '#domains/library/desk/relation-decision.ts'
import { findDocumentsByNumber } from '#domains/library/document.store.ts'
import { type RelationKind, relationNames } from '#domains/library/relation.ts'
import { act, FormRefusal } from '#platform/acts/act.ts'
import { idField, lineField, textField, versionField } from '#platform/acts/fields.ts'

const kinds = Object.keys(relationNames) as [RelationKind, ...RelationKind[]]

/** Ghi thêm quan hệ: from the words of a text. It waits to be confirmed like one that the machine read, after its preview. */
export const addRelation = act({
  name: 'library.add-relation',
  may: 'keep the library',
  parse: z.object({
    documentId: idField(),
    version: versionField(),
    kind: z.enum(kinds, { error: 'Hãy chọn văn bản này làm gì với văn bản kia.' }),
    direction: z.enum(['acts', 'acted-on'], { error: 'Hãy chọn văn bản nào tác động đến văn bản nào.' }),
    otherNumber: lineField('số hiệu của văn bản kia', 60),
    excerpt: textField('câu trong văn bản nói điều này', 5, 2_000),
    ...saidFields,
  }).parse,
  async run(context, input) {
    const { tx, actor, now, audit } = context
    const { documentId, version, kind, direction, otherNumber, excerpt, source, ...said } = input
    if (source === '')
      throw new FormRefusal({
        source: 'Hãy ghi văn bản và điều có câu này, ví dụ «khoản 2 Điều 33 Luật 35/2013/QH13».',
      })
    const document = await loadKeptToChange(tx, actor, { documentId, version })
    const found = await findDocumentsByNumber(tx, otherNumber)
    if (found.length > 1) throw refusals.targetSeveral
    const other = found[0]
    if (other === undefined) throw new FormRefusal({ otherNumber: refusals.targetUnknown.message })
    if (other.id === document.id) throw new FormRefusal({ otherNumber: refusals.sameDocument.message })
    const [fromId, toId] = direction === 'acts' ? [document.id, other.id] : [other.id, document.id]
    const id = newId(now.getTime())
    const relation = { id, fromId, toId, kind, ...said, excerpt, source, mark: 'E', state: 'read' } as const
    if (!(await addReadRelation(tx, relation, now))) throw refusals.knownAlready
    audit({ subjectKind: 'law-relation', subjectId: id, bodyId: document.keeperBodyId, after: relation })
    return { relationId: id }
  },
})
