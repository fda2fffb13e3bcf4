import type { GuideWords } from '#domains/library/guide.ts'
import { type GuideSection, readGuideText } from '#domains/library/guide-text.ts'
import { type SpeakingTime, speakingTimeOf } from '#domains/library/speaking-time.ts'

/** Bản đọc trên loa: who speaks, what it is about, the text with its headings, and from which laws it is taken. */
export function loudspeakerScript(
  { title, summary, text }: GuideWords,
  { bodyName, lawNames }: { bodyName: string; lawNames: readonly string[] },
): SpeakingTime {
  const { sections } = readGuideText(text)
  return speakingTimeOf([
    `${bodyName} xin thông tin đến bà con.`,
    `${ended(title)}`,
    ended(summary),
    ...sections.flatMap(({ heading, sentences }) => [ended(heading), ...sentences.map((one) => one.text)]),
    ...(lawNames.length === 0 ? [] : [`Nội dung trên theo ${lawNames.join('; ')}.`]),
    'Ai cần đọc lại, xin hỏi công chức tư pháp của xã, phường.',
  ])
}

/** A heading is said as a sentence. */
function ended(text: string): string {
  return /[.?!:]$/u.test(text) ? text : `${text}.`
}

/** What is read, without headings: for measuring. */
export function sentencesOf(sections: readonly GuideSection[]): string[] {
  return sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))
}
