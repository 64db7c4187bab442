/**
 * Which pass is used: a row each with what tells it from the next one: what it is, when it was sold
 * or that it was given, what is left, until when.
 */
import { useId } from 'react';
import type { PassView } from '#shared/contract/pass-card-views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { sayLeft, sayUntil } from './say-pass.ts';
import styles from './pass-card.module.css';

export type Usable = { readonly pass: PassView; readonly item: PassView['items'][number] };

export type PassChoiceProps = {
	readonly usable: readonly Usable[];
	/** Its place among them. */
	readonly chosen: number;
	readonly onChange: (at: number) => void;
};

export function PassChoice({ usable, chosen, onChange }: PassChoiceProps) {
	const { passCard: say } = useWords();
	const name = useId();
	return (
		<fieldset className={styles['rows']}>
			<legend>{say.use.choose}</legend>
			{usable.map(({ pass, item }, at) => (
				<label key={`${pass.passId} ${item.itemNo}`}>
					<input
						type="radio"
						name={name}
						checked={at === chosen}
						data-focus-first={at === chosen ? '' : undefined}
						onChange={() => onChange(at)}
					/>
					<b>
						{pass.name}
						<small>{item.name}</small>
					</b>
					<span>
						{sayFilled(pass.priceFen === 0 ? say.use.given : say.use.sold, { date: pass.soldOn })}
					</span>
					<span data-figure="">{sayLeft(say, item)}</span>
					<span data-figure="">{sayUntil(say, pass)}</span>
				</label>
			))}
		</fieldset>
	);
}
