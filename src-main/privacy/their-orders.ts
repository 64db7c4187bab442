/**
 * Which orders with a deposit are somebody's, in SQL over one row (`:id`, `:memberId`): an order
 * has a phone and a basket and no member, and their phone may be another since. Rows that were
 * merged into theirs are asked one by one.
 */

/** Every phone that is or was theirs; not one that is somebody else's by now. */
const THEIR_PHONES = `SELECT phone FROM member WHERE id = :id
 UNION SELECT c.before FROM member_change c WHERE c.id = :id AND c.field = 'phone'
   AND NOT EXISTS (SELECT 1 FROM member o WHERE o.phone = c.before AND o.id <> :id)
 UNION SELECT c.after FROM member_change c WHERE c.id = :id AND c.field IN ('phone', 'merged')
   AND NOT EXISTS (SELECT 1 FROM member o WHERE o.phone = c.after AND o.id <> :id)`;

/** By a phone of theirs, or by whose basket it is while it waits. */
export const THEIR_OPEN_ORDERS = `(phone <> '' AND phone IN (${THEIR_PHONES})
 OR sale_id IN (SELECT sale_id FROM open_sale WHERE instr(terms_json, :memberId) > 0))`;

/** Also by whose sale it became. */
export const THEIR_ORDERS = `(${THEIR_OPEN_ORDERS}
 OR sale_id IN (SELECT sale_id FROM sale WHERE member = :id))`;
