/**
 * Số liệu mở: what of a report's figures everybody may have. A figure under five may tell of one person; it is left out, and so is what
 * could be worked out from its neighbours. Which figures hang together is said below, by measure; an amount of money over fewer than five
 * records is left out too. What has to be made public and documents of a commune are about nobody: what their neighbours tell is no harm.
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

/** The columns of both files, as their own schema says them. */
export const openColumns: readonly { word: string; type: 'text' | 'day' | 'number'; means: string }[] = [
  { word: 'co_quan', type: 'text', means: 'Cơ quan báo cáo' },
  { word: 'ky', type: 'text', means: 'Kỳ báo cáo, với ngày đầu và ngày cuối' },
  { word: 'chot_ngay', type: 'day', means: 'Ngày chốt số liệu, năm-tháng-ngày' },
  { word: 'ma', type: 'text', means: 'Mã của số liệu, giữ nguyên qua các kỳ' },
  { word: 'phan', type: 'text', means: 'Phần của báo cáo' },
  { word: 'noi_dung', type: 'text', means: 'Đếm cái gì' },
  { word: 'don_vi', type: 'text', means: 'Đơn vị tính' },
  { word: 'so_lieu', type: 'number', means: 'Số liệu; trống khi chưa ghi, hoặc không hiện để không lộ ai' },
  { word: 'ghi_chu', type: 'text', means: 'Vì sao để trống' },
]

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
  [
    'activities.all',
    (id) => /^activities\.(?:sessions|mobile-advice|dialogues|mock-trials|form\..*|group\..*)$/u.test(id),
  ],
  ['activities.sessions', (id) => /^activities\.(?:mobile-advice|dialogues|mock-trials)$/u.test(id)],
  ['speakers.all', (id) => id.startsWith('speakers.') && id !== 'speakers.all'],
  ['communicators.all', (id) => id.startsWith('communicators.') && id !== 'communicators.all'],
  ['mediators.all', (id) => /^mediators\.(?:women|ethnic|recognised)$/u.test(id)],
  ['training.learners', (id) => id === 'training.certificates'],
  ['cases.received', (id) => id === 'cases.out-of-scope'],
  ['fees.asked', (id) => id === 'fees.paid'],
  ['matters.ended', (id) => id === 'matters.answered'],
  ['matters.answered', (id) => /^(?:matters\.(?:in-time|late)|information\.answered|legal-aid\.referred)$/u.test(id)],
  ['matters.received', (id) => id === 'legal-aid.referred'],
  ['matters.in-time', (id) => id === 'information.in-time'],
  ['information.answered', (id) => id === 'information.in-time'],
  ['plans.asked', (id) => id === 'plans.answered'],
  ['plans.issued', (id) => id === 'plans.answered'],
  ['plans.answered', (id) => id === 'plans.answered-in-time'],
  ['tasks.due', (id) => /^tasks\.(?:in-time|late|undone)$/u.test(id)],
]

/** What is left when several are taken from several: neither may it be small. */
const rests: { of: MeasureId[]; without: MeasureId[] }[] = [
  { of: ['matters.answered'], without: ['matters.in-time', 'matters.late'] },
  { of: ['matters.carried-in', 'matters.received'], without: ['matters.ended', 'matters.running'] },
  // answered late, and no request for information
  { of: ['matters.late', 'information.in-time'], without: ['information.answered'] },
  {
    of: ['cases.carried-in', 'cases.received'],
    without: ['cases.reached', 'cases.not-reached', 'cases.out-of-scope', 'cases.running'],
  },
  { of: ['tasks.due'], without: ['tasks.in-time', 'tasks.late', 'tasks.undone'] },
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
    const parts = figures.filter(({ measure }) => isPart(measure)).map(({ measure }) => measure)
    for (const part of parts) if (isSmallRest(values, { of: [whole], without: [part] })) hidden.add(part)
  }
  for (const rest of rests)
    if (isSmallRest(values, rest)) for (const id of [...rest.of, ...rest.without]) hidden.add(id)
  for (const belongs of together) {
    const some = figures.filter(({ measure }) => belongs(measure))
    if (some.some(({ measure }) => hidden.has(measure))) for (const { measure } of some) hidden.add(measure)
  }
  return hidden
}

/** Unknown as soon as one of them is blank, or not asked for. */
function isSmallRest(
  values: ReadonlyMap<MeasureId, number | null>,
  { of, without }: { of: MeasureId[]; without: MeasureId[] },
): boolean {
  const sum = (ids: MeasureId[]) =>
    ids.reduce<number | null>((total, id) => {
      const value = values.get(id) ?? null
      return total === null || value === null ? null : total + value
    }, 0)
  const [all, some] = [sum(of), sum(without)]
  return all !== null && some !== null && isSmall(all - some)
}

/** Money that fewer than five records tell is what one of them got. */
function isSmallByItself({ value, unit, told }: MeasuredFigure): boolean {
  if (value === null) return false
  return isSmall(value) || (unit === 'đồng' && isSmall(told))
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
