/** The urgent notices in one quiet line above the status bar; absent while all is well. */
import type { TerminalStatusView } from '#shared/contract/views.ts';
import { NoticeBar } from '../ui/notice-bar.tsx';
import { noticesOf } from './notices.ts';
import { useWords } from './use-words.ts';
import styles from './status-bar.module.css';

export function NoticeStrip({ status }: { readonly status: TerminalStatusView }) {
	const words = useWords();
	const urgent = noticesOf(words, status).filter((notice) => notice.urgent);
	const [first, second] = urgent;
	if (first === undefined) return null;
	const others = second === undefined ? '' : ` · ${second.say}`;
	return (
		<div className={styles['strip']} role="status">
			<NoticeBar tone="amber" say={first.say} next={first.next + others} />
		</div>
	);
}
