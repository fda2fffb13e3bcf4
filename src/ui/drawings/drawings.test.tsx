import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { lastDayOfMonth } from '#base/day.ts'
import { AreaMap, type MapArea } from '#ui/drawings/area-map.tsx'
import { countCells, FourCellBar, type FourCells } from '#ui/drawings/four-cell-bar.tsx'
import { PlanTimeline, type TimelineRow } from '#ui/drawings/plan-timeline.tsx'
import { SmallBars } from '#ui/drawings/small-bars.tsx'
import { TimelineByMonth } from '#ui/drawings/timeline-by-month.tsx'

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
  const units = Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0')
    return { label: `T${index + 1}`, from: `2026-${month}-01`, to: lastDayOfMonth(2026, index + 1) }
  })
  const mark = (day: string, change = {}) => ({
    day,
    kind: 'due' as const,
    words: 'còn 9 ngày',
    title: `Mốc: hạn ${day}`,
    href: `#${day}`,
    ...change,
  })
  const draw = (row: Partial<TimelineRow>, today?: string) =>
    renderToString(
      <PlanTimeline
        caption="Năm 2026"
        from="2026-01-01"
        to="2026-12-31"
        today={today}
        units={units}
        groups={[{ key: '', rows: [{ id: '1', label: 'Hội nghị', href: '#1', marks: [], ...row }] }]}
      />,
    )
  const bar = (html: string) => /class="fill-span" x="([\d.]+)%" width="([\d.]+)%"/.exec(html)!.slice(1).map(Number)

  test('a task lies where its days lie, and inside the drawing', () => {
    const [x, width] = bar(draw({ start: '2026-07-01', end: '2026-09-30' }))
    expect(x).toBeCloseTo((181 / 365) * 100, 1)
    expect(width).toBeCloseTo((92 / 365) * 100, 1)
    expect(bar(draw({ start: '2025-01-01', end: '2028-01-01' }))).toEqual([0, 100])
    expect(draw({ start: '2027-02-01', end: '2027-03-01' })).not.toContain('fill-span')
  })

  test('a mark is a link at its day, with what it says in words', () => {
    const html = draw({ marks: [mark('2026-07-01', { kind: 'late', words: 'trễ 143 ngày' })] })
    expect(html).toContain('<svg x="49.73%"')
    expect(html).toMatch(/<a href="#2026-07-01" class="mark mark-late"><title>Mốc: hạn 2026-07-01<\/title>/)
    expect(html).toContain('>01/07</text>')
    expect(html).toContain('>trễ 143 ngày</text>')
  })

  test('labels of neighbours do not write over one another', () => {
    const heights = (html: string) => [...html.matchAll(/width="100%" height="(\d+)"/g)].map((match) => match[1])
    expect(heights(draw({ marks: [mark('2026-03-31'), mark('2026-06-30')] }))).toEqual(['46', '54'])
    expect(heights(draw({ marks: [mark('2026-06-20'), mark('2026-06-30')] }))).toEqual(['46', '84'])
    const ys = [...draw({ marks: [mark('2026-06-20'), mark('2026-06-30')] }).matchAll(/y="(\d+)">\d\d\/\d\d</g)]
    expect(new Set(ys.map((match) => match[1])).size).toBe(2)
  })

  test('a task with nothing in the stretch says so', () => {
    expect(draw({})).toContain('không có mốc nào')
  })

  test('today is drawn only within the stretch', () => {
    expect(draw({}, '2026-11-21')).toContain('hôm nay 21/11')
    expect(draw({}, '2026-11-21')).toContain('line-today')
    expect(draw({}, '2027-01-15')).not.toContain('line-today')
  })

  test('the same marks stand in a list by month for narrow screens', () => {
    const html = renderToString(
      <TimelineByMonth
        title="Theo tháng"
        groups={[
          {
            key: 'a',
            rows: [{ id: '1', label: 'Hội nghị', href: '#1', marks: [mark('2026-11-30'), mark('2027-01-05')] }],
          },
          { key: 'b', rows: [{ id: '2', label: 'Phát thanh', href: '#2', marks: [mark('2026-11-02')] }] },
        ]}
      />,
    )
    expect([...html.matchAll(/<h2>([^<]+)/g)].map((match) => match[1])).toEqual(['Tháng 11/2026', 'Tháng 1/2027'])
    expect([...html.matchAll(/<strong>([^<]+)/g)].map((match) => match[1])).toEqual(['02/11', '30/11', '05/01'])
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

test('on a map no label lies on another: the one with a figure stays, every area keeps its sentence', () => {
  const area = (key: string, x: number, figure: string, room: number): MapArea => ({
    key,
    path: 'M0 0h9v9z',
    spot: { x, y: 50, room },
    name: key,
    figure,
    sentence: `${key}: ${figure || 'chưa có kế hoạch'}`,
    shade: figure === '' ? 'empty' : 'high',
  })
  const areas = [area('Kinh Bắc', 100, '', 90), area('Võ Cường', 110, '86%', 30), area('Tiên Du', 300, '57%', 30)]
  const html = renderToString(
    <AreaMap title="Tỉnh" width={400} height={100} areas={areas} legend={[]} tableId="bang" />,
  )
  const labels = [...html.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map((match) => match[1])
  expect(labels.toSorted()).toEqual(['57%', '86%', 'Tiên Du', 'Võ Cường'])
  for (const { sentence } of areas) expect(html).toContain(`<title>${sentence}</title>`)
})
