/** A list's law is a known document when so large a part of its articles has the same words under the same number. */
export const sameWordsShareMin = 0.5
