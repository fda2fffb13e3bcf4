import type { FoundPlace } from '#domains/matters/desk/cited-places.queries.ts'
import { Chip } from '#ui/parts/chip.tsx'

/** What a draft cites, held against the library as it is today. */
export function CitedPlaces({ places }: { places: readonly FoundPlace[] }) {
  if (places.length === 0) return null
  return (
    <ul>
      {places.map(({ said, standing, cited }) => (
        <li key={said}>
          {said}:{' '}
          {standing === 'in-force' ? (
            <>
              <Chip tone="good" label="Còn hiệu lực" /> <a href={cited!.href}>{cited!.name}</a>
            </>
          ) : (
            <Chip
              tone="danger"
              label={standing === 'unknown' ? 'Thư viện chưa có' : 'Không còn hoặc chưa có hiệu lực'}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
