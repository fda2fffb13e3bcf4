import type { Day } from '#base/day.ts'
import type { Guide } from '#domains/library/guide.ts'
import type { GuideDoubt } from '#domains/library/guides/guide-doubts.ts'
import { findPersonal, personalKinds } from '#engines/personal/find-personal.ts'

/** Whatever in a text may tell who asked; nothing of a text that nobody asked for. */
export function personalDoubts({ words, isAsked }: Pick<Guide, 'words' | 'isAsked'>, day: Day): GuideDoubt[] {
  if (!isAsked) return []
  const year = Number(day.slice(0, 4))
  return [words.title, words.summary, words.text]
    .flatMap((text) => findPersonal(withoutPlaces(text), year))
    .map(({ kind, text }) => ({
      kind: kind === 'minor' ? 'minor' : 'personal',
      about: text,
      sentence:
        kind === 'minor'
          ? 'Nói về một người dưới 18 tuổi: hãy viết chung.'
          : `Có thể là ${personalKinds[kind]}: hãy bỏ đi.`,
    }))
}

/** The law's own numbers tell of nobody. */
function withoutPlaces(text: string): string {
  return text.replace(/\[[^[\]]*\]/gu, '')
}
