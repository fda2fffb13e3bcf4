/** A body that would take over; without an id it is still to be founded. */
export type HeirAsked = { id: string | null; name: string }

export const heirField = (id: string) => `vao-${id}`
/** Said when nobody takes over; otherwise an address without heirs asks nothing yet. */
export const noHeirField = 'khong-ke-tuc'
export const newHeirs = [
  { key: 'moi-1', name: 'một cơ quan mới, sẽ thành lập' },
  { key: 'moi-2', name: 'cơ quan mới thứ hai' },
] as const

/**
 * Into what the chosen bodies would go: one heir is a merger, several are a split, none an end. undefined: nobody has said it yet.
 * Only bodies that can take over count, whatever an address says.
 */
export function heirsAsked(
  query: Record<string, string>,
  candidates: readonly { id: string; name: string }[],
): HeirAsked[] | undefined {
  const heirs = [
    ...candidates.filter(({ id }) => query[heirField(id)] === '1'),
    ...newHeirs.filter(({ key }) => query[heirField(key)] === '1').map(({ name }) => ({ id: null, name })),
  ]
  return heirs.length > 0 || query[noHeirField] === '1' ? heirs : undefined
}
