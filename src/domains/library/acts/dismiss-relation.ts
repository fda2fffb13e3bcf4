import { z } from 'zod'
import { decideRelation, relationFields } from '#domains/library/acts/steps/decide-relation.ts'
import { dismiss } from '#domains/library/desk/relation-decision.ts'
import { act } from '#platform/acts/act.ts'

/** Bỏ quan hệ máy đọc nhầm: it decides nothing and is asked no more; the row stays for the record. */
export const dismissRelation = act({
  name: 'library.dismiss-relation',
  may: 'keep the library',
  parse: z.object(relationFields).parse,
  run: (context, form) => decideRelation(context, form, dismiss),
})
