/** What the customer is asked (顾客确认), over all of their screen until it is answered or taken back. */
import type { QuestionView } from '#shared/contract/customer-ask-requests.ts';
import { ConsentQuestion } from './consent-question.tsx';
import { PinQuestion } from './pin-question.tsx';
import { SignQuestion } from './sign-question.tsx';

export function QuestionPane({ question }: { readonly question: QuestionView }) {
	switch (question.kind) {
		case 'consent':
			return <ConsentQuestion question={question} />;
		case 'pin':
		case 'new-pin':
			return <PinQuestion question={question} />;
		case 'sign':
			return <SignQuestion question={question} />;
	}
}
