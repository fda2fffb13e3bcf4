/**
 * Số liệu mở: what of a report's figures everybody may have. A figure under five may tell of one person; it is left out, and so is what
 * could be worked out from its neighbours. Which figures hang together is said below, by measure; an amount of money over fewer than five
 * records is left out too.
 */
import { figuresIn, type Measured, type MeasuredFigure } from '#domains/reports/measured.ts'
import type { MeasureId } from '#domains/statistics/measure.ts'

export type OpenFigure = {
  code: string
  part: string
  name: string
  unit: string
  value: number | null
  /** `hidden`: left out · `blank`: nobody told it. */
  why: 'told' | 'blank' | 'hidden'
}

const least = 5

/** Each of these is a sum of the others in it, or close to one: when one is small, none is shown. */
const together: ((measure: MeasureId) => boolean)[] = [
  (id) => id.startsWith('cases.'),
  (id) => id.startsWith('fees.'),
  (id) => /^(?:matters|information|legal-aid)\./u.test(id),
  (id) => id.startsWith('activities.form.') || id === 'activities.all',
  (id) => id.startsWith('activities.group.'),
  (id) => id.startsWith('tasks.'),
  (id) => id.startsWith('plans.'),
]

/** A part of a whole: the rest of the whole is told by the two, so it must not be small either. */
const wholes: [whole: MeasureId, part: (id: MeasureId) => boolean][] = [
  ['activities.people', (id) => /^activities\.(?:women|ethnic|children|disabled|poor)$/u.test(id)],
  ['activities.all', (id) => id === 'activities.sessions'],
  ['speakers.all', (id) => id.startsWith('speakers.') && id !== 'speakers.all'],
  ['communicators.all', (id) => id.startsWith('communicators.') && id !== 'communicators.all'],
  ['mediators.all', (id) => /^mediators\.(?:women|ethnic)$/u.test(id)],
  ['training.learners', (id) => id === 'training.certificates'],
]

export function openFigures(measured: Measured): OpenFigure[] {
  const figures = figuresIn(measured)
  const hidden = hiddenIn(figures)
  return measured.parts.flatMap(({ title, figures: some }) =>
    some.map(({ code, measure, name, unit, value }) => {
      const isHidden = hidden.has(measure)
      const why = isHidden ? 'hidden' : value === null ? 'blank' : 'told'
      return { code, part: title, name, unit, value: isHidden ? null : value, why }
    }),
  )
}

function hiddenIn(figures: readonly MeasuredFigure[]): Set<MeasureId> {
  const values = new Map(figures.map(({ measure, value }) => [measure, value]))
  const hidden = new Set(figures.filter(isSmallByItself).map(({ measure }) => measure))
  for (const [whole, isPart] of wholes) {
    const sum = values.get(whole)
    if (sum === null || sum === undefined) continue
    for (const { measure, value } of figures)
      if (isPart(measure) && value !== null && isSmall(sum - value)) hidden.add(measure)
  }
  for (const belongs of together) {
    const some = figures.filter(({ measure }) => belongs(measure))
    if (some.some(({ measure }) => hidden.has(measure))) for (const { measure } of some) hidden.add(measure)
  }
  return hidden
}

function isSmallByItself({ value, unit, records }: MeasuredFigure): boolean {
  if (value === null) return false
  return isSmall(value) || (unit === 'đồng' && isSmall(records))
}

/** Zero tells of nobody. */
function isSmall(value: number): boolean {
  return value > 0 && value < least
}

export const whyWords: Record<OpenFigure['why'], string> = {
  told: '',
  blank: 'chưa ghi',
  hidden: 'không hiện, để không lộ ai',
}
