/** «+84 912-345-678» and «0912 345 678» are one. */
export function phoneDigits(phone: string): string | undefined {
  const digits = phone.replace(/[^\d+]/gu, '').replace(/^\+?84(?=\d{8,10}$)/u, '0')
  return /^\d{8,15}$/u.test(digits) ? digits : undefined
}
