/**
 * The demo store's shelves: an invented neighbourhood shop with a wellness (养生) corner. The order
 * is the order of its item numbers and in-store barcodes.
 */
import { demoCare } from './demo-care.ts';
import type { DemoFamily } from './demo-family.ts';
import { demoFood } from './demo-food.ts';
import { demoLatest } from './demo-latest.ts';

export const demoFamilies: readonly DemoFamily[] = [...demoFood, ...demoCare, ...demoLatest];
