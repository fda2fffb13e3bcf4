/** A body as written, and the real bodies it stands for: chosen by name and place, or by the officer. */
export type DraftBody = {
  written: string
  bodyIds: string[]
  /** `none`: no real body found yet, which is a doubt; `chosen`: the officer said which. */
  how: 'exact' | 'other-name' | 'collective' | 'successor' | 'chosen' | 'none'
  /** Why there is a doubt, in Vietnamese. */
  why: string
  candidates: string[]
}

export type Resolve = (written: string) => DraftBody
