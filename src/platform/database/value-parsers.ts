import pg from 'pg'

/**
 * What a PostgreSQL value is in TypeScript, the same on both databases because both are read by the same driver:
 * count and bigint → number (a fault above 2^53), numeric → number, date → `YYYY-MM-DD`, timestamptz → Date, json → parsed,
 * uuid and text → string, and arrays of these.
 */
export const valueParsers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    format === 'binary' ? pg.types.getTypeParser(oid, format) : (parsers[oid] ?? pg.types.getTypeParser(oid)),
}

/** The driver's list of types has no arrays, though its parsers do. */
const textArray: number = 1009

const parsers: Record<number, (text: string) => unknown> = {
  20: wholeNumber, // bigint
  1016: arrayOf(wholeNumber),
  1700: Number, // numeric
  1231: arrayOf(Number),
  1082: String, // date
  1182: arrayOf(String),
  1114: (text) => new Date(`${text.replace(' ', 'T')}Z`), // timestamp without zone: moments are UTC
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw new Error(`The database answered ${text}, more than a number can hold exactly.`)
  return number
}

function arrayOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  const parseTexts: (text: string) => (string | null)[] = pg.types.getTypeParser(textArray)
  return (text) => parseTexts(text).map((item) => (item === null ? null : parse(item)))
}
