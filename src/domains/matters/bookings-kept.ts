/** How long after the day who booked is still known. */
export const bookingsKeptDays = 30
