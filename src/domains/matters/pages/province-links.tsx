import type { DeskProvince } from '#domains/matters/desk/front-desk.ts'
import { address } from '#ui/address.ts'

/** A list of the nation is chosen by province first; where there is but one, nothing is asked. */
export function ProvinceLinks(props: { provinces: DeskProvince[]; provinceId: string | undefined; path: string }) {
  const { provinces, provinceId, path } = props
  if (provinces.length < 2) return null
  return (
    <nav aria-label="Theo tỉnh, thành phố">
      <h2>Theo tỉnh, thành phố</h2>
      <ul class="shelf-places">
        {provinces.map(({ id, name, desks }) => (
          <li key={id}>
            <a href={address(path, { tinh: id })} aria-current={id === provinceId ? 'true' : undefined}>
              {name}
            </a>{' '}
            ({desks})
          </li>
        ))}
      </ul>
    </nav>
  )
}
