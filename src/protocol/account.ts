/** Rules of accounts that both the platform and its pages have to say. */
export const accountRules = {
  /** Years; the law of the United States (COPPA), taken for all countries. */
  youngest: 13,
  /** Characters. */
  shortestPassword: 10,
  longestPassword: 200,
  /** shell.md §7. */
  mostPasskeys: 10,
} as const
