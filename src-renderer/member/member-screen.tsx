/** Members in the back office: one is found or made here, and then their own page stands in its place. */
import { useState } from 'react';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { useWords } from '../app/use-words.ts';
import { Button } from '../ui/button.tsx';
import { AddMemberDialog } from './add-member-dialog.tsx';
import { MemberFinder } from './member-finder.tsx';
import { MemberPage } from './member-page.tsx';
import styles from './find.module.css';

export function MemberScreen() {
	const [memberId, setMemberId] = useState(startingMember);
	if (memberId !== '') {
		return <MemberPage key={memberId} memberId={memberId} onLeave={() => setMemberId('')} />;
	}
	return <FindPane onOpen={setMemberId} />;
}

/** `#/member?id=…`: from the panel at the counter. */
function startingMember(): string {
	const query = new URLSearchParams(window.location.hash.split('?')[1] ?? '');
	return query.get('id') ?? '';
}

function FindPane({ onOpen }: { readonly onOpen: (memberId: string) => void }) {
	const { page: say } = useWords().member;
	const [text, setText] = useState('');
	const [isAdding, setIsAdding] = useState(false);
	useKeyLayer({
		onKey: ({ code, shift, control }) => {
			if (code !== 'F8' || shift || control) return false;
			setIsAdding(true);
			return true;
		},
	});
	return (
		<section className={styles['find']} aria-label={say.title}>
			<header className={styles['head']}>
				<div>
					<h2>{say.title}</h2>
					<p>{say.lead}</p>
				</div>
				<Button keyLabel="F8" onPress={() => setIsAdding(true)}>
					{say.add}
				</Button>
			</header>
			<div className={styles['body']}>
				<MemberFinder
					first=""
					newKey="F8"
					purpose="page"
					onType={setText}
					onTake={({ memberId }) => {
						onOpen(memberId);
						return Promise.resolve(undefined);
					}}
				/>
			</div>
			{isAdding && (
				<AddMemberDialog
					text={text}
					onAdded={({ memberId }) => onOpen(memberId)}
					onClose={() => setIsAdding(false)}
				/>
			)}
		</section>
	);
}
