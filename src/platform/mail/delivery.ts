/** How one try to send a mail ended. */
export type Delivery = {
  /**
   * accepted: the server answers for it now. refused: for ever, because of this address or this mail. later: not now, nothing
   * was accepted. uncertain: the text was handed over and no answer came.
   */
  result: 'accepted' | 'refused' | 'later' | 'uncertain'
  /** What the server or the network said. */
  reply: string
}
