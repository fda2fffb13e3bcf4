/**
 * text/calendar read back by the rules of RFC 5545, strictly: lines end with CRLF, none is longer than 75 octets, folded ones
 * are joined, properties stand within BEGIN and END, texts are unescaped. Throws at what a strict program would refuse.
 */
export type CalendarEvent = Record<string, string>

export function readCalendar(text: string): {
  properties: Record<string, string>
  events: CalendarEvent[]
  alarms: CalendarEvent[]
} {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end.')
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('A line ends with half a line end.')
  for (const line of text.split('\r\n'))
    if (Buffer.byteLength(line) > 75) throw new Error(`Longer than 75 octets: ${line}`)
  if (text.includes('\uFFFD')) throw new Error('A letter was cut in two.')
  const lines = text.replaceAll('\r\n ', '').replaceAll('\r\n\t', '').split('\r\n').slice(0, -1)
  const properties: Record<string, string> = {}
  const [events, alarms]: [CalendarEvent[], CalendarEvent[]] = [[], []]
  const open: { name: string; into: Record<string, string> }[] = []
  for (const line of lines) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/s.exec(line)
    if (match === null) throw new Error(`No property: ${line}`)
    const [, name, , value] = match as unknown as [string, string, string, string]
    if (name === 'BEGIN') {
      const into = value === 'VEVENT' ? {} : value === 'VALARM' ? {} : properties
      if (value === 'VEVENT') events.push(into)
      if (value === 'VALARM') alarms.push(into)
      open.push({ name: value, into })
    } else if (name === 'END') {
      if (open.pop()?.name !== value) throw new Error(`END:${value} closes nothing.`)
    } else {
      const inside = open.at(-1)
      if (inside === undefined) throw new Error(`Outside of everything: ${line}`)
      if (name in inside.into) throw new Error(`Twice in one place: ${line}`)
      inside.into[name] = texts.has(name) ? plainText(value) : value
    }
  }
  if (open.length > 0) throw new Error('Something stays open.')
  for (const event of events)
    for (const needed of ['UID', 'DTSTAMP', 'DTSTART'])
      if (!(needed in event)) throw new Error(`An event without ${needed}.`)
  return { properties, events, alarms }
}

const texts = new Set(['SUMMARY', 'DESCRIPTION', 'X-WR-CALNAME', 'NAME'])

function plainText(value: string): string {
  if (/(?<!\\)(?:\\\\)*[,;]/.test(value)) throw new Error(`A comma or semicolon stands bare: ${value}`)
  return value.replace(/\\([\\,;nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter))
}
