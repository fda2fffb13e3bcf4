import { z } from 'zod'
import { decideRelation, relationFields } from '#domains/library/acts/steps/decide-relation.ts'
import { countLeaningVersions } from '#domains/library/desk/leaning.queries.ts'
import { takeBack } from '#domains/library/desk/relation-decision.ts'
import { act } from '#platform/acts/act.ts'

/** Hoàn tác quyết định về một quan hệ, while no text of the library was made because of it. */
export const takeBackRelation = act({
  name: 'library.take-back-relation',
  may: 'keep the library',
  parse: z.object(relationFields).parse,
  run: (context, form) =>
    decideRelation(context, form, async (relation) =>
      takeBack(relation, await countLeaningVersions(context.tx, relation)),
    ),
})
