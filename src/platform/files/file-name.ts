import { fold } from '#base/vietnamese.ts'
import { describeKind, type FileKind } from '#platform/files/file-kind.ts'

const lengthMax = 200

/**
 * The name as given, fit to be kept and shown: last part of a path, NFC, no control, direction or reserved characters,
 * at most 200 letters with its extension whole. Never used as a path.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1)!
  const clean = last
    .normalize('NFC')
    // Direction marks make «exe.docx» out of «xcod.exe»; the rest is reserved on Windows.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]+/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  if (clean === '') return 'tệp không tên'
  if (clean.length <= lengthMax) return clean
  const extension = extensionOf(clean)
  const ending = extension === '' ? '' : `.${extension}`
  return cutWhole(clean, lengthMax - ending.length) + ending
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([\p{L}\p{N}_-]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The name to save under: with an extension that fits what the file is. */
export function downloadName(name: string, kind: FileKind): string {
  const { extensions } = describeKind(kind)
  return extensions.includes(extensionOf(name)) ? name : `${name}.${extensions[0]}`
}

/** RFC 6266: the full name in UTF-8, and one without tones for what reads only that. */
export function contentDisposition(how: 'attachment' | 'inline', name: string): string {
  const plain = fold(name).replace(/[^a-z0-9._ -]+/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function cutWhole(text: string, lengthUnits: number): string {
  const cut = text.slice(0, lengthUnits)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}
