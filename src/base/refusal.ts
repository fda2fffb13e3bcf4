/**
 * A "no" that a person can act on: what is wrong, why, what to do now, in one or two Vietnamese sentences.
 * Rules throw it, the edge (HTTP, command line, job) answers it, nobody catches in between.
 * Everything else that is thrown is a fault.
 */
export class Refusal extends Error {
  readonly status: RefusalStatus

  constructor(status: RefusalStatus, sentence: string, options?: { cause?: unknown }) {
    super(sentence, options)
    this.name = 'Refusal'
    this.status = status
  }
}

/** The HTTP status that the edge answers with. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503
