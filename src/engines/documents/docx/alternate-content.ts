/**
 * `mc:AlternateContent`: Word writes a drawing twice, for new and for old readers. The first way that says something is
 * read, the others are not.
 *
 * @param countWrites how much was written so far
 */
export function createAlternateContent(countWrites: () => number) {
  const open: { isTaken: boolean; writesBefore: number }[] = []
  return {
    open(name: string): void {
      if (name === 'mc:AlternateContent') open.push({ isTaken: false, writesBefore: countWrites() })
    },
    close(name: string): void {
      const choice = open.at(-1)
      if (name === 'mc:Choice' && choice) choice.isTaken = countWrites() > choice.writesBefore
      if (name === 'mc:AlternateContent') open.pop()
    },
    isOtherWay: (name: string) => (name === 'mc:Choice' || name === 'mc:Fallback') && (open.at(-1)?.isTaken ?? false),
  }
}
