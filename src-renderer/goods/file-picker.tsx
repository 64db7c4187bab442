/** Choosing spreadsheets: the system's file dialog, or files dropped on the page. */
import { useRef, useState, type DragEvent } from 'react';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { Button } from '../ui/button.tsx';
import type { ImportSay } from './say-import.ts';
import styles from './import.module.css';

export type FilePickerProps = {
	readonly say: Pick<ImportSay, 'choose' | 'drop' | 'headers' | 'sending'>;
	readonly busy: boolean;
	readonly onFiles: (files: readonly File[]) => void;
};

export function FilePicker({ say, busy, onFiles }: FilePickerProps) {
	const input = useRef<HTMLInputElement>(null);
	const [over, setOver] = useState(false);
	const choose = () => input.current?.click();
	useKeyLayer({
		onKey: ({ code }) => {
			if (busy || (code !== 'Enter' && code !== 'NumpadEnter')) return false;
			choose();
			return true;
		},
	});

	function drop(event: DragEvent): void {
		event.preventDefault();
		setOver(false);
		onFiles([...event.dataTransfer.files]);
	}

	return (
		<div
			className={styles['drop']}
			data-over={over ? '' : undefined}
			onDragOver={(event) => {
				event.preventDefault();
				setOver(true);
			}}
			onDragLeave={() => setOver(false)}
			onDrop={drop}
		>
			<Button tone="accent" size="hero" disabled={busy} keyLabel="Enter" onPress={choose}>
				{busy ? say.sending : say.choose}
			</Button>
			<p>{say.drop}</p>
			<p className={styles['quiet']}>{say.headers}</p>
			<input
				ref={input}
				type="file"
				multiple
				hidden
				accept=".xls,.xlsx,.csv,.txt"
				onChange={({ target }) => {
					onFiles([...(target.files ?? [])]);
					target.value = '';
				}}
			/>
		</div>
	);
}
