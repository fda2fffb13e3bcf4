/** How long after its close a contest keeps who entered. */
export const namesKeptDays = 180
