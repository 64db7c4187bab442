/**
 * Consents (同意) of a member: what for, to which text, asked where. Membership, marketing, health
 * and sharing are asked apart (PIPL Art. 14, 23, 29), each can be withdrawn (Art. 15), and none of
 * them stands between anybody and a sale (Art. 16). For a child under 14 a guardian agrees before
 * anything is kept (Art. 31).
 */
export const PURPOSES = ['membership', 'marketing', 'health', 'sharing', 'guardian'] as const;
/** 会员, 营销, 健康备注 (sensitive), 向第三方提供, 监护人同意. */
export type Purpose = (typeof PURPOSES)[number];

export const CHANNELS = ['counter', 'customer-screen', 'paper', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * The version of each text (src-shared/words/consent-texts.ts). A text that was ever agreed to is
 * not changed: a new one gets a new version, and a test holds the texts to their hashes.
 */
export const CONSENT_VERSIONS: Readonly<Record<Purpose, string>> = {
	membership: '2026-1',
	marketing: '2026-1',
	health: '2026-1',
	sharing: '2026-1',
	guardian: '2026-1',
};

/** The fields a person may be asked to show in full, one at a time. */
export const REVEALED_FIELDS = ['phone', 'name', 'birthday', 'address', 'identityNo'] as const;
export type RevealedField = (typeof REVEALED_FIELDS)[number];

/** Why somebody looks; a free text would end up naming people in the journal. */
export const REVEAL_REASONS = [
	'call-back',
	'check-identity',
	'deliver',
	'correct',
	'own-request',
	'authority',
] as const;
export type RevealReason = (typeof REVEAL_REASONS)[number];
