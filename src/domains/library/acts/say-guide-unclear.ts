import { z } from 'zod'
import { readGuideText } from '#domains/library/guide-text.ts'
import { sentencesOf } from '#domains/library/guides/loudspeaker-script.ts'
import { loadPublicGuide } from '#domains/library/guides/public-guide.queries.ts'
import { noteUnclear } from '#domains/library/unclear/unclear-place.store.ts'
import { refusals, wholeText } from '#domains/library/unclear/unclear-place.ts'
import { act } from '#platform/acts/act.ts'

/** Báo một câu của bài chưa hiểu: `place` is the sentence's number from 0 in the edition that was read, or empty for all of it. */
export const sayGuideUnclear = act({
  name: 'library.say-guide-unclear',
  may: 'anyone',
  parse: z.object({
    slug: z.string().max(120).catch(''),
    edition: z.coerce.number().int().catch(0),
    place: z.string().max(6).catch(''),
  }).parse,
  async run({ tx, today }, { slug, edition, place }) {
    const guide = await loadPublicGuide(tx, slug, today)
    if (guide.edition !== edition) throw refusals.changedMeanwhile
    const sentences = sentencesOf(readGuideText(guide.words.text).sections)
    const said = place === '' ? wholeText : /^\d+$/u.test(place) ? sentences[Number(place)] : undefined
    if (said === undefined) throw refusals.noPlace
    await noteUnclear(tx, { kind: 'guide', subjectId: guide.id, place: said }, today)
    return { kind: guide.kind, slug: guide.slug }
  },
})
