/** Privacy on the member's own page besides their consents: health notes, and a request taken down. */
import { useState } from 'react';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { HealthNotesPane } from './health-notes-pane.tsx';
import { sayAsker } from './say-asked.ts';
import styles from './privacy.module.css';

export type PrivacyPaneProps = {
	readonly memberId: string;
	/** Moves when a consent was recorded: health notes may have gone with it. */
	readonly round: number;
};

export function PrivacyPane({ memberId, round }: PrivacyPaneProps) {
	const { privacy: say } = useWords();
	const [asking, setAsking] = useState(false);
	const [done, setDone] = useState('');
	return (
		<div className={styles['pane']}>
			<HealthNotesPane key={`${memberId} ${String(round)}`} memberId={memberId} />
			<section aria-label={say.title}>
				<h3>{say.title}</h3>
				<p className={styles['soft']}>{say.rights}</p>
				<div className={styles['acts']}>
					<Button onPress={() => setAsking(true)}>{say.add}</Button>
				</div>
				{done !== '' && <NoticeBar tone="plain" say={done} alert />}
			</section>
			{asking && (
				<AskDialog
					memberId={memberId}
					onClose={() => setAsking(false)}
					onDone={(asked) => {
						const { kind, dueDate: date } = asked;
						const name = sayAsker(asked);
						setDone(sayFilled(say.ask.done, { name, kind: say.kinds[kind], date }));
						setAsking(false);
					}}
				/>
			)}
		</div>
	);
}
