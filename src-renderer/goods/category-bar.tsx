/** The categories as one row of targets; a long row scrolls sideways. */
import { useWords } from '../app/use-words.ts';
import type { Category } from './use-goods.ts';
import { Button } from '../ui/button.tsx';
import styles from './goods.module.css';

export type CategoryBarProps = {
	readonly categories: readonly Category[];
	readonly chosen: number | undefined;
	readonly onChoose: (categoryId: number) => void;
};

export function CategoryBar({ categories, chosen, onChoose }: CategoryBarProps) {
	const { goods: say } = useWords();
	const shown = categories.filter(({ products }) => products > 0);
	if (shown.length === 0) return <div />;
	return (
		<div className={styles['categories']} role="group" aria-label={say.categories} tabIndex={-1}>
			{shown.map(({ categoryId, name, products }) => (
				<Button
					key={categoryId}
					tone="quiet"
					pressed={categoryId === chosen}
					onPress={() => onChoose(categoryId)}
				>
					{name} <small>{products}</small>
				</Button>
			))}
		</div>
	);
}
