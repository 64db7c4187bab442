/** The head of the goods: the search, and what can be done with the whole list. */
import { sayFilled, sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { goodsImport } from './import-desk.ts';
import type { Exporting } from './use-export.ts';
import styles from './goods.module.css';

export type GoodsHeadProps = {
	readonly text: string;
	readonly onText: (text: string) => void;
	readonly onAdd: () => void;
	readonly exporting: Exporting;
};

export function GoodsHead({ text, onText, onAdd, exporting }: GoodsHeadProps) {
	const { goods: say } = useWords();
	return (
		<div>
			<div className={styles['head']}>
				<Field
					label={say.search}
					hint={say.searchHint}
					type="search"
					value={text}
					onChange={onText}
					focusFirst
					maxLength={64}
				/>
				<Button keyLabel="F8" onPress={onAdd}>
					{say.add}
				</Button>
				<Button keyLabel="F9" onPress={() => goodsImport.show(true)}>
					{say.import}
				</Button>
				<Button keyLabel="F10" onPress={exporting.start}>
					{say.export}
				</Button>
			</div>
			<div className={styles['notice']}>
				<ExportNotice state={exporting.state} />
			</div>
		</div>
	);
}

function ExportNotice({ state }: Pick<Exporting, 'state'>) {
	const words = useWords();
	const { goods: say } = words;
	if (state === undefined) return null;
	if ('slow' in state) {
		if (!state.slow || state.total === 0) return <NoticeBar tone="plain" say={say.exporting} />;
		const { rows, total } = state;
		return (
			<NoticeBar
				tone="plain"
				say={sayFilled(say.exportingOf, { count: rows, total })}
				actions={
					<div className={styles['bar']}>
						<ProgressBar label={say.exporting} thousandths={Math.floor((rows * 1000) / total)} />
					</div>
				}
			/>
		);
	}
	if (state.ok) {
		const done = sayFilled(say.exported, { count: state.rows });
		const file = sayFilled(say.exportedTo, { file: state.file });
		return <NoticeBar tone="plain" say={done} next={file} alert />;
	}
	const said = sayRefusal(words, state.refusal);
	return <NoticeBar tone="red" say={said.say} next={said.next} alert />;
}
