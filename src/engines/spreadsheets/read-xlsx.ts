import { Refusal } from '#base/refusal.ts'
import { readingLimits as limits, type ReadSheet } from '#engines/spreadsheets/cells.ts'
import { collectSheet, newMeter, refusals as sheetRefusals } from '#engines/spreadsheets/sheet-collector.ts'
import { type Archive, refusals } from '#engines/spreadsheets/unzip.ts'
import { readDayFormats } from '#engines/spreadsheets/xlsx-day-formats.ts'
import { readXlsxSheet } from '#engines/spreadsheets/xlsx-sheet.ts'
import { type Attributes, isOn, readXml, unescaped } from '#engines/spreadsheets/xml.ts'

const hasMacros = new Refusal(
  415,
  'Tệp có chứa macro nên hệ thống không nhận. Hãy mở bằng Excel, chọn «Lưu thành» (Save As) dạng .xlsx rồi gửi tệp mới.',
)
const isBinary = new Refusal(
  415,
  'Tệp ở dạng nhị phân (.xlsb) nên không đọc được. Hãy mở bằng Excel, chọn «Lưu thành» (Save As) dạng .xlsx rồi gửi tệp mới.',
)

/** The sheets of an .xlsx, in their order, with the values that stood in the cells when it was saved. */
export async function readXlsx(archive: Archive): Promise<ReadSheet[]> {
  if (archive.names.has('xl/workbook.bin')) throw isBinary
  if ([...archive.names].some((name) => name.endsWith('vbaproject.bin'))) throw hasMacros
  const book = await readBook(archive)
  const texts = await readTexts(archive, book.textsPath)
  const styles = book.stylesPath === undefined ? undefined : await archive.read(book.stylesPath)
  const isDayStyle = readDayFormats(styles)
  const meter = newMeter()
  const sheets: ReadSheet[] = []
  for (const { name, hidden, path } of book.sheets) {
    const part = await archive.read(path)
    // a chart sheet has no cells
    if (part === undefined || !path.includes('worksheets/')) continue
    sheets.push(
      readXlsxSheet(part, collectSheet(name, hidden, meter), { texts, isDayStyle, serialShift: book.serialShift }),
    )
  }
  return sheets
}

type Book = {
  sheets: { name: string; hidden: boolean; path: string }[]
  textsPath: string | undefined
  stylesPath: string | undefined
  /** Files of old Macs count from 1904. */
  serialShift: number
}

async function readBook(archive: Archive): Promise<Book> {
  const packageLinks = await readLinks(archive, '_rels/.rels', '')
  const path =
    [...packageLinks.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml'
  const part = await archive.read(path)
  if (part === undefined) throw refusals.broken
  const slash = path.lastIndexOf('/')
  const [folder, file] = [path.slice(0, slash + 1), path.slice(slash + 1)]
  const links = await readLinks(archive, `${folder}_rels/${file}.rels`, folder)
  const book: Book = {
    sheets: [],
    textsPath: pathOf(links, '/sharedStrings'),
    stylesPath: pathOf(links, '/styles'),
    serialShift: 0,
  }
  readXml(part, {
    open(name, attributes) {
      if (name === 'workbookPr' && isOn(attributes.date1904)) book.serialShift = 1462
      if (name !== 'sheet' || book.sheets.length >= limits.sheetsMax) return
      const target = links.get(attributes.id ?? '')?.path
      if (target === undefined) return
      book.sheets.push({
        name: (attributes.name ?? '').normalize('NFC'),
        hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
        path: target,
      })
    },
  })
  if (book.sheets.length === 0) throw refusals.broken
  return book
}

type Link = { type: string; path: string }

async function readLinks(archive: Archive, name: string, folder: string): Promise<Map<string, Link>> {
  const links = new Map<string, Link>()
  const part = await archive.read(name)
  if (part === undefined) return links
  readXml(part, {
    open(element, { Id, Type = '', Target = '', TargetMode }: Attributes) {
      if (element !== 'Relationship' || Id === undefined || TargetMode === 'External') return
      const path = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`
      links.set(Id, { type: Type, path: path.replace(/(^|\/)\.\//gu, '$1') })
    },
  })
  return links
}

function pathOf(links: ReadonlyMap<string, Link>, ending: string): string | undefined {
  return [...links.values()].find(({ type }) => type.endsWith(ending))?.path
}

/** The table of texts that cells point into; readings in small print (phonetic) are no text. */
async function readTexts(archive: Archive, path: string | undefined): Promise<string[]> {
  const part = path === undefined ? undefined : await archive.read(path)
  const texts: string[] = []
  if (part === undefined) return texts
  let text = ''
  let isText = false
  let unread = 0
  readXml(part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') unread += 1
      else if (name === 't') isText = unread === 0
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') unread -= 1
      else if (name === 'si') {
        if (texts.length >= limits.textsMax) throw sheetRefusals.tooMuch
        texts.push(unescaped(text))
      }
    },
    text(piece) {
      if (isText && text.length < limits.textLengthMax) text += piece
    },
  })
  return texts
}
