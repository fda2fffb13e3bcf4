/** Thư bản tin: the digest as text and small HTML; both say the same, and each line leads to its task. */
import { type Day, showDayWithWeekday } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import { type DigestLine, linesShownMax, type Section, sectionNames } from '#domains/urging/digest.ts'
import { dueInWords } from '#domains/urging/due-words.ts'

export type DigestMail = {
  name: string
  today: Day
  /** Most pressing first. */
  lines: readonly DigestLine[]
  /** Of each section, counted beyond what `lines` has. */
  more: number
  publicUrl: string
  calendar: Calendar
}

export function digestMail(mail: DigestMail): { subject: string; text: string; html: string } {
  const shown = mail.lines.slice(0, linesShownMax)
  const rest = mail.lines.length - shown.length + mail.more
  const groups = [...Map.groupBy(shown, (line) => line.section)]
  return { subject: subjectOf(mail), text: textOf(mail, groups, rest), html: htmlOf(mail, groups, rest) }
}

const digestPath = '/nghiep-vu/don-doc'

function subjectOf({ lines, more, today, calendar }: DigestMail): string {
  const late = lines.filter((line) => line.dueDay !== null && line.dueDay < today && line.section !== 'check').length
  const first = lines[0]
  if (lines.length + more === 1 && first !== undefined)
    return `Đôn đốc: ${first.title}, ${dueInWords(first.dueDay, today, calendar)}`.slice(0, 200)
  return `Đôn đốc: ${lines.length + more} việc${late > 0 ? `, ${late} việc quá hạn` : ''}`
}

type Groups = [Section, DigestLine[]][]

function textOf({ name, today, publicUrl, calendar }: DigestMail, groups: Groups, rest: number): string {
  const blocks = groups.map(([section, lines]) =>
    [
      `${sectionNames[section].toUpperCase()}`,
      ...lines.flatMap((line) => [`- ${wordsOf(line, today, calendar)}`, `  ${publicUrl}${line.href}`]),
    ].join('\n'),
  )
  return [
    `Kính gửi ông/bà ${name},`,
    `Việc của ông/bà, tính đến ${showDayWithWeekday(today)}:`,
    ...blocks,
    ...(rest > 0 ? [`… và ${rest} việc khác: ${publicUrl}${digestPath}`] : []),
    footOf(publicUrl),
  ].join('\n\n')
}

function htmlOf({ name, today, publicUrl, calendar }: DigestMail, groups: Groups, rest: number): string {
  const blocks = groups.map(
    ([section, lines]) =>
      `<h2>${escaped(sectionNames[section])}</h2><ul>${lines
        .map(
          (line) =>
            `<li><a href="${escaped(publicUrl + line.href)}">${escaped(line.title)}</a><br>${escaped(detailsOf(line, today, calendar))}</li>`,
        )
        .join('')}</ul>`,
  )
  const more = rest > 0 ? `<p><a href="${escaped(publicUrl + digestPath)}">… và ${rest} việc khác</a></p>` : ''
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đôn đốc</title></head><body><p>Kính gửi ông/bà ${escaped(name)},</p><p>Việc của ông/bà, tính đến ${showDayWithWeekday(today)}:</p>${blocks.join('')}${more}<p>${escaped(footOf(publicUrl))}</p></body></html>`
}

function wordsOf(line: DigestLine, today: Day, calendar: Calendar): string {
  return `${line.title} (${detailsOf(line, today, calendar)})`
}

function detailsOf({ dueDay, planTitle, actingForName, said }: DigestLine, today: Day, calendar: Calendar): string {
  return [
    dueInWords(dueDay, today, calendar),
    actingForName === null ? '' : `thay ông/bà ${actingForName}`,
    said === null ? '' : said.by === '' ? said.text : `${said.by} nhắn: «${said.text.replace(/\s+/gu, ' ')}»`,
    planTitle,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

function footOf(publicUrl: string): string {
  return `Thư gửi nhiều nhất một lần mỗi ngày làm việc và không gửi khi không có việc. Xem tất cả hoặc tắt thư: ${publicUrl}${digestPath}`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
