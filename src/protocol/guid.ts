const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Is this a guid in the form we keep: lower case, with hyphens, without braces? */
export const isGuidText = (text: string): boolean => guid.test(text)
