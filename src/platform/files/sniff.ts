import { type FileHandle, open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { isActiveName, isRunnableName } from '#platform/files/dangerous-names.ts'
import type { FileKind } from '#platform/files/file-kind.ts'
import { extensionOf } from '#platform/files/file-name.ts'
import { readOleNames } from '#platform/files/ole-directory.ts'
import { readZipNames } from '#platform/files/zip-names.ts'

/** What a file is by its content, or why it is not taken in. */
export type Sniffed = FileKind | Unwanted
export type Unwanted = 'runnable' | 'active' | 'macros' | 'locked' | 'damaged' | 'unpacks too large' | 'unknown'

const headBytes = 65_536

/** Tells what the file at `path` is. The name is only ever a reason to refuse: «thư mời.pdf.exe» is refused unread. */
export async function sniff(path: string, name: string): Promise<Sniffed> {
  const extension = extensionOf(name)
  const macros = ['docm', 'dotm', 'xlsm', 'xltm', 'xlam', 'xlsb', 'pptm', 'potm', 'ppsm'].includes(extension)
  if (macros) return 'macros'
  if (isRunnableName(extension)) return 'runnable'
  if (isActiveName(extension)) return 'active'
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return await sniffContent(path, file, buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

async function sniffContent(path: string, file: FileHandle, head: Buffer): Promise<Sniffed> {
  if (runnableStarts.some((start) => head.subarray(0, start.length).equals(start))) return 'runnable'
  if (head.toString('latin1', 0, 5) === '%PDF-') return 'pdf'
  if (head.toString('latin1', 0, 5) === '{\\rtf') return 'rtf'
  if (head.toString('hex', 0, 8) === 'd0cf11e0a1b11ae1') return kindOfOle(await readOleNames(file))
  if (head.toString('latin1', 0, 2) === 'PK') return sniffZip(path, head)
  const media = mediaKinds[(await fileTypeFromBuffer(head).catch(() => undefined))?.ext ?? '']
  return media ?? sniffText(head)
}

/** Windows, Linux, macOS programs, Java classes, scripts, WebAssembly, shortcuts. */
const runnableStarts = [
  Buffer.from('MZ'),
  Buffer.from('\x7fELF', 'latin1'),
  ...['feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe', '0061736d', '4c00000001140200'].map((hex) =>
    Buffer.from(hex, 'hex'),
  ),
  Buffer.from('#!'),
]

const mediaKinds: Record<string, FileKind> = {
  jpg: 'jpeg',
  png: 'png',
  apng: 'png',
  gif: 'gif',
  webp: 'webp',
  tif: 'tiff',
  bmp: 'bmp',
  heic: 'heic',
  mp3: 'mp3',
  m4a: 'm4a',
  wav: 'wav',
  oga: 'ogg',
  ogg: 'ogg',
  opus: 'ogg',
  mp4: 'mp4',
  m4v: 'mp4',
  mov: 'mov',
  webm: 'webm',
}

function kindOfOle(names: string[]): Sniffed {
  if (names.includes('EncryptedPackage')) return 'locked'
  if (names.some((name) => name.startsWith('_VBA_PROJECT'))) return 'macros'
  if (names.includes('WordDocument')) return 'doc'
  if (names.includes('Workbook') || names.includes('Book')) return 'xls'
  if (names.includes('PowerPoint Document')) return 'ppt'
  return names.length === 0 ? 'damaged' : 'unknown'
}

async function sniffZip(path: string, head: Buffer): Promise<Sniffed> {
  const zip = await readZipNames(path)
  if (zip.result === 'damaged') return 'damaged'
  if (zip.result === 'too large') return 'unpacks too large'
  const { names } = zip
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name) || /^Basic\//.test(name))) return 'macros'
  if (names.includes('[Content_Types].xml')) {
    if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx'
    if (names.includes('xl/workbook.xml')) return 'xlsx'
    if (names.includes('ppt/presentation.xml')) return 'pptx'
    return 'unknown'
  }
  // OpenDocument says what it is in its first entry, which is never compressed.
  const said = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(
    head.toString('latin1', 30, 120),
  )
  if (said) return ({ text: 'odt', spreadsheet: 'ods', presentation: 'odp' } as const)[said[1] as 'text']
  if (names.includes('AndroidManifest.xml') || names.includes('META-INF/MANIFEST.MF')) return 'runnable'
  return names.some((name) => isRunnableName(extensionOf(name))) ? 'runnable' : 'zip'
}

function sniffText(head: Buffer): Sniffed {
  const text = textOf(head)
  if (text === undefined) return 'unknown'
  return /^\s*<(\?xml|!doctype|!--|[a-z][a-z0-9:-]*[\s/>])|<(script|svg|iframe|object|embed|html|body)[\s/>]/i.test(
    text,
  )
    ? 'active'
    : 'text'
}

/** UTF-16 with its mark, otherwise bytes of letters: UTF-8, or one of the old Vietnamese eight-bit codes. */
function textOf(head: Buffer): string | undefined {
  if (head.toString('hex', 0, 2) === 'fffe') return new TextDecoder('utf-16le').decode(head)
  if (head.toString('hex', 0, 2) === 'feff') return new TextDecoder('utf-16be').decode(head)
  const control = head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b) || byte === 0x7f)
  return control ? undefined : new TextDecoder('utf-8').decode(head)
}
