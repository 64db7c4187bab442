/** How the scanner of this terminal types, and the way to learn another one. */
import { useState } from 'react';
import { STANDARD_PROFILE, type ScanProfile } from '#shared/scan/scan-profile.ts';
import { sayFilled } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import type { FormProps } from './form-props.ts';
import { ScannerDialog } from './scanner-dialog.tsx';
import forms from './forms.module.css';
import styles from './scanner.module.css';

export function ScannerForm({ settings, onChange }: FormProps) {
	const { scanner: say } = useWords().settings;
	const [learning, setLearning] = useState(false);
	const { scanner } = settings;
	const standard = isStandard(scanner);
	const put = (profile: ScanProfile) => {
		onChange({ scanner: { ...profile, suffixes: [...profile.suffixes] } });
	};
	const facts = [
		[say.now, sayFilled(standard ? say.standard : say.learned, { gap: scanner.gapMs })],
		[say.begins, scanner.prefix ?? say.nothing],
		[say.ends, scanner.suffixes.length === 0 ? say.nothing : scanner.suffixes.join(' / ')],
	] as const;
	return (
		<div className={forms['stack']}>
			<p className={forms['note']}>{say.lead}</p>
			<dl className={styles['facts']}>
				{facts.map(([name, value]) => [
					<dt key={name}>{name}</dt>,
					<dd key={`${name} value`}>{value}</dd>,
				])}
			</dl>
			<div className={styles['buttons']}>
				<Button size="large" onPress={() => setLearning(true)}>
					{say.learn}
				</Button>
				{!standard && (
					<Button tone="quiet" size="large" onPress={() => put(STANDARD_PROFILE)}>
						{say.reset}
					</Button>
				)}
			</div>
			{learning && (
				<ScannerDialog
					onClose={() => setLearning(false)}
					onLearned={(profile) => {
						setLearning(false);
						put(profile);
					}}
				/>
			)}
		</div>
	);
}

function isStandard({ prefix, suffixes, gapMs }: ScanProfile): boolean {
	const same = suffixes.length === STANDARD_PROFILE.suffixes.length;
	return prefix === null && same && gapMs === STANDARD_PROFILE.gapMs;
}
