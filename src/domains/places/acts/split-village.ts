import { z } from 'zod'
import { newId } from '#base/ids.ts'
import { fold, tidy } from '#base/vietnamese.ts'
import { householdsField } from '#domains/places/acts/steps/village-fields.ts'
import {
  addVillage,
  endVillage,
  loadKeptVillage,
  refuseTakenName,
  saveSuccession,
} from '#domains/places/village.store.ts'
import { refusals, refuseDayOutside, type Village } from '#domains/places/village.ts'
import { act } from '#platform/acts/act.ts'
import { dayField, idField, optionalLineField, versionField } from '#platform/acts/fields.ts'

/** How many new ones a form has room for. */
export const splitInto = [1, 2, 3] as const

const partFields = Object.fromEntries(
  splitInto.flatMap((part) => [
    [`name${part}`, optionalLineField('tên nơi mới', 120)],
    [`households${part}`, z.string().optional()],
  ]),
)

const typedParts = z.looseObject(partFields).transform((typed, context) =>
  splitInto.flatMap((part) => {
    const name = tidy(String(typed[`name${part}`] ?? ''))
    if (name === '') return []
    const households = householdsField().safeParse(typed[`households${part}`])
    if (households.success) return [{ name, households: households.data }]
    const message = `Hãy ghi số hộ của ${name}.`
    context.addIssue({ code: 'custom', message, path: [`households${part}`] })
    return []
  }),
)

const rest = z.object({
  villageId: idField(),
  version: versionField(),
  day: dayField('ngày có hiệu lực'),
  decision: optionalLineField('văn bản', 300),
})

/** Chia tách: from the day on several stand where one stood; a team of its mediators is given to one of them by a person. */
export const splitVillage = act({
  name: 'places.split-village',
  may: 'keep villages',
  parse: (raw: unknown) => ({ ...rest.parse(raw), parts: typedParts.parse(raw) }),
  async run({ tx, actor, now, audit }, { villageId, version, day, decision, parts }) {
    const old = await loadKeptVillage(tx, actor, villageId)
    if (old.version !== version) throw refusals.changedMeanwhile
    refuseDayOutside(old, day)
    if (parts.length < 2) throw refusals.twoParts
    if (new Set(parts.map(({ name }) => fold(name))).size < parts.length) throw refusals.sameName
    await endVillage(tx, old, day)
    const { communeId, kind, bodyId } = old
    const news: Village[] = []
    for (const { name, households } of parts) {
      await refuseTakenName(tx, communeId, name)
      const village = { id: newId(now.getTime()), communeId, kind, name, fromDay: day, toDay: null, version: 0 }
      await addVillage(tx, village, { decision, households })
      news.push(village)
    }
    await saveSuccession(tx, [old], news, { onDay: day, kind: 'split' })
    audit({
      subjectKind: 'village',
      subjectId: villageId,
      bodyId,
      before: { name: old.name },
      after: { day, parts, decision },
    })
    return old
  },
})
