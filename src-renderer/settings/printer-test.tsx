/** Prints the test page and says what came of the asking; the paper itself says the rest. */
import { useState } from 'react';
import { sayRefusal } from '../app/say.ts';
import { useWords } from '../app/use-words.ts';
import type { ClientRefusal } from '../terminal-client/open-client.ts';
import { useTerminal } from '../terminal-client/use-terminal.ts';
import { Button } from '../ui/button.tsx';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { DeviceLines } from '../print/device-lines.tsx';
import styles from './settings.module.css';

export function PrinterTest({ unsaved }: { readonly unsaved: boolean }) {
	const words = useWords();
	const { printer: say } = words.settings;
	const { client } = useTerminal();
	const [answer, setAnswer] = useState<'sent' | ClientRefusal>();
	async function test(): Promise<void> {
		const sent = await client.ask('printer/test', {});
		setAnswer(sent.ok ? 'sent' : sent.refusal);
	}
	const said = answer === undefined || answer === 'sent' ? undefined : sayRefusal(words, answer);
	return (
		<div className={styles['test']}>
			<DeviceLines />
			<Button disabled={unsaved} onPress={() => void test()}>
				{say.test}
			</Button>
			{unsaved && <p>{say.testFirst}</p>}
			{!unsaved && answer === 'sent' && <NoticeBar tone="plain" say={say.testSent} alert />}
			{said !== undefined && <NoticeBar tone="red" say={said.say} next={said.next} alert />}
		</div>
	);
}
