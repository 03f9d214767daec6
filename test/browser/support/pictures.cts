// The pictures of the documents.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { byTestId, type Editor } from './editor.cjs';

/** The pictures differ a little from run to run, so those of the documents are only renewed on demand. */
const onDemand = process.env.npm_lifecycle_event === 'docs:pictures';
const folder = join(__dirname, '..', '..', '..', ...(onDemand ? ['docs', 'images'] : ['build', 'images']));

/** Bytes; a picture is not to be larger. */
export const SMALL = 200_000;

/** Where a picture of this name goes. */
function inFolder(name: string): string {
	mkdirSync(folder, { recursive: true });
	return join(folder, name);
}

/** What floats above that which is to be seen. */
const FLOATING = [
	'.el-notification',
	'[role="tooltip"]',
	'[data-reka-popper-content-wrapper]',
	...['floating-nodes', 'canvas-controls', 'canvas-execute-workflow'].map(byTestId),
].join(', ');

export interface Frame {
	/** What the picture covers. */
	around: Locator;
	/** Where it ends below, in place of the end of `around`. */
	until?: Locator;
	margin?: number;
}

/** The smallest rectangle with all that the locator finds. */
async function extent(locator: Locator) {
	const boxes = (await Promise.all((await locator.all()).map(async (each) => await each.boundingBox()))).filter(
		(box) => box !== null,
	);
	return {
		left: Math.min(...boxes.map((box) => box.x)),
		top: Math.min(...boxes.map((box) => box.y)),
		right: Math.max(...boxes.map((box) => box.x + box.width)),
		bottom: Math.max(...boxes.map((box) => box.y + box.height)),
	};
}

/** Takes a part of the page as <name>.png; returns the size of the file in bytes. */
export async function picture({ page }: Editor, name: string, { around, until, margin = 0 }: Frame): Promise<number> {
	await page.addStyleTag({ content: `${FLOATING} { visibility: hidden !important }` });
	await page.mouse.move(0, 0);
	const { left, top, right, bottom } = await extent(around);
	const end = until ? (await extent(until)).bottom + 24 : bottom;
	const path = inFolder(`${name}.png`);
	const clip = { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: end - top + 2 * margin };
	await page.screenshot({ path, clip, animations: 'disabled', caret: 'hide' });
	return statSync(path).size;
}

/** Keeps a drawing that a node has made. */
export function drawing(name: string, svg: string): void {
	writeFileSync(inFolder(`${name}.svg`), svg);
}
