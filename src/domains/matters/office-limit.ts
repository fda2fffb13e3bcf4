/**
 * Thời hạn ràng buộc cơ quan: by which limits a matter can be late, for whoever counts matters. Where none of them ran, an answer is
 * neither in time nor late; see `wasLate`.
 */

import { type ClockRule, clockRules, ruleDecides } from '#domains/matters/clocks/clock-rule.ts'
import { circumstancesOf } from '#domains/matters/clocks/matter-clocks.ts'
import { type Channel, channels } from '#domains/matters/submission.ts'

type OfficeLimit = Pick<ClockRule, 'kinds' | 'only' | 'unless' | 'effectiveFrom' | 'effectiveTo'> & {
  /** It begins with the acceptance, not with the receipt. */
  fromAcceptance: boolean
}

/** Of every kind: set by a law, known from a sure source, over when the office has told, accepted or answered. */
export const officeLimits: readonly OfficeLimit[] = clockRules
  .filter((rule) => ruleDecides(rule) && (rule.start === 'receipt' || rule.start === 'acceptance'))
  .filter(({ until }) => until === 'told' || until === 'accepted' || until === 'answered')
  .map(({ kinds, only, unless, effectiveFrom, effectiveTo, start }) => ({
    kinds,
    only,
    unless,
    effectiveFrom,
    effectiveTo,
    fromAcceptance: start === 'acceptance',
  }))

/** What the way by which it came adds to the circumstances of a matter. */
export const channelCircumstances = (Object.keys(channels) as Channel[]).map((channel) => ({
  channel,
  circumstances: circumstancesOf(channel),
}))
