/** The words of a language; a third language is one more line here. */
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export type Words = typeof zhCN;

export const wordsOf: { readonly 'zh-CN': Words; readonly en: Words } = { 'zh-CN': zhCN, en };
