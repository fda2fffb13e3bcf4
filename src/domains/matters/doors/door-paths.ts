import { filingDoors } from '#domains/matters/filing-door.ts'
import { address } from '#ui/address.ts'

/** A story on its way through the front door. */
export type Story = { text: string; placeId?: string | undefined }

/** The only place that writes the addresses of this part, and those that it leads to. */
export const doorPaths = {
  ask: '/can-giup',
  /** The story again; `door`: one that was chosen in spite of the proposal. */
  story: ({ text, placeId }: Story, door?: string) => address(doorPaths.ask, { q: text, o: placeId, loi: door }),
  /** Where the story is handed in at a door; null where that is not done on this site. */
  handIn: (door: string, { text, placeId }: Story): string | null =>
    handedInHere.has(door) ? address(`/gui/${door}`, { q: text, o: placeId }) : null,
}

/** Slugs of doors whose form is on this site. */
const handedInHere: ReadonlySet<string> = new Set(filingDoors.map(({ slug }) => slug))
