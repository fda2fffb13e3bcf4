import legalWords from '#domains/library/facts/legal-words.json' with { type: 'json' }

/**
 * Độ dễ đọc: how a text reads to a person who reads with difficulty, in measures an editor can act on. Lengths are in syllables
 * (tiếng), as Vietnamese writes them apart. It measures form only: whether a text is right, a second person says.
 */
export type ReadingLevel = {
  level: keyof typeof levelNames
  sentenceCount: number
  /** Syllables a sentence, one decimal. */
  meanSyllables: number
  longest: { sentence: string; syllables: number } | undefined
  /** Share of sentences over twenty syllables, 0…1. */
  longShare: number
  /** Legal words that the text uses and explains nowhere, each with a meaning to take over. */
  unexplained: readonly LegalWord[]
  /** Sentences whose build makes one read twice. */
  tangled: readonly { sentence: string; why: string }[]
  /** What to do, most important first; each names its sentence or word. */
  reasons: readonly string[]
}

export type LegalWord = { word: string; meaning: string }

export const levelNames = { easy: 'dễ đọc', fair: 'vừa', hard: 'khó' } as const

/** `sentences` as they are read; `explained`: the words that stand with their meaning beside the text. */
export function readingLevelOf(sentences: readonly string[], explained: readonly string[]): ReadingLevel {
  const measured = sentences.map((sentence) => ({ sentence, syllables: syllableCount(sentence) }))
  const long = measured.filter(({ syllables }) => syllables > longSyllables)
  const total = measured.reduce((sum, { syllables }) => sum + syllables, 0)
  const longest = measured.reduce<ReadingLevel['longest']>(
    (widest, one) => (widest === undefined || one.syllables > widest.syllables ? one : widest),
    undefined,
  )
  const measures = {
    sentenceCount: sentences.length,
    meanSyllables: sentences.length === 0 ? 0 : Math.round((total / sentences.length) * 10) / 10,
    longest,
    longShare: sentences.length === 0 ? 0 : long.length / sentences.length,
    unexplained: unexplainedWords(sentences, explained),
    tangled: sentences.flatMap(tangleOf),
  }
  return { level: levelOf(measures), ...measures, reasons: reasonsOf(measures, long) }
}

/** One a written syllable; a number or a sign alone counts as one. */
export function syllableCount(text: string): number {
  return text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

/** What guides are asked to keep under; beyond it, a slow reader has lost the beginning. */
const longSyllables = 20
const bounds = {
  easy: { meanSyllables: 16, longest: 25, longShare: 0.05, unexplained: 0, tangledShare: 0.1 },
  hard: { meanSyllables: 22, longest: 40, longShare: 0.25, unexplained: 6 },
}

type Measures = Omit<ReadingLevel, 'level' | 'reasons'>

function levelOf(measures: Measures): ReadingLevel['level'] {
  const { sentenceCount, meanSyllables, longest, longShare, unexplained, tangled } = measures
  const { easy, hard } = bounds
  const widest = longest?.syllables ?? 0
  if (
    meanSyllables > hard.meanSyllables ||
    widest > hard.longest ||
    longShare > hard.longShare ||
    unexplained.length > hard.unexplained
  )
    return 'hard'
  const isEasy =
    sentenceCount > 0 &&
    meanSyllables <= easy.meanSyllables &&
    widest <= easy.longest &&
    longShare <= easy.longShare &&
    unexplained.length <= easy.unexplained &&
    tangled.length <= sentenceCount * easy.tangledShare
  return isEasy ? 'easy' : 'fair'
}

const known = new Map(legalWords.map((entry) => [entry.word, entry]))
/** Longer words first, so that «hòa giải viên» is not taken for «hòa giải». */
const anyLegalWord = new RegExp(
  `(?<!\\p{L})(?:${[...known.keys()].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`,
  'gu',
)

function unexplainedWords(sentences: readonly string[], explained: readonly string[]): LegalWord[] {
  const text = sentences.join('\n').toLowerCase().normalize('NFC')
  const beside = new Set(explained.map((word) => word.toLowerCase().normalize('NFC')))
  const used = new Set([...text.matchAll(anyLegalWord)].map(([word]) => word))
  return [...used].filter((word) => !beside.has(word) && !isExplainedIn(text, word)).map((word) => known.get(word)!)
}

/** «Thụ lý là nhận việc…», «… được thụ lý, tức là …». */
function isExplainedIn(text: string, word: string): boolean {
  return [' là ', ' nghĩa là ', ', tức là ', ', nghĩa là '].some((link) => text.includes(`${word}${link}`))
}

const tangles: readonly { pattern: RegExp; why: string }[] = [
  { pattern: /\([^)]{4,}\)/u, why: 'có phần trong ngoặc: hãy viết thành một câu riêng' },
  { pattern: /;/u, why: 'có dấu chấm phẩy: hãy tách thành hai câu' },
  { pattern: /(?:,[^,]*){4}/u, why: 'có từ bốn dấu phẩy: hãy tách ra, mỗi ý một câu' },
  { pattern: /(?:được|bị) [^,.;]{1,80} bởi /u, why: 'người làm đứng sau «bởi»: hãy nói ai làm trước' },
  { pattern: /không [^,.;]{0,60}không /iu, why: 'hai lần «không»: hãy nói thẳng điều được làm hoặc phải làm' },
  {
    pattern: /quy định tại|theo quy định của|căn cứ (?:vào )?(?:điều|khoản)/iu,
    why: 'dẫn điều luật trong câu: hãy để căn cứ trong [ ]',
  },
  { pattern: /sau đây gọi|nêu trên|nói trên|dưới đây gọi/iu, why: 'lời văn công sở: hãy gọi thẳng tên việc' },
]

function tangleOf(sentence: string): { sentence: string; why: string }[] {
  const tangle = tangles.find(({ pattern }) => pattern.test(sentence.slice(0, sentenceLengthMax)))
  return tangle ? [{ sentence, why: tangle.why }] : []
}

const sentenceLengthMax = 1_000
const reasonsMax = 30

function reasonsOf(
  { sentenceCount, unexplained, tangled }: Measures,
  long: { sentence: string; syllables: number }[],
): string[] {
  if (sentenceCount === 0) return ['Bài chưa có câu nào để đo.']
  const byLength = long.toSorted((a, b) => b.syllables - a.syllables)
  return [
    ...byLength.map(({ sentence, syllables }) => `Câu dài ${syllables} tiếng, hãy tách: «${shortened(sentence)}»`),
    ...unexplained.map(({ word, meaning }) => `Từ «${word}» chưa được giải nghĩa; có thể ghi: ${meaning}.`),
    ...tangled.map(({ sentence, why }) => `Câu ${why}: «${shortened(sentence)}»`),
  ].slice(0, reasonsMax)
}

function shortened(sentence: string): string {
  const words = sentence.split(/\s+/u)
  return words.length <= 12 ? sentence : `${words.slice(0, 12).join(' ')}…`
}
