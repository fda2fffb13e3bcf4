import { address } from '#ui/address.ts'

/** The only place that writes the addresses of this part. */
export const doorPaths = {
  ask: '/can-giup',
  /** With the story, the place and the door that was chosen in spite of the proposal. */
  story: (story: { text: string; placeId?: string | undefined; door?: string | undefined }) =>
    address(doorPaths.ask, { q: story.text, o: story.placeId, loi: story.door }),
}
