/** “¥100 → n 分” for each tier, by the rules in force or by those being typed. */
import type { PointsBookView } from '#shared/contract/points-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import styles from './points.module.css';

export function TierPreview({ book }: { readonly book: PointsBookView }) {
	const { client } = useTerminal();
	const { rules: say } = useWords().points;
	const { value: got } = useAsked(JSON.stringify(book), () => {
		return client.ask('points/preview', { amountText: '100', book });
	});
	const tiers = got?.ok === true ? got.value.tiers : [];
	if (tiers.length === 0) return <p className={styles['faint']}>{say.noTiers}</p>;
	return (
		<ul className={styles['preview']} aria-label={say.previewTitle}>
			{tiers.map(({ tierName, points, birthdayPoints }) => (
				<li key={tierName}>
					<b>{tierName}</b> {sayFilled(say.preview, { points })}
					{birthdayPoints !== points && (
						<small> · {sayFilled(say.birthday, { points: birthdayPoints })}</small>
					)}
				</li>
			))}
		</ul>
	);
}
