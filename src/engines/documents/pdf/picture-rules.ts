import type { Rule } from '#engines/documents/pdf/rules.ts'

/** A gray picture: one byte a pixel, 0 black. */
export type Picture = { pixels: Buffer; width: number; height: number }

/** A binary PGM of 8 bits; undefined for anything else. */
export function parsePicture(file: Buffer): Picture | undefined {
  const header = /^P5\s+(\d{1,5})\s+(\d{1,5})\s+255\s/u.exec(file.subarray(0, 64).toString('latin1'))
  if (!header) return undefined
  const [width, height] = [Number(header[1]), Number(header[2])]
  const pixels = file.subarray(header[0].length, header[0].length + width * height)
  return pixels.length === width * height && width > 0 ? { pixels, width, height } : undefined
}

const darkMax = 140
/** A line is longer than any stroke of a letter and thinner than a block of ink. */
const lengthMinPixels = 70
const thicknessMaxPixels = 9
const white = 255

/** Finds the straight dark lines of a picture, paints them white, and gives them in points. */
export function takePictureRules(picture: Picture, scale: number): Rule[] {
  const across = runsOf(picture, 'across')
  const down = runsOf(picture, 'down')
  const kept = [...thinBundles(across), ...thinBundles(down)]
  for (const bundle of kept) for (const run of bundle) erase(picture, run)
  return kept.map((bundle) => ruleOf(bundle, scale))
}

type Run = { direction: Rule['direction']; at: number; from: number; to: number }

/** Long dark stretches of each row (or column) of pixels; short breaks are bridged. */
function runsOf({ pixels, width, height }: Picture, direction: Rule['direction']): Run[] {
  const runs: Run[] = []
  const [lines, length] = direction === 'across' ? [height, width] : [width, height]
  for (let at = 0; at < lines; at += 1) {
    let from = -1
    let lastDark = -1
    for (let position = 0; position <= length; position += 1) {
      const index = direction === 'across' ? at * width + position : position * width + at
      const isDark = position < length && (pixels[index] ?? white) < darkMax
      if (isDark) {
        if (from < 0) from = position
        lastDark = position
      } else if (from >= 0 && (position - lastDark > 3 || position === length)) {
        if (lastDark - from >= lengthMinPixels) runs.push({ direction, at, from, to: lastDark })
        from = -1
      }
    }
  }
  return runs
}

/** Runs side by side are one line, unless together they are too thick to be one. */
function thinBundles(runs: Run[]): Run[][] {
  const open: Run[][] = []
  const closed: Run[][] = []
  for (const run of runs) {
    for (let index = open.length - 1; index >= 0; index -= 1) {
      if (run.at - ((open[index] as Run[]).at(-1)?.at ?? 0) > 2) closed.push(...open.splice(index, 1))
    }
    const bundle = open.find((each) => touches(each, run))
    if (bundle) bundle.push(run)
    else open.push([run])
  }
  return [...closed, ...open]
    .filter((bundle) => (bundle.at(-1)?.at ?? 0) - (bundle[0]?.at ?? 0) < thicknessMaxPixels)
    .slice(0, 2_000)
}

/** Runs come in order: only the last ones of a bundle can lie beside the next. */
function touches(bundle: Run[], run: Run): boolean {
  for (let index = bundle.length - 1; index >= 0; index -= 1) {
    const other = bundle[index]
    if (!other || run.at - other.at > 2) return false
    if (other.from <= run.to && other.to >= run.from) return true
  }
  return false
}

function erase({ pixels, width, height }: Picture, { direction, at, from, to }: Run): void {
  const [lines, step] = direction === 'across' ? [height, 1] : [width, width]
  for (let line = Math.max(0, at - 1); line <= Math.min(lines - 1, at + 1); line += 1) {
    const start = direction === 'across' ? line * width : line
    for (let position = from; position <= to; position += 1) pixels[start + position * step] = white
  }
}

function ruleOf(bundle: Run[], scale: number): Rule {
  const direction = bundle[0]?.direction ?? 'across'
  const at = bundle.reduce((sum, run) => sum + run.at, 0) / bundle.length
  return {
    direction,
    at: at * scale,
    from: Math.min(...bundle.slice(0, 1_000).map((run) => run.from)) * scale,
    to: Math.max(...bundle.slice(0, 1_000).map((run) => run.to)) * scale,
  }
}
