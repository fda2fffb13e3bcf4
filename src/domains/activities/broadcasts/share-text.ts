/** Lời đăng: from one approved script, a post for the website and short words to pass on. Nothing is added to what was approved. */
import { readScript, type Script } from '#domains/activities/broadcasts/script.ts'

export type ShareTexts = { post: string; short: string }

/** What a telephone shows of a message before «xem thêm». */
const shortLengthMax = 380

export function shareTexts(script: Pick<Script, 'title' | 'text'>, bodyName: string, href: string): ShareTexts {
  const { sentences, citedLines } = readScript(script.text)
  const law = citedLines.length === 0 ? [] : [`Căn cứ: ${citedLines.join('; ')}.`]
  const post = [script.title, '', ...sentences, '', ...law, `${bodyName}. ${href}`].join('\n')
  const short: string[] = []
  const frame = [script.title, '', '', href].join('\n').length
  for (const sentence of sentences) {
    if (frame + [...short, sentence].join(' ').length > shortLengthMax) break
    short.push(sentence)
  }
  return { post, short: [script.title, short.join(' '), href].filter(Boolean).join('\n') }
}
