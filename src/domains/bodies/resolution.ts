/** Kết quả nhận ra cơ quan: bodies for certain, or a doubt that a person settles. */
export type Resolution =
  | {
      kind: 'bodies'
      ids: string[]
      /** By its own name · by another name of it · one name for many · the one that took over. */
      how: 'exact' | 'other-name' | 'collective' | 'successor'
    }
  | Doubt

export type Doubt = {
  kind: 'doubt'
  /** Likeliest first, at most 200. */
  candidates: string[]
  /** One or two Vietnamese sentences. */
  why: string
}

export function doubt(candidates: readonly string[], why: string): Doubt {
  return { kind: 'doubt', candidates: [...new Set(candidates)].slice(0, candidatesMax), why }
}

const candidatesMax = 200
