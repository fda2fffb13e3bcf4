/**
 * Kế hoạch vừa đổi: what later domains do once a plan was adopted, replaced or taken back waits as this job, written in the
 * transaction of the change. `app/worker.ts` says which domain takes it. Payload: `{ planId }`.
 */
export const planChangedJob = 'plans.changed'
