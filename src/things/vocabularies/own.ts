/** Lists in plain words. A line an item: text, other names after a tab. */
export const own: readonly (readonly [key: string, description: string, rows: () => string])[] = [
  ['healthkeep/medicines/1', 'Common medicines', () => 'aspirin\tAspirin\t\tASA'],
]
