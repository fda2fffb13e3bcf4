import type { LawDocument } from '#domains/library/document.ts'
import type { StatusRelation } from '#domains/library/document-status.ts'
import type { Relation } from '#domains/library/relation.ts'

/** What the citizens' pages say of a document. */
export type ReadDocument = Omit<LawDocument, 'keeperBodyId' | 'version'>

/** A relation seen from one of its documents, with the other one named. */
export type RelationBeside = StatusRelation &
  Pick<Relation, 'excerpt' | 'source'> & { direction: 'acting' | 'acted-on' }
