export type Query = Record<string, string | readonly string[] | undefined>

/**
 * An address with some of its query changed; empty values leave it. Lists keep their filters in the address this way.
 * `address('/nghiep-vu/nhiem-vu', { han: 'tre', trang: '3' }, { trang: undefined })` → `/nghiep-vu/nhiem-vu?han=tre`
 */
export function address(path: string, query: Query, changes: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...changes }))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') search.append(name, one)
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

export type SortDirection = 'ascending' | 'descending'

/**
 * The sort link of a column: `sap-xep=-han` is descending. A second press turns the order round.
 * `<DataTable columns={[{ head: 'Hạn', sort: sortBy('han', path, query), … }]} />`
 */
export function sortBy(
  key: string,
  path: string,
  query: Query,
): { href: string; direction: SortDirection | undefined } {
  const current = query['sap-xep']
  const direction = current === key ? 'ascending' : current === `-${key}` ? 'descending' : undefined
  const next = direction === 'ascending' ? `-${key}` : key
  return { href: address(path, query, { 'sap-xep': next, trang: undefined }), direction }
}
