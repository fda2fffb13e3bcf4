import { type TextBlock, textBlocksOf } from '#domains/library/reading/article-text.ts'

/** What of an article is another text now: a khoản or điểm before and after, or what stands before the first khoản. */
export type VersionChange = { label: string; before: string; after: string }

type Words = { title: string; text: string }

/** Only what changed, in the order of the text that is read now; what is gone stands where it stood. */
export function versionChanges(before: Words, after: Words): VersionChange[] {
  const [old, fresh] = [partsOf(before), partsOf(after)]
  const labels = [...fresh.keys()]
  const gone = [...old.keys()]
  for (const [index, label] of gone.entries())
    if (!fresh.has(label)) labels.splice(index === 0 ? 0 : labels.indexOf(gone[index - 1]!) + 1, 0, label)
  return labels
    .map((label) => ({ label, before: old.get(label) ?? '', after: fresh.get(label) ?? '' }))
    .filter((change) => change.before !== change.after)
}

/** Each part by its name, «Khoản 1, điểm a»; a number that stands twice is one part. */
function partsOf({ title, text }: Words): Map<string, string> {
  const parts = new Map([['Tiêu đề', title.trim()]])
  for (const one of textBlocksOf(text)) {
    const label = labelOf(one)
    const words = text.slice(one.start, one.end).trim()
    const earlier = parts.get(label)
    parts.set(label, earlier === undefined ? words : `${earlier}\n${words}`)
  }
  return parts
}

function labelOf({ clause, point }: TextBlock): string {
  if (clause === null) return point === null ? 'Phần mở đầu' : `Điểm ${point}`
  return point === null ? `Khoản ${clause}` : `Khoản ${clause}, điểm ${point}`
}
