import type { Day } from '#base/day.ts'
import { type FoundPlace, findCitedPlaces } from '#domains/matters/desk/cited-places.queries.ts'
import { citationsIn } from '#domains/matters/matter-answer.ts'
import type { AnswerTemplate } from '#domains/matters/templates/answer-template.ts'
import { listTemplates } from '#domains/matters/templates/template.store.ts'
import type { Db } from '#platform/database/database.ts'

export type CheckedTemplate = AnswerTemplate & { places: FoundPlace[] }

/** Templates of a body, each with what it cites, as the library has it on a day. */
export async function listChecked(db: Db, bodyId: string, day: Day): Promise<CheckedTemplate[]> {
  const checked: CheckedTemplate[] = []
  for (const template of await listTemplates(db, bodyId))
    checked.push({ ...template, places: await findCitedPlaces(db, citationsIn(template.text), day) })
  return checked
}
