import { readXml } from '#engines/spreadsheets/xml.ts'

/** Which of the styles of a file show a number as a day: Excel keeps days as numbers, only the format tells. */
export function readDayFormats(styles: Uint8Array | undefined): (style: number) => boolean {
  if (styles === undefined) return () => false
  const own = new Map<string, string>()
  const days: boolean[] = []
  let inCellFormats = false
  readXml(styles, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') own.set(numFmtId, formatCode)
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) days.push(isDayFormat(Number(numFmtId), own.get(numFmtId)))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return (style) => days[style] === true
}

/** Numbers of Excel itself: 14–17 and 22 days, 27–36 and 50–58 days of eastern calendars. */
function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const signs = code
    .split(';')[0]!
    .replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./gu, '')
    .toLowerCase()
  return /d|y/u.test(signs) && !/general/u.test(signs)
}
