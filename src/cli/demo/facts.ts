/** What several people of the family know: days ago on which something changed their lives. */

/** Leo is born; a good eighteen months. */
export const leoBorn = 560
/** Maya falls on the ice of the rink. */
export const wristBroken = 250
/** Walter's heart attack, a good two years. */
export const heartAttack = 780
/** Tom begins to lose weight. */
export const tomBegins = 300
