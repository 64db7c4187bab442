/** The part of the handlers' table that answers for privacy. */
import type { privacyRequests } from '#shared/contract/privacy-requests.ts';
import { answerAsked, askForPrivacy, listAsked } from '../privacy/asked.ts';
import { copyMember } from '../privacy/copy-member.ts';
import { checkErase, eraseMember, unsealBuyer } from '../privacy/erase-member.ts';
import { destroyHealthNote, readHealthNotes, writeHealthNote } from '../privacy/health-notes.ts';
import { listMemberConsents, recordMemberConsent } from '../privacy/record-consent.ts';
import { revealMember } from '../privacy/reveal-member.ts';
import type { HandlersOf } from './handler-types.ts';

export const privacyHandlers: HandlersOf<typeof privacyRequests> = {
	'consent/list': ({ terminal }, input) => listMemberConsents(terminal, input),
	'consent/record': ({ terminal, caller }, input) => recordMemberConsent(terminal, caller, input),
	'member/reveal': ({ terminal, caller }, input) => revealMember(terminal, caller, input),
	'health-note/write': ({ terminal, caller }, input) => writeHealthNote(terminal, caller, input),
	'health-note/read': ({ terminal, caller }, input) => readHealthNotes(terminal, caller, input),
	'health-note/destroy': ({ terminal, caller }, input) =>
		destroyHealthNote(terminal, caller, input),
	'privacy/ask': ({ terminal, caller }, input) => askForPrivacy(terminal, caller, input),
	'privacy/list': ({ terminal }) => listAsked(terminal),
	'privacy/copy': ({ terminal, caller }, input) => copyMember(terminal, caller, input),
	'privacy/answer': ({ terminal, caller }, input) => answerAsked(terminal, caller, input),
	'privacy/check-erase': ({ terminal }, input) => checkErase(terminal, input),
	'privacy/erase': ({ terminal, caller }, input) => eraseMember(terminal, caller, input),
	'privacy/unseal': ({ terminal, caller }, input) => unsealBuyer(terminal, caller, input),
};
