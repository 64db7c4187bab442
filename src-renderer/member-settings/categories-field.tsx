/** The categories of goods a card is good for: chosen one after another; none is all goods. */
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { useAsked } from '../sales/use-asked.ts';
import { SelectField } from '../settings/select-field.tsx';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import styles from './member-settings.module.css';

export type CategoriesFieldProps = {
	readonly chosen: readonly number[];
	readonly onChange: (chosen: readonly number[]) => void;
};

const NONE = 0;

export function CategoriesField({ chosen, onChange }: CategoriesFieldProps) {
	const { client } = useTerminal();
	const { cards: say } = useWords().memberSettings;
	const { value: found } = useAsked('', () => client.ask('category/list', {}));
	const categories = found?.ok === true ? found.value.categories : [];
	const nameOf = (id: number) => {
		return categories.find(({ categoryId }) => categoryId === id)?.name ?? String(id);
	};
	const free = categories.filter(({ categoryId }) => !chosen.includes(categoryId));
	return (
		<div>
			<SelectField
				label={say.category}
				value={NONE}
				onChange={(id) => {
					if (id !== NONE) onChange([...chosen, id]);
				}}
				hint={
					chosen.length === 0 ? say.categoriesHint : sayFilled(say.some, { count: chosen.length })
				}
				options={[
					{ value: NONE, label: chosen.length === 0 ? say.allGoods : say.addCategory },
					...free.map(({ categoryId, name: label }) => ({ value: categoryId, label })),
				]}
			/>
			<ul className={styles['chips']}>
				{chosen.map((id) => (
					<li key={id}>
						{nameOf(id)}
						<Button
							tone="quiet"
							label={sayFilled(say.dropCategory, { name: nameOf(id) })}
							onPress={() => onChange(chosen.filter((one) => one !== id))}
						>
							✕
						</Button>
					</li>
				))}
			</ul>
		</div>
	);
}
