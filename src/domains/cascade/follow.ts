/**
 * Theo một kế hoạch vừa đổi hoặc vừa được giao: the job in which demands are carried over to an amendment, answers are looked
 * for and cells are reckoned anew. Payload: `{ planId }`. Plans write it as `plans.changed`, this domain as its own.
 */
export const followPlanJob = 'cascade.follow-plan'
