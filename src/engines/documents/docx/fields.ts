/**
 * Fields of Word: an instruction («PAGE»), then what it last gave («3»). Only the latter is text. Fields may stand in
 * one another's instructions.
 */
export function createFields() {
  const open: { isInstruction: boolean }[] = []
  return {
    sign(type: string | undefined): void {
      const field = open.at(-1)
      if (type === 'begin' && open.length < 50) open.push({ isInstruction: true })
      if (type === 'separate' && field) field.isInstruction = false
      if (type === 'end') open.pop()
    },
    isInInstruction: () => open.some((field) => field.isInstruction),
    /** An instruction that never ended must not swallow the rest of the document. */
    endParagraph(): void {
      while (open.at(-1)?.isInstruction) open.pop()
    },
  }
}
