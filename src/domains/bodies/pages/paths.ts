import { address } from '#ui/address.ts'

/** Addresses of the register. */
export const bodiesPath = '/nghiep-vu/quan-tri/co-quan'

export const bodyPath = (bodyId: string) => `${bodiesPath}/${bodyId}`

/** The branch below a body. */
export const branchPath = (bodyId: string) => address(bodiesPath, { duoi: bodyId })
