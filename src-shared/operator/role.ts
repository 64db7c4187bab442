/**
 * Who may do what. Roles are a ladder: an owner (老板) may do what a manager (店长) may, who may do
 * what a cashier (收银员) may. A request names the lowest role that may make it; who stands lower
 * may still do it once, when a second person releases it with their own PIN (授权放行).
 */
export const ROLES = ['cashier', 'manager', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** True when `role` stands at least as high as `needed`. */
export function reaches(role: Role, needed: Role): boolean {
	return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** Wrong PINs in a row before an operator is locked out, and for how long (STF-3). */
export const WRONG_PINS_ALLOWED = 5;
export const LOCK_OUT_MS = 5 * 60_000;

/** Why the drawer may be opened without a sale; every opening is an event. */
export const NO_SALE_REASONS = ['give-change', 'count', 'wrong-change', 'other'] as const;
export type NoSaleReason = (typeof NO_SALE_REASONS)[number];

/** Why a price was changed by hand. */
export const OVERRIDE_REASONS = ['damaged', 'price-tag', 'regular', 'no-price', 'other'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];
