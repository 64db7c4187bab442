/**
 * The till's part of a question to the customer, inside a dialog: a button while nobody was asked,
 * then how it stands. Nothing where no customer's screen is there: everything goes as before.
 */
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import type { CustomerAskView } from '#shared/contract/customer-ask-requests.ts';
import type { Words } from '#shared/words/words-of.ts';
import type { CustomerAsk } from './use-customer-ask.ts';

export type AskCustomerProps = {
	readonly asking: CustomerAsk;
	/** What stands on the button. */
	readonly label: string;
	readonly disabled?: boolean;
};

export function AskCustomer({ asking, label, disabled = false }: AskCustomerProps) {
	const words = useWords();
	const { till: say } = words.customerAsk;
	const { here, ask, refusal, open, cancel } = asking;
	if (!here && ask === undefined) return null;
	const button = (text: string) => (
		<Button disabled={disabled} onPress={() => void open()}>
			{text}
		</Button>
	);
	if (ask === undefined) {
		const said = refusal === undefined ? undefined : sayRefusal(words, refusal);
		if (said === undefined) return button(label);
		return <NoticeBar tone="red" {...said} alert actions={button(say.again)} />;
	}
	const { tone, text } = sayAsk(say, ask);
	const take = <Button onPress={() => void cancel()}>{say.take}</Button>;
	const over = ask.state === 'answered' ? undefined : button(say.again);
	return <NoticeBar tone={tone} say={text} alert actions={ask.state === 'waiting' ? take : over} />;
}

type Said = { readonly tone: 'plain' | 'green' | 'amber'; readonly text: string };

function sayAsk(
	say: Words['customerAsk']['till'],
	{ state, kind, why, triesLeft, signedHash }: CustomerAskView,
): Said {
	switch (state) {
		case 'waiting':
			if (triesLeft < 0) return { tone: 'plain', text: say.waiting };
			return { tone: 'amber', text: sayFilled(say.wrong, { left: triesLeft }) };
		case 'declined':
			return { tone: 'amber', text: say.declined };
		case 'ended':
			return { tone: 'amber', text: why === '' ? say.declined : say.whys[why] };
		case 'answered': {
			const answers = {
				consent: say.consented,
				pin: say.proved,
				'new-pin': say.pinSet,
				sign: sayFilled(say.signed, { hash: signedHash }),
			};
			return { tone: 'green', text: answers[kind] };
		}
	}
}
