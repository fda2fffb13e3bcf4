import { matterPaths } from '#domains/matters/matter-paths.ts'

/** Steps above a page of the desk. */
export const registerStep = { label: 'Sổ theo dõi', href: matterPaths.register }
export const receptionStep = { label: 'Tiếp công dân', href: matterPaths.receptionDesk }
