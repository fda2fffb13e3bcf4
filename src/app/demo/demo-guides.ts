import type { Story } from '#app/demo/demo-story.ts'
import { approveGuide } from '#domains/library/acts/approve-guide.ts'
import { submitGuide } from '#domains/library/acts/submit-guide.ts'
import { takeOverGuide } from '#domains/library/acts/take-over-guide.ts'
import { citationsOf, doubtsOf } from '#domains/library/guides/guide-doubts.ts'
import { loadCitedLaw } from '#domains/library/guides/judge-citations.queries.ts'
import { shippedGuides } from '#domains/library/shipped-guides.ts'
import { today } from '#platform/clock.ts'

/**
 * What the ward gives its people to read: guides that came with the system, taken over by Lan and approved by Hùng. A few are left
 * where a visitor can go on: one to approve, one as a draft, some to take over. A guide whose law the library does not know is left
 * alone: nobody could approve it.
 */
export async function tellGuides(
  story: Story,
  { lan, hung }: { lan: string; hung: string },
  wardId: string,
): Promise<void> {
  for (const shippedSlug of await listReady(story)) {
    if (leftToTakeOver.has(shippedSlug)) continue
    const draft = await story.does(lan, takeOverGuide, { bodyId: wardId, shippedSlug })
    if (shippedSlug === leftAsDraft) continue
    const form = { guideId: draft.id, version: String(draft.version) }
    const sent = await story.does(lan, submitGuide, form)
    if (shippedSlug !== leftToApprove) await story.does(hung, approveGuide, { ...form, version: String(sent.version) })
  }
}

const leftToApprove = 'hoi-bien-ban-hoa-giai'
const leftAsDraft = 'hoi-lai-bao-nhieu-la-qua'
const leftToTakeOver = new Set(['hoi-khai-sinh-muon', 'hoi-khong-biet-chu'])

/** Their addresses. */
async function listReady({ house }: Story): Promise<string[]> {
  const guides = shippedGuides()
  const citations = guides.flatMap(({ sections }) => citationsOf(sections))
  const law = await loadCitedLaw(house.database.kysely, citations, today(house.clock))
  return guides.filter(({ text }) => doubtsOf(text, law.judge).length === 0).map(({ slug }) => slug)
}
