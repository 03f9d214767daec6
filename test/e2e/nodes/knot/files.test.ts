import { createHash } from 'node:crypto';
import { itemsOf, outputOf } from '../../../../demo/rest.cjs';
import { bytesOf } from '../support/files.cjs';
import { useKnot } from '../support/knotFleet.cjs';
import { chain, items, node } from '../support/workflow.cjs';

const fleet = useKnot();
/** The beginning by which a PNG is known, then every byte that there is: no text survives them. */
const BYTES = Buffer.concat([
	Buffer.from('89504e470d0a1a0a', 'hex'),
	Buffer.from(Array.from({ length: 4096 }, (_, index) => index % 256)),
]);
const PNG = 'image/png';
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const uploads = () => fleet.cloud.pictures.all;

beforeEach(async () => await fleet.signIn());

/** Items with the picture as a file of n8n, in the field "data". */
const picture = (type = PNG, list: object[] = [{}]) => [
	...items(list.map((each) => ({ ...each, picture: BYTES.toString('base64') }))),
	node(
		'Convert',
		'n8n-nodes-base.convertToFile',
		{ operation: 'toBinary', sourceProperty: 'picture', options: { fileName: 'broken.png', mimeType: type } },
		{ typeVersion: 1.1 },
	),
];

const named = (name: string, operation: string, parameters: object) => ({
	...fleet.node(operation, { ...parameters }),
	name,
});

async function run(...nodes: Parameters<typeof chain>) {
	const { id } = await fleet.rest.workflows.create(chain(...nodes));
	return await fleet.rest.run(id, 'Start');
}

test('a picture of a node before goes into the chat and comes back with the same bytes', async () => {
	const execution = await run(
		...picture(),
		named('Upload', 'chat.uploadImage', { reportId: 1 }),
		named('Fetch', 'chat.downloadImage', { url: '={{ $json.url }}', binaryPropertyName: 'picture' }),
	);
	expect(execution.status).toBe('success');
	expect(uploads()).toMatchObject([{ of: 'chat', number: 1, filename: 'broken.png', type: PNG, size: BYTES.length }]);
	expect(hash(fleet.cloud.pictures.read('1')!.bytes)).toBe(hash(BYTES));
	const [upload] = itemsOf(execution, 'Upload');
	expect(upload).toMatchObject({ json: { url: expect.stringMatching(/\/pictures\/1$/) }, pairedItem: { item: 0 } });
	const [file] = itemsOf(execution, 'Fetch');
	expect(file.json).toMatchObject({ mime_type: PNG, bytes: BYTES.length });
	expect(file.binary!.picture).toMatchObject({ mimeType: PNG });
	expect(hash(await bytesOf(fleet.rest, file.binary!.picture))).toBe(hash(BYTES));
});

test('a picture that the HTTP Request node has downloaded is attached to a maintenance', async () => {
	await run(...picture(), named('Upload', 'chat.uploadImage', { reportId: 1 }));
	const { vehicle_id } = fleet.vehicles[0];
	const subject = { target: 'vehicle', vehicle_id, maintenance_type: 'brakes', severity: 'high' } as const;
	const { maintenance_id } = fleet.cloud.maintenances.add(subject, null, fleet.sim.clock.now());
	const parameters = {
		url: `${fleet.cloud.origin}/pictures/1`,
		options: { response: { response: { responseFormat: 'file', outputPropertyName: 'photo' } } },
	};
	const execution = await run(
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Download', 'n8n-nodes-base.httpRequest', parameters, { typeVersion: 4.2 }),
		named('Upload', 'maintenance.uploadPicture', { maintenanceId: maintenance_id, binaryPropertyName: 'photo' }),
	);
	expect(outputOf(execution, 'Upload')).toMatchObject([{ url: expect.stringMatching(/\/pictures\/2$/) }]);
	expect(uploads()[1]).toMatchObject({ of: 'maintenance', number: maintenance_id, type: PNG });
	expect(hash(fleet.cloud.pictures.read('2')!.bytes)).toBe(hash(BYTES));
});

test('a file of a wrong type is told before anything is sent', async () => {
	const execution = await run(...picture('text/plain'), named('Upload', 'chat.uploadImage', { reportId: 1 }));
	expect(execution.data.resultData.error!.message).toContain('holds a file of the type text/plain');
	expect(fleet.log).toEqual([]);
});
