import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { countCells, FourCellBar, type FourCells } from '#ui/drawings/four-cell-bar.tsx'
import { PlanTimeline, type TimelineTask } from '#ui/drawings/plan-timeline.tsx'
import { SmallBars } from '#ui/drawings/small-bars.tsx'

describe('the four-cell bar', () => {
  const cases: FourCells[] = [
    { doneInTime: 31, doneLate: 4, openInTime: 12, openLate: 3 },
    { doneInTime: 1, doneLate: 1, openInTime: 1, openLate: 0 },
    { doneInTime: 0, doneLate: 0, openInTime: 0, openLate: 9999 },
  ]

  test.each(cases)('lengths and figures add up to the denominator: %o', (cells) => {
    const html = renderToString(<FourCellBar title="Năm 2026" unit="nhiệm vụ" cells={cells} />)
    const drawing = /<svg class="drawing".*?<\/svg>/s.exec(html)![0]
    const lengths = [...drawing.matchAll(/class="fill-(?:action|open|late)" x="[\d.]+%" y="1" width="([\d.]+)%"/g)].map(
      (match) => Number(match[1]),
    )
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeCloseTo(100, 1)
    const rows = [...html.matchAll(/<tr>.*?<\/tr>/gs)]
      .slice(1)
      .map((row) =>
        [...row[0].matchAll(/(?:\/svg>|class="end">)([\d.]+)<\/td>/g)].map((match) =>
          Number(match[1]!.replaceAll('.', '')),
        ),
      )
    const [done, open, sum] = rows as [number[], number[], number[]]
    expect(done[0]! + done[1]!).toBe(done[2])
    expect(open[0]! + open[1]!).toBe(open[2])
    expect(done.map((value, index) => value + open[index]!)).toEqual(sum)
    expect(sum[2]).toBe(countCells(cells))
  })

  test('the denominator stands in its sentence', () => {
    expect(renderToString(<FourCellBar title="Năm 2026" unit="nhiệm vụ" cells={cases[0]!} />)).toContain(
      'Đã xong 35 trong 50 nhiệm vụ (70%); 3 nhiệm vụ đang quá hạn.',
    )
  })

  test('nothing to count is said, not divided by', () => {
    const html = renderToString(
      <FourCellBar
        title="Năm 2026"
        unit="nhiệm vụ"
        cells={{ doneInTime: 0, doneLate: 0, openInTime: 0, openLate: 0 }}
      />,
    )
    expect(html).toContain('Chưa có nhiệm vụ nào để đếm.')
    expect(html).not.toContain('NaN')
  })

  test('each number leads to what it counts', () => {
    expect(
      renderToString(
        <FourCellBar title="T" unit="việc" cells={cases[0]!} hrefs={{ openLate: '?han=tre', all: '?' }} />,
      ),
    ).toMatch(/<a href="\?han=tre">3<\/a>.*<a href="\?">50<\/a>/s)
  })

  test('two bars on a page keep their own patterns', () => {
    const html = renderToString(
      <>
        <FourCellBar title="A" unit="việc" cells={cases[0]!} />
        <FourCellBar title="B" unit="việc" cells={cases[0]!} />
      </>,
    )
    const ids = [...html.matchAll(/<pattern id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(4)
    for (const used of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(used[1])
  })
})

describe('the plan over its months', () => {
  const draw = (task: Partial<TimelineTask>, today?: string) =>
    renderToString(
      <PlanTimeline
        caption="Năm 2026"
        from="2026-01-01"
        to="2026-12-31"
        today={today}
        tasks={[{ id: '1', label: 'Hội nghị', timeAsWritten: 'Quý III', state: 'open', ...task }]}
      />,
    )

  test('a task lies where its days lie', () => {
    const bar = /<rect class="fill-open" x="([\d.]+)%" width="([\d.]+)%"/.exec(
      draw({ start: '2026-07-01', end: '2026-09-30' }),
    )!
    expect(Number(bar[1])).toBeCloseTo((181 / 365) * 100, 2)
    expect(Number(bar[2])).toBeCloseTo((92 / 365) * 100, 2)
  })

  test('a task outside the plan stays inside the drawing', () => {
    const bar = /<rect class="fill-open" x="([\d.]+)%" width="([\d.]+)%"/.exec(
      draw({ start: '2025-01-01', end: '2028-01-01' }),
    )!
    expect([bar[1], bar[2]]).toEqual(['0', '100'])
  })

  test('a task without a date says so and draws no bar', () => {
    const html = draw({})
    expect(html).toContain('không ghi ngày')
    expect(html).not.toContain('<rect')
  })

  test('today is drawn only within the plan', () => {
    expect(draw({}, '2026-11-21')).toContain('line-today')
    expect(draw({}, '2027-01-15')).not.toContain('line-today')
  })

  test('twelve months, named; a mistyped century ends', () => {
    expect(/<svg class="drawing" width="100%" height="28".*?<\/svg>/s.exec(draw({}))![0].match(/<text/g)).toHaveLength(
      12,
    )
    const long = renderToString(<PlanTimeline caption="x" from="1926-01-01" to="2926-12-31" tasks={[]} />)
    expect(long.match(/<text/g)).toHaveLength(120)
  })
})

test('small bars are measured by the longest, and a zero has no length', () => {
  const html = renderToString(
    <SmallBars
      caption="Quá hạn"
      heads={{ label: 'Đơn vị', value: 'Quá hạn' }}
      bars={[
        { label: 'Công an', value: 4 },
        { label: 'Quân sự', value: 1 },
        { label: 'Văn phòng', value: 0 },
      ]}
    />,
  )
  expect([...html.matchAll(/class="fill-tone tone-action" width="([\d.]+%)"/g)].map((match) => match[1])).toEqual([
    '100%',
    '25%',
    '0%',
  ])
})
