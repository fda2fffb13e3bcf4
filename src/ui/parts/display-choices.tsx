import type { Display } from '#ui/display.ts'

export type DisplayChoicesProps = {
  display: Display
  /** Where the choice is posted, with `theme`, `contrast` or `size`, and `backTo`. */
  action: string
  csrf: string
  /** The address of the page to come back to. */
  backTo: string
}

/**
 * Light or dark, contrast, size of type: one press each, remembered by the server in a cookie.
 *
 * `<DisplayChoices display={readDisplay(cookie)} action="/hien-thi" csrf={csrf} backTo={address} />`
 */
export function DisplayChoices({ display, action, csrf, backTo }: DisplayChoicesProps) {
  return (
    <form class="display-choices" method="post" action={action}>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="backTo" value={backTo} />
      {groups.map((group) => (
        <fieldset key={group.name}>
          <legend>{group.legend}</legend>
          <div class="segments">
            {group.options.map(([value, label]) => (
              <button
                key={value}
                type="submit"
                name={group.name}
                value={value}
                aria-pressed={display[group.name] === value ? 'true' : 'false'}
              >
                {label}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
    </form>
  )
}

const groups: { name: keyof Display; legend: string; options: [string, string][] }[] = [
  {
    name: 'theme',
    legend: 'Nền trang',
    options: [
      ['auto', 'Theo máy'],
      ['light', 'Sáng'],
      ['dark', 'Tối'],
    ],
  },
  {
    name: 'contrast',
    legend: 'Độ tương phản',
    options: [
      ['normal', 'Thường'],
      ['high', 'Cao'],
    ],
  },
  {
    name: 'size',
    legend: 'Cỡ chữ',
    options: [
      ['normal', 'Thường'],
      ['large', 'Lớn'],
    ],
  },
]
