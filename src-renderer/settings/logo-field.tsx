/** Choosing the store's logo: a file, what it looks like in dots, and taking it away again. */
import { useId, useRef, useState } from 'react';
import type { ReceiptLogo } from '#shared/receipt/logo.ts';
import { sayFilled } from '../app/say.ts';
import { useShell } from '../app/shell-parts.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { RasterImage } from '../ui/raster-image.tsx';
import { readLogo, type LogoRefusal } from './read-logo.ts';
import styles from './forms.module.css';

export type LogoFieldProps = {
	readonly logo: ReceiptLogo | null;
	readonly onChange: (logo: ReceiptLogo | null) => void;
};

export function LogoField({ logo, onChange }: LogoFieldProps) {
	const { logo: say, fields } = useWords().settings;
	const { sounds } = useShell();
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const [reading, setReading] = useState(false);
	const [refusal, setRefusal] = useState<LogoRefusal>();

	async function take(file: File): Promise<void> {
		setReading(true);
		setRefusal(undefined);
		const read = await readLogo(file);
		setReading(false);
		if (read.ok) {
			onChange(read.logo);
			return;
		}
		sounds.no();
		setRefusal(read.refusal);
	}

	return (
		<div className={styles['logo']} role="group" aria-labelledby={id}>
			<span id={id}>{fields.receiptLogo}</span>
			{logo !== null && (
				<figure>
					<RasterImage picture={logo.wide} label={fields.receiptLogo} />
					<figcaption>{sayFilled(say.size, logo.wide)}</figcaption>
				</figure>
			)}
			<div>
				<Button disabled={reading} onPress={() => input.current?.click()}>
					{reading ? say.reading : logo === null ? say.choose : say.replace}
				</Button>
				{logo !== null && (
					<Button tone="quiet" onPress={() => onChange(null)}>
						{say.remove}
					</Button>
				)}
			</div>
			<p role={refusal === undefined ? undefined : 'alert'} data-problem={refusal}>
				{refusal === undefined ? say.hint : say.refusals[refusal]}
			</p>
			<input
				ref={input}
				type="file"
				hidden
				accept="image/png,image/jpeg"
				onChange={({ target }) => {
					const [file] = target.files ?? [];
					if (file !== undefined) void take(file);
					target.value = '';
				}}
			/>
		</div>
	);
}
