/** Work on a page of the back office that would be lost with the page: leaving it asks once. */
import { useEffect } from 'react';

const standing = new Set<symbol>();

/** For as long as the component is on the screen and has something unsaved. */
export function useUnsaved(isUnsaved: boolean): void {
	useEffect(() => {
		if (!isUnsaved) return undefined;
		const work = Symbol('unsaved');
		standing.add(work);
		return () => void standing.delete(work);
	}, [isUnsaved]);
}

export function hasUnsaved(): boolean {
	return standing.size > 0;
}
