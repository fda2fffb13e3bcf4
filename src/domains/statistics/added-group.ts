/** What a later domain adds to the board: parts of a whole that it names, each with its list where the reader may see one. */
export type AddedGroup = {
  name: string
  ofName: string
  of: number
  parts: { label: string; value: number; href?: string }[]
  /** What the numbers leave out, and why. */
  note: string
}
