/**
 * What is wrong with an open dialog as it stands: buttons off the screen, anything wider than the
 * dialog, text under buttons or over other text, and a field that the focus does not bring up.
 */
import type { Page } from 'playwright-core';

/** Nothing without a dialog. The focus is where it was afterwards. */
export async function dialogFindings(page: Page): Promise<string[]> {
	return await page.evaluate(measureDialogs);
}

/** In the page: it may use nothing from outside. */
function measureDialogs(): string[] {
	type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;
	const findings: string[] = [];
	const said = (element: Element) => (element.textContent ?? '').trim().slice(0, 30);

	function visibleBox(element: Element, box: Box, dialog: Element): Box | undefined {
		let { left, top, right, bottom } = box;
		for (let at: Element | null = element; at !== null; at = at.parentElement) {
			const { overflowX, overflowY } = getComputedStyle(at);
			if (overflowX !== 'visible' || overflowY !== 'visible' || at === dialog) {
				const clip = at.getBoundingClientRect();
				left = Math.max(left, clip.left);
				top = Math.max(top, clip.top);
				right = Math.min(right, clip.right);
				bottom = Math.min(bottom, clip.bottom);
			}
			if (at === dialog) break;
		}
		return right - left > 2 && bottom - top > 2 ? { left, top, right, bottom } : undefined;
	}

	function textLines(dialog: Element): { readonly of: Element; readonly box: Box }[] {
		const lines: { readonly of: Element; readonly box: Box }[] = [];
		const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
			const of = node.parentElement;
			if (of === null || (node.nodeValue ?? '').trim() === '') continue;
			if (of.closest('option, [hidden], [aria-hidden=true]') !== null) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			for (const line of range.getClientRects()) {
				const box = visibleBox(of, line, dialog);
				if (box !== undefined) lines.push({ of, box });
			}
		}
		return lines;
	}

	function overlap(a: Box, b: Box): boolean {
		const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
		const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
		return wide > 3 && high > 5;
	}

	function judgeButtons(dialog: Element): void {
		const frame = dialog.getBoundingClientRect();
		for (const button of dialog.querySelectorAll('button')) {
			const box = button.getBoundingClientRect();
			if (box.width === 0 || box.height === 0) continue;
			if (box.height < 43.5) findings.push(`${said(button)}: ${box.height} px high in a dialog`);
			if (button.closest('[data-dialog-actions]') === null) continue;
			const isInside =
				box.top >= frame.top &&
				box.bottom <= Math.min(frame.bottom, innerHeight) &&
				box.left >= frame.left &&
				box.right <= frame.right;
			if (!isInside) findings.push(`the button ${said(button)} is not on the screen`);
		}
	}

	function judgeWidths(dialog: Element): void {
		for (const box of [dialog, ...dialog.querySelectorAll('*')]) {
			if (getComputedStyle(box).overflowX === 'visible') continue;
			if (getComputedStyle(box).textOverflow === 'ellipsis') continue;
			if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) continue;
			const more = box.scrollWidth - box.clientWidth;
			if (box.clientWidth > 8 && more > 1) {
				findings.push(`${said(box)}: ${more} px wider than there is room for`);
			}
		}
	}

	function judgeText(dialog: Element): void {
		const actions = dialog.querySelector('[data-dialog-actions]');
		const lines = textLines(dialog);
		for (const [at, { of, box }] of lines.entries()) {
			const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const;
			const top = document.elementFromPoint(...middle);
			if (top !== null && actions?.contains(top) === true && !actions.contains(of)) {
				findings.push(`${said(of)}: under the buttons`);
			}
			const other = lines.slice(at + 1).find((line) => line.of !== of && overlap(line.box, box));
			if (other !== undefined) findings.push(`${said(of)}: lies on ${said(other.of)}`);
		}
	}

	/** Keys alone must reach everything: the focus brings each field up, clear of the buttons. */
	function judgeFocus(dialog: Element): void {
		const before = document.activeElement;
		const places = [...dialog.querySelectorAll('*')].map((one) => [one, one.scrollTop] as const);
		const fields = 'input:not([type=radio], [type=checkbox]), select, textarea';
		for (const field of dialog.querySelectorAll<HTMLElement>(fields)) {
			if (field.matches(':disabled') || field.getClientRects().length === 0) continue;
			// What has the focus already is not brought up once more.
			if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
			field.focus();
			const box = field.getBoundingClientRect();
			const shown = visibleBox(field, box, dialog);
			if (shown === undefined || shown.bottom - shown.top < Math.min(box.height, 44) - 2) {
				const label = field.getAttribute('aria-label') ?? field.id;
				findings.push(`${label}: the focus does not bring it up`);
			}
		}
		for (const [one, scrolled] of places) if (one.scrollTop !== scrolled) one.scrollTop = scrolled;
		if (before instanceof HTMLElement) before.focus({ preventScroll: true });
	}

	for (const dialog of document.querySelectorAll('dialog[open]')) {
		judgeButtons(dialog);
		judgeWidths(dialog);
		judgeText(dialog);
		judgeFocus(dialog);
	}
	return [...new Set(findings)];
}
