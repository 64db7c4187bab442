/**
 * Keeps the focus in a page whose focused button goes away with what it did: it moves to the place
 * where that stood, from where Tab goes on. To a place and never to another button: the next Enter
 * must not press what nobody chose.
 */
import { useEffect, useRef, type RefObject } from 'react';

export function useKeepFocus(): RefObject<HTMLElement | null> {
	const page = useRef<HTMLElement>(null);
	useEffect(() => (page.current === null ? undefined : keepFocusIn(page.current)), []);
	return page;
}

function keepFocusIn(page: HTMLElement): () => void {
	/** What had the focus last, and what it stood in, inside out. */
	let path: Element[] = [];
	const remember = ({ target }: FocusEvent) => {
		path = target instanceof Element ? ancestorsIn(page, target) : [];
	};
	const look = () => {
		const [last] = path;
		if (last === undefined || !isLost(last)) return;
		const place = path.slice(1).find(({ isConnected }) => isConnected) ?? page;
		path = [];
		if (!(place instanceof HTMLElement)) return;
		if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
		place.focus({ preventScroll: true });
	};
	// The browser takes the focus of what was switched off when it draws next.
	const watch = new MutationObserver(() => requestAnimationFrame(look));
	watch.observe(page, {
		childList: true,
		subtree: true,
		attributes: true,
		attributeFilter: ['disabled'],
	});
	page.addEventListener('focusin', remember);
	return () => {
		watch.disconnect();
		page.removeEventListener('focusin', remember);
	};
}

function isLost(last: Element): boolean {
	const isHeld = document.activeElement !== null && document.activeElement !== document.body;
	return !isHeld && (!last.isConnected || last.matches(':disabled'));
}

function ancestorsIn(page: HTMLElement, target: Element): Element[] {
	const path: Element[] = [];
	for (let at: Element | null = target; at !== null && page.contains(at); at = at.parentElement) {
		path.push(at);
	}
	return path;
}
