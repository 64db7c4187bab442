/** Goods that earn no points: found by code or name, each with the way to let it earn again. */
import { useState } from 'react';
import type { ProductView } from '#shared/contract/views.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './points.module.css';

export type NamedGoods = { readonly productId: number; readonly name: string };

export type ExcludedGoodsProps = {
	/** What those that are excluded by now are called. */
	readonly named: readonly NamedGoods[];
	readonly chosen: readonly number[];
	readonly onChange: (chosen: number[]) => void;
};

export function ExcludedGoods({ named, chosen, onChange }: ExcludedGoodsProps) {
	const { client } = useTerminal();
	const { rules: say } = useWords().points;
	const [text, setText] = useState('');
	const [added, setAdded] = useState<readonly NamedGoods[]>([]);
	const { value: got } = useAsked(text, async () => {
		return text.trim() === '' ? undefined : client.ask('product/search', { text: text.trim() });
	});
	const found: readonly ProductView[] = got?.ok === true ? got.value.products.slice(0, 6) : [];
	const names = new Map([...named, ...added].map((one) => [one.productId, one.name]));

	function add(product: ProductView): void {
		setAdded([...added, product]);
		setText('');
		if (!chosen.includes(product.productId)) onChange([...chosen, product.productId]);
	}

	return (
		<div className={styles['section']}>
			<Field
				label={say.noGoods}
				hint={say.noGoodsHint}
				value={text}
				onChange={setText}
				scan="capture"
				onScan={setText}
				maxLength={64}
			/>
			{found.length > 0 && (
				<ul className={styles['targets']} aria-label={say.found}>
					{found.map((product) => (
						<li key={product.productId}>
							<Button tone="quiet" onPress={() => add(product)}>
								{`＋ ${product.name}`}
							</Button>
						</li>
					))}
				</ul>
			)}
			{chosen.length > 0 && (
				<ul className={styles['targets']} aria-label={say.noGoods}>
					{chosen.map((productId) => {
						const name = names.get(productId) ?? String(productId);
						return (
							<li key={productId}>
								<Button
									label={sayFilled(say.earnsAgain, { name })}
									onPress={() => onChange(chosen.filter((one) => one !== productId))}
								>
									{`${name} ✕`}
								</Button>
							</li>
						);
					})}
				</ul>
			)}
		</div>
	);
}
