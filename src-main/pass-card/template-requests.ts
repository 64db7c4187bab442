/** pass-card/templates and pass-card/put-template: what passes are sold (次卡模板), as data. */
import type { TemplateView } from '#shared/contract/pass-card-views.ts';
import type { AnyRefusal } from '#shared/contract/request.ts';
import type { ParsedInput, RequestOutput } from '#shared/contract/terminal-contract.ts';
import { ok, refuse, type Result } from '#shared/kernel/result.ts';
import {
	shownPricePerUse,
	templateProblems,
	type PassTemplate,
} from '#shared/pass-card/pass-template.ts';
import { findProduct } from '../catalog/product-store.ts';
import { byWhom, type Caller, type Terminal } from '../terminal.ts';
import { findTemplate, listTemplates, putTemplate, type KeptTemplate } from './pass-store.ts';

export function showTemplates({
	pen,
}: Terminal): Result<RequestOutput<'pass-card/templates'>, AnyRefusal> {
	return ok({ templates: listTemplates(pen).map(showTemplate) });
}

export function saveTemplate(
	terminal: Terminal,
	caller: Caller,
	{ templateId, active, template: body }: ParsedInput<'pass-card/put-template'>,
): Result<TemplateView, AnyRefusal> {
	const { pen, ids, clock } = terminal;
	const template = templateOf(body);
	return caller.commit(() => {
		const [wrong] = templateProblems(template);
		if (wrong !== undefined) {
			const at = wrong.at === undefined ? {} : { at: wrong.at + 1 };
			return refuse({ code: 'pass-card/template-wrong', problem: wrong.problem, ...at });
		}
		for (const { target } of template.items) {
			if (target.kind !== 'product') continue;
			if (findProduct(pen, target.productId) === undefined) {
				return refuse({ code: 'product/not-found' });
			}
		}
		if (templateId !== '' && findTemplate(pen, templateId) === undefined) {
			return refuse({ code: 'pass-card/no-template' });
		}
		const id = templateId === '' ? ids.next('pass') : templateId;
		const kept = { templateId: id, active, template };
		putTemplate(pen, kept, clock.now());
		pen.append({
			kind: 'pass-template/changed',
			v: 1,
			...byWhom(caller),
			body: {
				template_id: id,
				name: template.name,
				price_fen: template.priceFen,
				active: Number(active),
				items: template.items.map(({ name, paid, gift }) => ({ name, paid, gift })),
			},
		});
		return ok(showTemplate(kept));
	});
}

function templateOf({
	validDays,
	maxPerDay,
	...body
}: ParsedInput<'pass-card/put-template'>['template']): PassTemplate {
	return {
		...body,
		...(validDays === undefined ? {} : { validDays }),
		...(maxPerDay === undefined ? {} : { maxPerDay }),
	};
}

export function showTemplate({ templateId, active, template }: KeptTemplate): TemplateView {
	const { items } = template;
	return {
		templateId,
		active,
		template: { ...template, items: [...items] },
		pricePerUseFen: shownPricePerUse(template) ?? 0,
	};
}
