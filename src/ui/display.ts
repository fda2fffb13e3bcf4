/** How a person wants pages to look; remembered in one cookie and written on `<html>` by the server. */
export type Display = { theme: 'auto' | 'light' | 'dark'; contrast: 'normal' | 'high'; size: 'normal' | 'large' }

export const displayCookieName = 'lgd_hien_thi'

export const plainDisplay: Display = { theme: 'auto', contrast: 'normal', size: 'normal' }

const choices = {
  theme: ['auto', 'light', 'dark'],
  contrast: ['normal', 'high'],
  size: ['normal', 'large'],
} as const satisfies { [Key in keyof Display]: readonly Display[Key][] }

/** Reads the cookie's `dark.high.large`; whatever is not understood falls back to the plain look. */
export function readDisplay(cookie: string | undefined): Display {
  const [theme, contrast, size] = (cookie ?? '').split('.')
  return changeDisplay(plainDisplay, { theme, contrast, size })
}

export function writeDisplay(display: Display): string {
  return `${display.theme}.${display.contrast}.${display.size}`
}

/** The display after a press on one of the choices, e.g. `{ theme: 'dark' }` as it was typed; unknown values change nothing. */
export function changeDisplay(display: Display, typed: Record<string, unknown>): Display {
  return {
    theme: choices.theme.find((one) => one === typed.theme) ?? display.theme,
    contrast: choices.contrast.find((one) => one === typed.contrast) ?? display.contrast,
    size: choices.size.find((one) => one === typed.size) ?? display.size,
  }
}
