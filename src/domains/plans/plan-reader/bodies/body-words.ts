import { foldInPlace } from '#base/fold-in-place.ts'
import { always, common, places, proper } from '#domains/plans/plan-reader/bodies/body-nouns.ts'

export type BodyStart = 'collective' | 'always' | 'proper' | 'common' | 'place'

const collective = /^(?:cac|nhung|mot so|toan the|tat ca|moi)(?![\p{L}])/u
const alwaysPattern = wordPattern(always)
const properPattern = wordPattern(proper)
const commonPattern = wordPattern(common)
const placePattern = wordPattern(places)

/** What the text begins with: a new body of its own, a sort of bodies, a place, or nothing of them. */
export function bodyStartOf(text: string, folded: string): BodyStart | undefined {
  if (isOtherWord(text, folded)) return undefined
  if (collective.test(folded)) return 'collective'
  if (isAlwaysStart(text, folded)) return 'always'
  const noun = properPattern.exec(folded)
  if (noun && isNamed(text, noun[0])) return 'proper'
  if (placePattern.test(folded)) return 'place'
  return commonPattern.test(folded) ? 'common' : undefined
}

/**
 * Words that only their tones tell apart: «sở» and «sơ kết», «tỉnh» and «tình hình», «phường» and «phương án». A word
 * printed without any tone is taken for what it looks like.
 */
const toned = new Map(
  'sở bộ tổ báo bảo hội vụ đội đài trường trưởng ấp viện tòa toà đoàn nhà khối bà ông phòng xã quận tỉnh huyện phường thôn bản ngành cấp cục trạm khoa quỹ công các mỗi đồng luật thành'
    .split(' ')
    .map((word) => [word, foldInPlace(word)] as const)
    .reduce(
      (forms, [word, folded]) => forms.set(folded, [...(forms.get(folded) ?? [folded]), word]),
      new Map<string, string[]>(),
    ),
)

function isOtherWord(text: string, folded: string): boolean {
  const word = /^\p{L}+/u.exec(folded)?.[0] ?? ''
  const forms = toned.get(word)
  if (forms === undefined) return false
  return !forms.includes(text.slice(0, word.length).toLowerCase()) || /^phòng, (?:chống|ngừa)/iu.test(text)
}

/** «ban» of «ban, ngành» must not open a body, «Ban Tuyên giáo» must: a capital after the noun says which. */
function isNamed(text: string, noun: string): boolean {
  const behind = text.slice(noun.length, noun.length + 14)
  if (/^(?:so|bo|ban|nganh|don vi)$/u.test(noun) && /^\s+(?:Ủy ban|Uỷ ban|UBND|HĐND|Các )/u.test(behind)) return false
  return /^\s+["“]?\p{Lu}/u.test(behind)
}

/** Short everyday words among the titles count only with a capital: «Ông Nguyễn Văn A», never «ba cấp». */
function isAlwaysStart(text: string, folded: string): boolean {
  const match = alwaysPattern.exec(folded)
  if (!match) return false
  return (
    !/^(?:thue|thong ke|hai quan|quan su|bien phong|ong|ba|nguoi|vp|can bo|trung uong|cong chuc|lien hiep|chinh phu)$/u.test(
      match[0],
    ) || /^\p{Lu}/u.test(text)
  )
}

function wordPattern(words: string[]): RegExp {
  const longestFirst = [...words].sort((one, other) => other.length - one.length)
  return new RegExp(`^(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}
