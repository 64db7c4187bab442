/** The lists as one looks at them: which view, by which filter, who is picked, and the keys. */
import { useState } from 'react';
import { useKeyLayer } from '../app/use-keyboard.ts';
import { memberImport } from './member-import-page.tsx';
import { useBulk } from './use-bulk.ts';
import { NO_FILTER, useMembers, type TypedFilter, type View } from './use-members.ts';

export function useMemberLists() {
	const [view, setView] = useState<View>('list');
	const [filter, setFilter] = useState<TypedFilter>(NO_FILTER);
	const members = useMembers(view, filter);
	const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
	const [dialog, setDialog] = useState<'tag' | 'export'>();
	const bulk = useBulk(() => {
		setPicked(new Set());
		members.again();
	});

	useKeyLayer({
		onKey: ({ code, control, shift }) => {
			if (control || shift) return false;
			if (code === 'F8' && picked.size > 0) setDialog('tag');
			else if (code === 'F9') memberImport.show(true);
			else if (code === 'F10') setDialog('export');
			else if (code === 'PageDown') members.next();
			else if (code === 'PageUp' && members.hasPrevious) members.previous();
			else return false;
			return true;
		},
	});
	return {
		view,
		filter,
		members,
		picked,
		setPicked,
		dialog,
		setDialog,
		bulk,
		/** Who was picked in another view is picked no more. */
		look: (chosen: View) => {
			setPicked(new Set());
			setView(chosen);
		},
		narrow: (typed: TypedFilter) => {
			setPicked(new Set());
			setFilter(typed);
		},
		pick: (memberId: string) => {
			const next = new Set(picked);
			if (!next.delete(memberId)) next.add(memberId);
			setPicked(next);
		},
	};
}
