/** Why goods came back; said on the slip and counted in the reports. */
export const REFUND_REASONS = ['unsuitable', 'quality', 'mistake', 'expired', 'other'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];
