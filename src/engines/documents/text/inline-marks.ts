/** Text of one Markdown line or paragraph without its marks, and whether the marks covered all of it. */
export type Unmarked = { text: string; bold: boolean; italic: boolean }

/** **bold**, *italic*, `code`, ~~struck~~, links and `\` escapes → what a reader sees. */
export function removeInlineMarks(marked: string): Unmarked {
  const escaped: string[] = []
  let text = marked.replace(/[\ue000\ue001]/gu, '').replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => {
    escaped.push(sign)
    return `\ue000${escaped.length - 1}\ue001`
  })
  const trimmed = text.trim()
  const bold = /^(\*{2,3}|__)(?=\S)[^*]+\1$/.test(trimmed)
  const italic = /^(?:\*\*\*[^*]+\*\*\*|\*[^*]+\*|_[^_]+_)$/.test(trimmed)
  text = text
    .replace(/!\[[^\][]{0,500}\]\([^()\s]{0,2000}\)/g, '')
    .replace(/\[([^\][]{1,2000})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/<((?:https?:|mailto:)[^<>\s]{1,2000})>/g, '$1')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|sup|sub|p|div|center)(?:\s[^<>]{0,300})?>/gi, '')
    .replace(/(`{1,3})([^`]+)\1/g, '$2')
    .replace(/~~([^~]+)~~/g, '$1')
  // Twice: marks of one kind may stand inside those of another.
  for (let round = 0; round < 2; round += 1) {
    text = text
      .replace(/(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1/g, '$2')
      .replace(/(?<![\p{L}\p{N}_])(_{1,2})(?=[^\s_])([^_]*[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
  }
  // A bold stretch over several lines leaves one half of its marks on each.
  text = text.replace(/^\s*\*\*(?=\S)|(?<=\S)\*\*\s*$/g, '')
  return { text: text.replace(/\ue000(\d+)\ue001/g, (_, index: string) => escaped[Number(index)] ?? ''), bold, italic }
}

/** Whether a text that is not called .md still carries Markdown's marks, as converters of documents leave them. */
export function hasMarkdownMarks(text: string): boolean {
  const headings = text.match(/^#{1,6} \S/gm)?.length ?? 0
  const stretches = text.match(/\*\*[^*\n]{1,300}\*\*|^\*[^*\n]{1,300}\*/gm)?.length ?? 0
  return headings + stretches >= 2
}
