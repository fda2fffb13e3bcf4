import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { ClosedStep } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { NavigationList } from '#ui/parts/navigation.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'
import { Progress } from '#ui/parts/progress.tsx'

test('a closed step is disabled and shows its reason, each its own', () => {
  const html = renderToString(
    <>
      <ClosedStep label="Duyệt kế hoạch" reason="Người soạn không được tự duyệt." />
      <ClosedStep label="Công bố" reason="Chưa được duyệt." />
    </>,
  )
  const described = [...html.matchAll(/<button[^>]*disabled[^>]*aria-describedby="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(described).size).toBe(2)
  expect(html).toContain(`id="${described[0]}">Người soạn không được tự duyệt.`)
  expect(html).toContain(`id="${described[1]}">Chưa được duyệt.`)
})

test('a form carries its token, and files only when it says so', () => {
  const html = renderToString(
    <FormPost action="/luu" csrf={'a"b'} submit="Lưu" guard="plan-1" hidden={{ version: '3' }} />,
  )
  expect(html).toContain('name="csrf" value="a&quot;b"')
  expect(html).toContain('name="version" value="3"')
  expect(html).toContain('data-guard="plan-1"')
  expect(html).not.toContain('multipart')
  expect(renderToString(<FormPost action="/luu" csrf="x" files />)).toContain('enctype="multipart/form-data"')
  expect(renderToString(<PostButton action="/duyet" csrf="x" label="Duyệt" />)).toMatch(
    /method="post".*name="csrf".*Duyệt/,
  )
})

test('a state is icon, word and colour', () => {
  const html = renderToString(<Chip tone="danger" label="Quá hạn" />)
  expect(html).toMatch(/class="chip tone-danger"><svg[^>]*aria-hidden="true".*Quá hạn/)
})

test('a refusal is read out at once, a saving quietly, the rest not', () => {
  expect(renderToString(<Notice tone="refusal">Không được.</Notice>)).toContain('role="alert"')
  expect(renderToString(<Notice tone="saved">Đã lưu.</Notice>)).toContain('role="status"')
  expect(renderToString(<Notice tone="info">Biết vậy.</Notice>)).not.toContain('role=')
})

describe('a table', () => {
  type Row = { id: string; text: string }
  const rows: Row[] = [{ id: '1', text: 'Một <b>' }]
  const columns = [
    {
      head: 'Nhiệm vụ',
      cell: (row: Row) => row.text,
      sort: { href: '?s', direction: 'descending' as const },
    },
    { head: 'Mã', cell: (row: Row) => row.id },
  ]

  test("the first cell is the row's link; sorting is said to the reader", () => {
    const html = renderToString(
      <DataTable
        caption="Việc"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/viec/${row.id}`}
      />,
    )
    expect(html).toContain('<a class="row-link" href="/viec/1">Một &lt;b></a>')
    expect(html).toContain('aria-sort="descending"')
  })

  test('as cards it keeps being a table to a screen reader', () => {
    const html = renderToString(
      <DataTable caption="Việc" columns={columns} rows={rows} rowKey={(row) => row.id} cards />,
    )
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'cell']) expect(html).toContain(`role="${role}"`)
    expect(html).toContain('data-head="Mã"')
    expect(html).not.toContain('data-head="Nhiệm vụ"')
  })

  test('without rows it teaches', () => {
    expect(
      renderToString(
        <DataTable
          caption="Việc"
          columns={columns}
          rows={[]}
          rowKey={(row) => row.id}
          empty={<p>Hãy nhập kế hoạch.</p>}
        />,
      ),
    ).toBe('<p>Hãy nhập kế hoạch.</p>')
  })

  test('a box says which row it chooses', () => {
    const select = { name: 'chon', label: (row: Row) => `Chọn: ${row.text}` }
    const html = renderToString(
      <DataTable caption="Việc" columns={columns} rows={rows} rowKey={(row) => row.id} select={select} />,
    )
    expect(html).toMatch(/<input type="checkbox" name="chon" value="1" aria-label="Chọn: Một &lt;b>"/)
  })
})

test.each([
  { page: 1, total: 0, says: 'Không có việc nào', pages: '' },
  { page: 1, total: 30, says: '1–30 trong 30 việc', pages: '' },
  { page: 2, total: 120, says: '51–100 trong 120 việc', pages: '1 2 3' },
  { page: 1, total: 1042, says: '1–50 trong 1.042 việc', pages: '1 2 … 21' },
  { page: 11, total: 1042, says: '501–550 trong 1.042 việc', pages: '1 … 10 11 12 … 21' },
  { page: 21, total: 1042, says: '1.001–1.042 trong 1.042 việc', pages: '1 … 20 21' },
])('page $page of $total rows', ({ page, total, says, pages }) => {
  const html = renderToString(
    <Pagination page={page} pageSize={50} total={total} unit="việc" href={(number) => `?trang=${number}`} />,
  )
  expect(html).toContain(says)
  const shown = [...html.matchAll(/aria-label="Trang (\d+)"|aria-hidden="true">(…)/g)].map(
    (match) => match[1] ?? match[2],
  )
  expect(shown.join(' ')).toBe(pages)
  if (pages !== '') expect(html).toMatch(new RegExp(`aria-current="page" aria-label="Trang ${page}"`))
})

test('progress says its words, and the bar never runs over', () => {
  const html = renderToString(<Progress label="Đã đọc" done={13} total={12} unit="trang" />)
  expect(html).toContain('13/12 trang')
  expect(html).toMatch(/<progress[^>]*max="12" value="12"/)
})

test('the current section is marked once, groups keep their order', () => {
  const html = renderToString(
    <NavigationList
      current="b"
      entries={[
        { key: 'a', label: 'A', href: '/a', group: 'Một' },
        { key: 'b', label: 'B', href: '/b', group: 'Hai', count: 1200 },
        { key: 'c', label: 'C', href: '/c', group: 'Một' },
      ]}
    />,
  )
  expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  expect([...html.matchAll(/href="\/(\w)"/g)].map((match) => match[1])).toEqual(['a', 'c', 'b'])
  expect(html).toContain('1.200')
})
