/** The ways a fee is paid: a row each, and what is missing or too much. */
import { SETTLE_WAYS } from '#shared/account/settle-ways.ts';
import { MAX_FEE_TENDERS } from '#shared/member/tier-fee.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { SelectField } from '../settings/select-field.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { firstTender, type DraftTender } from './fee-tender-draft.ts';
import styles from './lists.module.css';

export type FeeTendersProps = {
	readonly tenders: readonly DraftTender[];
	/** What they do not come to, fen; negative is too much. */
	readonly restFen: number;
	readonly onChange: (tenders: readonly DraftTender[]) => void;
};

export function FeeTenders({ tenders, restFen, onChange }: FeeTendersProps) {
	const { tierFee: say } = useWords();
	const put = (at: number, part: Partial<DraftTender>) => {
		onChange(tenders.map((tender, index) => (index === at ? { ...tender, ...part } : tender)));
	};
	return (
		<>
			{tenders.map((tender, at) => (
				// eslint-disable-next-line react/no-array-index-key
				<Row key={at} tender={tender} onChange={(part) => put(at, part)} />
			))}
			<div className={styles['bar']}>
				<span role="status">
					{restFen > 0 && sayFilled(say.rest, { rest: restFen })}
					{restFen < 0 && sayFilled(say.over, { over: -restFen })}
				</span>
				<div className={styles['acts']}>
					{tenders.length > 1 && (
						<Button onPress={() => onChange(tenders.slice(0, -1))}>{say.dropWay}</Button>
					)}
					{tenders.length < MAX_FEE_TENDERS && (
						<Button
							onPress={() => {
								onChange([...tenders, { ...firstTender(Math.max(restFen, 0)), way: 'wechat' }]);
							}}
						>
							{say.addWay}
						</Button>
					)}
				</div>
			</div>
		</>
	);
}

type RowProps = {
	readonly tender: DraftTender;
	readonly onChange: (part: Partial<DraftTender>) => void;
};

function Row({ tender: { way, amount, reference }, onChange }: RowProps) {
	const { tierFee: say, passCard } = useWords();
	return (
		<div className={styles['tender']}>
			<SelectField
				label={say.way}
				value={way}
				onChange={(chosen) => onChange({ way: chosen })}
				options={(way === '' ? (['', ...SETTLE_WAYS] as const) : SETTLE_WAYS).map((value) => {
					return { value, label: value === '' ? passCard.notChosen : say.ways[value] };
				})}
			/>
			<Field
				label={say.amount}
				value={amount}
				onChange={(text) => onChange({ amount: text })}
				numeric
				maxLength={10}
			/>
			{way !== '' && way !== 'cash' && (
				<Field
					label={say.reference}
					value={reference}
					onChange={(text) => onChange({ reference: text })}
					maxLength={40}
				/>
			)}
		</div>
	);
}
