/**
 * Gợi ý khi gõ: a combobox over a plain search field (WAI-ARIA 1.2, list autocomplete). Arrows walk the list, Enter takes and
 * sends, Esc closes. The field and its form work without.
 */
const waitMs = 180
const lettersMin = 2

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) attach(field)

function attach(field: HTMLInputElement): void {
  const list = document.createElement('ul')
  list.id = `${field.id}-goi-y`
  list.className = 'suggestions'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'Gợi ý')
  list.hidden = true
  const said = document.createElement('p')
  said.className = 'unseen'
  said.setAttribute('role', 'status')
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  const frame = document.createElement('span')
  frame.className = 'suggest-frame'
  field.replaceWith(frame)
  frame.append(field, list, said)

  let at = -1
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const options = () => [...list.children] as HTMLElement[]
  const close = () => {
    list.hidden = true
    at = -1
    field.setAttribute('aria-expanded', 'false')
    field.removeAttribute('aria-activedescendant')
  }
  const mark = (next: number) => {
    at = next
    for (const [index, option] of options().entries()) option.setAttribute('aria-selected', String(index === at))
    const marked = options()[at]
    if (marked === undefined) field.removeAttribute('aria-activedescendant')
    else {
      field.setAttribute('aria-activedescendant', marked.id)
      marked.scrollIntoView({ block: 'nearest' })
    }
  }
  const take = (option: HTMLElement) => {
    field.value = option.textContent ?? ''
    close()
    field.form?.requestSubmit()
  }
  const show = (texts: string[]) => {
    list.replaceChildren(
      ...texts.map((text, index) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${index}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        option.textContent = text
        option.addEventListener('pointerdown', (event) => event.preventDefault())
        option.addEventListener('click', () => take(option))
        return option
      }),
    )
    if (texts.length === 0) return close()
    at = -1
    list.hidden = false
    field.setAttribute('aria-expanded', 'true')
    said.textContent = `${texts.length} gợi ý, dùng mũi tên để chọn.`
  }
  const ask = async () => {
    const typed = field.value.trim()
    const turn = ++asked
    if (typed.length < lettersMin) return close()
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(typed)}`)
      const texts = answer.ok ? ((await answer.json()) as string[]) : []
      if (turn === asked && document.activeElement === field) show(texts)
    } catch {
      close() // without the network the field is a plain field
    }
  }

  close()
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, waitMs)
  })
  field.addEventListener('blur', close)
  field.addEventListener('keydown', (event) => {
    const count = options().length
    if (list.hidden || event.isComposing) return
    if (event.key === 'ArrowDown') mark(at + 1 >= count ? 0 : at + 1)
    else if (event.key === 'ArrowUp') mark(at <= 0 ? count - 1 : at - 1)
    else if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && at >= 0) take(options()[at]!)
    else return
    event.preventDefault()
  })
}
