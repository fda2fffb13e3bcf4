import { fold } from '#base/vietnamese.ts'

/**
 * A piece of text that is searched by: a syllable, a number, or the whole number of a document. `start` and `end` are
 * places in the text it was read from.
 */
export type Token = { surface: string; start: number; end: number }

/** What separates tokens: nothing, a line's end, or an empty line, which ends a passage. */
export type TokenSink = {
  /** A syllable or a number, as it is written. */
  syllable(surface: string, start: number, end: number): void
  /** The number of a document as one word, after its pieces: «100/2019/NĐ-CP». */
  wholeNumber(text: string, start: number, end: number): void
  lineEnd(): void
  passageEnd(): void
}

/** A syllable longer than this is no syllable; the rest of it is not read. */
const surfaceLettersMax = 40
const numberLettersMax = 40

const other = 0
const letter = 1
const digit = 2
const newline = 3
const classes = new Uint8Array(0x10000)
for (let code = 0; code < classes.length; code++) {
  const character = String.fromCharCode(code)
  if (code >= 0x30 && code <= 0x39) classes[code] = digit
  else if (character === '\n') classes[code] = newline
  else if (/[\p{L}\p{M}]/u.test(character)) classes[code] = letter
}

/** Reads a text from left to right, each character once. The text must be NFC: places are in the text as it is given. */
export function readTokens(text: string, sink: TokenSink): void {
  const length = text.length
  let at = 0
  while (at < length) {
    const kind = classes[text.charCodeAt(at)]
    if (kind === other) at++
    else if (kind === newline) at = readLineEnd(text, at, sink)
    else at = readRun(text, at, sink)
  }
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const push = (surface: string, start: number, end: number) => tokens.push({ surface, start, end })
  readTokens(text, { syllable: push, wholeNumber: push, lineEnd() {}, passageEnd() {} })
  return tokens
}

function readLineEnd(text: string, start: number, sink: TokenSink): number {
  let at = start
  let lines = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) lines++
    else if (code !== 0x20 && code !== 0x0d && code !== 0x09) break
  }
  if (lines > 1) sink.passageEnd()
  else sink.lineEnd()
  return at
}

/** A run of letters and digits. «1.000.000» is one number; what looks like a document's number is also told whole. */
function readRun(text: string, start: number, sink: TokenSink): number {
  let end = runEnd(text, start)
  const isNumber = classes[text.charCodeAt(start)] === digit
  let surface = text.slice(start, Math.min(end, start + surfaceLettersMax))
  if (isNumber) {
    while (isThousand(text, end)) {
      surface += text.slice(end + 1, end + 4)
      end += 4
      if (surface.length > surfaceLettersMax) break
    }
  }
  sink.syllable(surface, start, end)
  if (!isNumber) return end
  const whole = documentNumberEnd(text, start, end)
  if (whole === undefined) return end
  for (let at = end; at < whole; ) {
    if (classes[text.charCodeAt(at)] === other) at++
    else {
      const pieceEnd = runEnd(text, at)
      sink.syllable(text.slice(at, pieceEnd), at, pieceEnd)
      at = pieceEnd
    }
  }
  sink.wholeNumber(text.slice(start, whole), start, whole)
  return whole
}

function runEnd(text: string, start: number): number {
  let at = start
  for (; at < text.length; at++) {
    const kind = classes[text.charCodeAt(at)]
    if (kind !== letter && kind !== digit) break
  }
  return at
}

/** «.000» after a number, and no further digit. */
function isThousand(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x2e) return false
  for (let digits = 1; digits <= 3; digits++) if (classes[text.charCodeAt(at + digits)] !== digit) return false
  const next = classes[text.charCodeAt(at + 4)]
  return next !== digit && next !== letter
}

/** The end of «100/2019/NĐ-CP» or «55-QĐ/TW» that begins at `start`; undefined when it is a plain number or a date. */
function documentNumberEnd(text: string, start: number, firstEnd: number): number | undefined {
  let end = firstEnd
  let slashes = 0
  let letters = 0
  for (let at = firstEnd; at < text.length && at - start < numberLettersMax; at++) {
    const code = text.charCodeAt(at)
    const kind = classes[code]
    if (kind === letter) letters++
    else if (code === 0x2f) slashes++
    else if (kind !== digit && code !== 0x2d) break
    if (kind === letter || kind === digit) end = at + 1
  }
  return slashes > 0 && letters > 1 ? end : undefined
}

/** How a syllable is compared without tones and marks: «Hoà» → `hoa`, «kĩ» → `ky`. */
export function foldedForm(surface: string): string {
  return likeLatinY(fold(surface))
}

/**
 * How a syllable is compared with its tone: the letters with their marks, then the tone, wherever it was placed:
 * «hòa» and «hoà» → `hoa1`; «kỹ» and «kĩ» → `ky3`.
 */
export function exactForm(surface: string): string {
  let letters = ''
  let tone = 0
  for (const character of surface.toLowerCase().normalize('NFD')) {
    const index = tones.indexOf(character)
    if (index >= 0) tone = index + 1
    else letters += character
  }
  return likeLatinY(letters.normalize('NFC')) + (tone || '')
}

/** Huyền, hỏi, ngã, sắc, nặng. */
const tones = '\u0300\u0309\u0303\u0301\u0323'

/** «lí» is «lý», «quí» is «quý»: both are taught. */
function likeLatinY(syllable: string): string {
  if (syllable.length === 2 && syllable.endsWith('i') && 'hklmst'.includes(syllable[0]!)) return `${syllable[0]}y`
  return syllable === 'qui' ? 'quy' : syllable
}
