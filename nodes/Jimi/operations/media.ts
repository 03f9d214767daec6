import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../core/collections';
import { choice, FieldError, text } from '../../core/fields';
import { limitOf, listFields, rowsOf } from '../../core/list';
import type { Call, Resource } from '../../core/operation';
import { requestOf } from '../../core/operation';
import { ask, simplified } from '../../core/perform';
import { dateTime, toUtcText } from '../../core/time';
import { call } from '../methods';
import { fromLivePage, toVehicle } from '../normalize';
import { fromMedia } from '../readings';
import { imei } from './fields';

/** Rows of a page; JIMI's usual 10 would only cost more calls. */
const PAGE = 100;
const MOST_PAGES = 1_000;

const camera = choice({
	name: 'camera',
	displayName: 'Camera',
	description: 'Which of the cameras',
	required: true,
	options: [
		{ name: 'Front', value: 'front', wire: 1 },
		{ name: 'Inward', value: 'inward', wire: 2 },
	],
	default: 'front',
});

const kind = choice({
	name: 'mediaType',
	wire: 'media_type',
	displayName: 'Media Type',
	description: 'What to list',
	required: true,
	options: [
		{ name: 'Photo', value: 'photo', wire: 1 },
		{ name: 'Video', value: 'video', wire: 2 },
	],
	default: 'photo',
});

const token = text({
	name: 'token',
	displayName: 'Link Token',
	description: 'A word of your own that JIMI puts into the links',
	secret: true,
});

const time = (name: string, wire: string, displayName: string) =>
	dateTime({ name, wire, displayName, toVendor: toUtcText });

const filters = collection({
	name: 'filters',
	displayName: 'Filters',
	placeholder: 'Add Filter',
	fields: [time('startTime', 'start_time', 'Begin'), time('endTime', 'end_time', 'End'), token],
});

const liveVersion = choice({
	name: 'version',
	wire: 'V',
	displayName: 'Page',
	options: [
		{ name: 'Usual', value: 'usual', wire: '' },
		{ name: 'With Link Token', value: 'token', wire: '2' },
	],
	default: 'usual',
});

const liveOptions = collection({
	name: 'page',
	displayName: 'Page Settings',
	placeholder: 'Add Setting',
	fields: [token, liveVersion],
});

/** Pages count from 0 (jimi, "Get Device Photo or Video URL"); a server that gives the same page again ends it. */
async function media(asked: Call): Promise<IDataObject[]> {
	const { operation, params } = asked;
	const size = Math.min(PAGE, limitOf(params));
	const found = new Map<string, IDataObject>();
	for (let page_no = 0; page_no < MOST_PAGES && found.size < limitOf(params); page_no++) {
		const before = found.size;
		const rows = rowsOf((await ask(asked, requestOf(operation, { ...params, page_no, page_size: size }))).data);
		for (const row of rows) found.set(JSON.stringify(row), row);
		if (rows.length < size || found.size === before) break;
	}
	return [...found.values()].slice(0, limitOf(params)).map((row) => simplified(asked, row));
}

/** JIMI's answer does not name the device. */
async function livePage(asked: Call): Promise<IDataObject> {
	const { data } = await ask(asked, requestOf(asked.operation, asked.params));
	return simplified(asked, { imei: asked.device, ...(data as IDataObject | null) });
}

/** jimi, "Get Device Photo or Video URL", "Get Device Live Page URL". */
export const mediaResource: Resource = {
	value: 'media',
	name: 'Media',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many media',
			description: 'List photos or videos that a camera took on command, with links to the files',
			kind: 'read',
			fields: [imei, camera, kind, filters, ...listFields],
			request: call('jimi.device.media.URL'),
			run: media,
			simplify: fromMedia,
		},
		{
			value: 'getLivePage',
			name: 'Get Live Page',
			action: 'Get live page',
			description: 'Get the link to the page that shows the live picture of a camera',
			kind: 'read',
			fields: [imei, liveOptions],
			request: call('jimi.device.live.page.url'),
			check: ({ V, token: word }) => {
				if (V === '2' && word === undefined) {
					throw new FieldError('Link Token', 'is required for the page "With Link Token": fill it in');
				}
			},
			run: livePage,
			simplify: (data) => toVehicle(fromLivePage(data)),
		},
	],
};
