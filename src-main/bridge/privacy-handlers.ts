/** The part of the handlers' table that answers for privacy. */
import { listMemberConsents, recordMemberConsent } from '../privacy/record-consent.ts';
import { revealMember } from '../privacy/reveal-member.ts';
import type { PrivacyHandlers } from './handler-types.ts';

export const privacyHandlers: PrivacyHandlers = {
	'consent/list': ({ terminal }, input) => listMemberConsents(terminal, input),
	'consent/record': ({ terminal, caller }, input) => recordMemberConsent(terminal, caller, input),
	'member/reveal': ({ terminal, caller }, input) => revealMember(terminal, caller, input),
};
