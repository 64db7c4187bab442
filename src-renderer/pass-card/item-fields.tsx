/** One service of a template: found by name, initials or number; how often, at what list price. */
import { useState } from 'react';
import type { ProductView } from '#shared/contract/views.ts';
import { formatYuan } from '#shared/receipt/format.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import type { DraftItem } from './template-draft.ts';
import styles from './pass-card.module.css';

export type ItemFieldsProps = {
	/** From 1. */
	readonly no: number;
	readonly item: DraftItem;
	readonly isCounted: boolean;
	readonly onChange: (part: Partial<DraftItem>) => void;
};

export function ItemFields({ no, item, isCounted, onChange }: ItemFieldsProps) {
	const { client } = useTerminal();
	const { template: say } = useWords().passCard;
	const [found, setFound] = useState<readonly ProductView[]>([]);
	const digits = (text: string) => text.replaceAll(/\D/g, '');

	async function look(text: string): Promise<void> {
		onChange({ name: text, target: undefined });
		if (text.trim() === '') {
			setFound([]);
			return;
		}
		const searched = await client.ask('product/search', { text, limit: 5 });
		setFound(searched.ok ? searched.value.products : []);
	}

	function take({ productId, name, spec, priceFen }: ProductView): void {
		const target = { kind: 'product' as const, productId };
		onChange({ target, name: `${name} ${spec}`.trim(), listText: formatYuan(priceFen) });
		setFound([]);
	}

	return (
		<fieldset className={styles['entitlement']}>
			<legend>{sayFilled(say.item, { no })}</legend>
			<div className={styles['item']}>
				<Field
					label={say.product}
					value={item.name}
					onChange={(text) => void look(text)}
					maxLength={60}
				/>
				<Field
					label={say.listPrice}
					value={item.listText}
					onChange={(listText) => onChange({ listText })}
					numeric
					maxLength={16}
				/>
				{isCounted && (
					<>
						<Field
							label={say.paid}
							value={item.paid}
							onChange={(text) => onChange({ paid: digits(text) })}
							numeric
							maxLength={3}
						/>
						<Field
							label={say.gift}
							value={item.gift}
							onChange={(text) => onChange({ gift: digits(text) })}
							numeric
							maxLength={3}
						/>
					</>
				)}
			</div>
			{found.length > 0 && (
				<div className={styles['found']}>
					{found.map((product) => (
						<Button key={product.productId} onPress={() => take(product)}>
							{`${product.name} ${product.spec}`.trim()}
						</Button>
					))}
				</div>
			)}
		</fieldset>
	);
}
