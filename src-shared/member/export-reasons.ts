/** What a list of members is taken out for; the journal keeps the code, never a sentence. */
export const EXPORT_REASONS = ['analysis', 'campaign', 'audit', 'law', 'move'] as const;
