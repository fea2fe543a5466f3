/** Texts as they are compared: without case and accents, dashes and quotes of any script as spaces. */

/** Letters that Unicode takes for letters of their own, and people type without their strokes. */
const plain: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
}

/** Longer texts are compared by their beginning: an index entry of PostgreSQL holds at most 2,704 bytes. */
export const mostCompared = 500

export const fold = (text: string): string => {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłıþ]/g, letter => plain[letter]!)
    // Words are parted at ASCII alone, here and in the database, whose idea of a letter depends on its locale.
    .replace(/[\p{Z}\p{C}]|(?![\x00-\x7f])[\p{P}\p{S}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
  return folded.length <= mostCompared ? folded : Array.from(folded).slice(0, mostCompared).join('').trim()
}

/** The words of a folded text. */
export const wordsOf = (folded: string): string[] => folded.split(/[\x00-\x2f\x3a-\x60\x7b-\x7f]+/).filter(Boolean)
