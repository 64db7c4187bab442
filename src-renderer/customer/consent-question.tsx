/**
 * A text to agree to, whole and to be scrolled, with a yes and a no of the same size. Offers are
 * apart and never ticked for anybody (PIPL Art. 14, 16).
 */
import { useState } from 'react';
import type { QuestionView } from '#shared/contract/customer-ask-requests.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { useAnswer } from './use-answer.ts';
import styles from './question.module.css';

type ConsentProps = { readonly question: Extract<QuestionView, { kind: 'consent' }> };

export function ConsentQuestion({ question: { askId, member, texts } }: ConsentProps) {
	const { customerAsk, member: memberWords } = useWords();
	const { consent: say } = customerAsk;
	const { purposes: names } = memberWords.page.consent;
	const { busy, refusal, send } = useAnswer();
	const [offers, setOffers] = useState(false);
	// Asked with something else, offers are a box beside it; asked alone they are the question.
	const apart = texts.length > 1 ? texts.find(({ purpose }) => purpose === 'marketing') : undefined;
	const main = texts.filter((text) => text !== apart);
	const agree = (yes: boolean) => {
		const given = yes ? main.map(({ purpose }) => purpose) : [];
		void send('customer/agree', { askId, given: offers && yes ? [...given, 'marketing'] : given });
	};
	return (
		<section className={styles['question']} aria-label={say.title}>
			<header>
				<h1>{say.title}</h1>
				<p>{[member, say.lead].filter(Boolean).join(' · ')}</p>
			</header>
			{/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls by keys too */}
			<div className={styles['text']} tabIndex={0} role="region" aria-label={say.text}>
				{main.map(({ purpose, text }) => (
					<article key={purpose}>
						<h2>{names[purpose]}</h2>
						<p>{text}</p>
					</article>
				))}
				{apart !== undefined && (
					<article>
						<h2>{names.marketing}</h2>
						<p>{apart.text}</p>
					</article>
				)}
			</div>
			{apart !== undefined && (
				<label className={styles['box']}>
					<input
						type="checkbox"
						checked={offers}
						onChange={({ target }) => setOffers(target.checked)}
					/>
					{say.offers}
				</label>
			)}
			{refusal !== undefined && <p role="alert">{customerAsk.lost}</p>}
			<div className={styles['actions']}>
				<Button size="hero" disabled={busy} onPress={() => agree(false)}>
					{say.no}
				</Button>
				<Button size="hero" tone="accent" disabled={busy} onPress={() => agree(true)}>
					{say.yes}
				</Button>
			</div>
		</section>
	);
}
