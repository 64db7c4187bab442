/**
 * What a member agreed to (同意), purpose by purpose, each with its text: a yes or a no is one press
 * and keeps the text it was given to. None of them stands between anybody and a sale. Below it what
 * they may ask of their record.
 */
import { useContext, useState } from 'react';
import type { ConsentView } from '#shared/contract/privacy-requests.ts';
import { localTime, type Instant } from '#shared/kernel/time.ts';
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { LanguageContext, useWords } from '../app/use-words.ts';
import { AskCustomer } from '../customer-ask/ask-customer.tsx';
import { useCustomerAsk } from '../customer-ask/use-customer-ask.ts';
import { PrivacyPane } from '../privacy/privacy-pane.tsx';
import { useAsked } from '../sales/use-asked.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useStore, useTerminal, useTerminalEvent } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import styles from './lists.module.css';

type ConsentTabProps = { readonly memberId: string; readonly again: () => void };

export function ConsentTab({ memberId, again: lookAgain }: ConsentTabProps) {
	const words = useWords();
	const language = useContext(LanguageContext);
	const { client } = useTerminal();
	const { sounds } = useShell();
	const { consent: say } = words.member.page;
	const [refusal, setRefusal] = useState<ClientRefusal>();
	const [round, setRound] = useState(0);
	const { value: got, again } = useAsked(`${memberId} ${language}`, () =>
		client.ask('consent/list', { memberId, language }),
	);

	async function record({ purpose, textHash }: ConsentView, given: boolean): Promise<void> {
		const input = { memberId, purpose, given, textHash, language };
		const recorded = await client.ask('consent/record', input);
		if (recorded.ok) sounds.yes();
		else sounds.no();
		setRefusal(recorded.ok ? undefined : recorded.refusal);
		setRound(round + 1);
		again();
		lookAgain();
	}

	const wrong = got?.ok === false ? got.refusal : refusal;
	const asking = useCustomerAsk(() =>
		client.ask('customer-ask/consent', { memberId, purposes: ['membership', 'marketing'] }),
	);
	// What they answered there is written down already: it is only looked at.
	useTerminalEvent('customer-ask/changed', () => {
		setRound(round + 1);
		again();
		lookAgain();
	});
	const said = wrong === undefined ? undefined : sayRefusal(words, wrong);
	return (
		<div className={styles['tab']}>
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
			<p className={styles['soft']}>{say.lead}</p>
			<AskCustomer asking={asking} label={words.customerAsk.till.here} />
			<ul className={styles['consents']} aria-label={say.list}>
				{got?.ok === true &&
					got.value.consents.map((consent) => (
						<Consent
							key={consent.purpose}
							consent={consent}
							onRecord={(given) => void record(consent, given)}
						/>
					))}
			</ul>
			<PrivacyPane memberId={memberId} round={round} />
		</div>
	);
}

type ConsentProps = {
	readonly consent: ConsentView;
	readonly onRecord: (given: boolean) => void;
};

function Consent({ consent, onRecord }: ConsentProps) {
	const { consent: say } = useWords().member.page;
	const { status } = useStore(useTerminal().status);
	const { purpose, state, version, atMs, outdated, text } = consent;
	const zone = status?.store.timeZone ?? 'Asia/Shanghai';
	const since = { date: localTime(atMs as Instant, zone).date, version };
	const name = say.purposes[purpose];
	const no = state === 'given' ? say.withdraw : say.no;
	return (
		<li>
			<div>
				<h3>
					{name} <em>{say.states[state === '' ? 'never' : state]}</em>
					{state !== '' && <small>{sayFilled(say.since, since)}</small>}
					{outdated && <small data-soon="">{say.outdated}</small>}
				</h3>
				<p>{text}</p>
			</div>
			<Button
				label={`${say.yes} ${name}`}
				disabled={state === 'given' && !outdated}
				onPress={() => onRecord(true)}
			>
				{say.yes}
			</Button>
			<Button
				label={`${no} ${name}`}
				disabled={state === 'withdrawn' || state === 'declined'}
				onPress={() => onRecord(false)}
			>
				{no}
			</Button>
		</li>
	);
}
