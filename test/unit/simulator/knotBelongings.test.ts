import { connectKnot, picture, PNG, type KnotClient, type Values } from './knotClient.cjs';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({ docked: 2, elsewhere: 1 });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
});

const MILANO = { lat: 45.46, lng: 9.19 };
const STRASBOURG = { lat: 48.58, lng: 7.75 };
const DAY = 86_400_000;
const idOf = (scenario: string) => client.cluster(scenario).cluster_id;

test('a badge is linked at a cluster with a reader, in one of its spots, and renamed', async () => {
	const { cluster_id, stations } = client.cluster('usual');
	const [{ spot_id }] = stations[0].spots;
	const link = async (values: Values) => await client.code('badge.link', { cluster_id, name: 'Keys', ...values });
	expect([await link({}), await link({ spot_id })]).toEqual([0, 0]);
	expect(await link({ cluster_id: 999 })).toBe(11);
	expect(await link({ cluster_id: idOf('soon') })).toBe(24);
	expect(await link({ spot_id: client.cluster('full').stations[0].spots[0]?.spot_id ?? 1 })).toBe(26);
	expect(await link({ name: 'x'.repeat(31) })).toBe(1);
	expect(await client.code('badge.rename', { badge_id: 3, name: 'Wallet' })).toBe(0);
	expect((await client.control('GET', '/knot/badges')).data).toMatchObject([
		{ badge_id: 1, linked: true },
		{ badge_id: 2, linked: false, spot_id: null },
		{ badge_id: 3, linked: false, spot_id, name: 'Wallet' },
	]);
	await client.renew('rider@example.com', 'Rider-2026');
	expect(await client.code('badge.rename', { badge_id: 1, name: 'Mine' })).toBe(11);
});

describe('bank guarantees', () => {
	interface Guarantee {
		id: string;
		amount: string;
		date: string;
		exp_date: string;
	}
	const list = async () => (await client.call<Guarantee[]>('guarantee.list')).data;
	const create = async (values: Values = {}) => {
		const { vehicle_id } = client.vehicle('docked');
		return await client.code('guarantee.create', { vehicle_id, ...values });
	};

	test('are created for a day or three, and run out', async () => {
		expect([await create(), await create({ keep_after_trip: true })]).toEqual([0, 0]);
		const [, , day, three] = await list();
		expect(day).toMatchObject({ amount: '350.000', being_used: false, refund_date: null, currency: 'EUR' });
		const lives = [day, three].map(({ date, exp_date }) => Date.parse(exp_date) - Date.parse(date));
		expect(lives).toEqual([DAY, 3 * DAY]);
		client.sim.clock.advance(DAY + 1000);
		client.cloud.sessions.endAll();
		await client.renew();
		expect((await list()).map(({ id }) => id)).toEqual(['guarantee-2', three.id]);
	});

	test('need a vehicle, and a card that there is', async () => {
		expect(await create({ vehicle_id: 1 })).toBe(10);
		expect(await create({ payment_method_id: 9 })).toBe(11);
		expect(await create({ payment_method_id: 2, user_payment_method_id: 11 })).toBe(11);
		expect(await create({ user_payment_method_id: 12 })).toBe(0);
		expect(await create({ payment_method_parameters: { iban: 'x' } })).toBe(1);
		expect(await create({ keep_after_trip: 'true' })).toBe(1);
		expect(client.cloud.guarantees.all.at(-1)).toMatchObject({ user_payment_method_id: 12 });
	});

	test('are cancelled unless they are in use', async () => {
		expect(await client.code('guarantee.cancel', { id: 'guarantee-1' })).toBe(23);
		expect(await client.code('guarantee.cancel', { id: 'guarantee-2' })).toBe(0);
		expect(await client.code('guarantee.cancel', { id: 'guarantee-2' })).toBe(11);
		expect((await list()).map(({ id }) => id)).toEqual(['guarantee-1']);
		expect(await client.code('guarantee.cancel', { id: 'x'.repeat(129) })).toBe(1);
	});

	test('can be paid with what the vehicle allows', async () => {
		const { vehicle_id } = client.vehicle('docked');
		expect(await client.call('guarantee.methods', { vehicle_id })).toMatchObject({
			data: [{ method_id: 1, instances: [{ id: 11, default: true }, { id: 12 }] }, { instances: [] }],
			providers_setup_info: { stripe: { public_key: expect.any(String) } },
		});
		expect(await client.code('guarantee.methods', { vehicle_id: 1 })).toBe(10);
	});
});

describe('chats', () => {
	const send = async (report_id: number, chat_image: unknown = picture()) =>
		await client.send<{ id: string; date: string; url: string }>('chat.image', { report_id, chat_image });

	test("are the user's own", async () => {
		expect((await client.call('chat.list')).data).toMatchObject([
			{ report_id: 1, resolved: false, unread: true },
			{ report_id: 2, resolved: true, allow_reopen: true },
			{ report_id: 3, resolved: true, allow_reopen: false },
		]);
		expect((await client.call('chat.get', { report_id: 2 })).data).toMatchObject({ sender: 'Support' });
		expect(await client.code('chat.get', { report_id: 4 })).toBe(11);
	});

	test('take a picture as a message, which opens them again where that is allowed', async () => {
		const { status, data } = await send(2);
		expect([status, data]).toEqual([
			200,
			{ code: 0, data: { id: '1', date: expect.any(String), url: `${client.cloud.origin}/pictures/1` } },
		]);
		expect((await client.call('chat.get', { report_id: 2 })).data).toMatchObject({
			message: null,
			sender: 'Fleet Manager',
			date: data.data.date,
			resolved: false,
		});
		expect((await send(3)).data.code).toBe(19);
		expect((await send(4)).data.code).toBe(11);
		expect(client.cloud.log.find(({ call }) => call === 'chat.image')).toMatchObject({
			body: { chat_image: { filename: 'picture.png', type: 'image/png', size: PNG.length } },
			ranCommand: true,
		});
	});

	test('take JPEG, PNG and WebP whose content is what they claim, up to a size', async () => {
		const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(10)]);
		const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1');
		const code = async (bytes: Buffer, type: string) => (await send(1, picture(bytes, type))).data.code;
		expect([await code(jpeg, 'image/jpeg'), await code(webp, 'image/webp')]).toEqual([0, 0]);
		expect([await code(jpeg, 'image/png'), await code(PNG, 'text/plain')]).toEqual([17, 17]);
		expect(await code(Buffer.from('GIF89a'), 'image/gif')).toBe(17);
		const large = Buffer.concat([PNG, Buffer.alloc(1_000_000)]);
		expect((await send(1, picture(large))).status).toBe(413);
		client.cloud.set({ pictureLimit: 2_000_000 });
		expect(await code(large, 'image/png')).toBe(0);
		expect(client.cloud.pictures.all).toHaveLength(3);
		expect(client.cloud.pictures.read('3')?.bytes.equals(large)).toBe(true);
	});

	test('refuse what is no file, no form, or twice there', async () => {
		expect((await send(1, 'text')).data).toEqual({ code: 1, message: 'chat_image is unknown' });
		const url = `${client.cloud.url}/chats/1/image`;
		const headers = { authorization: `Bearer ${client.token}` };
		const json = await client.raw('POST', url, { data: { chat_image: 'x' }, headers });
		expect(json.data).toEqual({ code: 1, message: 'the body must be multipart/form-data' });
		const form = new FormData();
		for (const name of ['a.png', 'b.png']) form.append('chat_image', picture(PNG, 'image/png', name));
		const twice = (await client.raw('POST', url, { data: form, headers })).data as { code: number };
		expect(twice.code).toBe(1);
		expect(client.cloud.pictures.all).toEqual([]);
	});
});

test('a discount code is used once, in its network, in its time', async () => {
	const use = async (code: string, place = MILANO) => await client.code('discount.use', { code, ...place });
	expect(await use('NOTHING')).toBe(14);
	expect(await use('ALSACE5')).toBe(16);
	expect(await use('EXPIRED5')).toBe(16);
	expect(await use('')).toBe(1);
	expect([await use('welcome10'), await use('WELCOME10')]).toEqual([0, 15]);
	expect(await use('ALSACE5', STRASBOURG)).toBe(0);
	const names = async (call: string, values: Values = {}) =>
		(await client.call<Array<{ name: string }>>(call, values)).data.map(({ name }) => name);
	expect(await names('discount.list')).toEqual(['Spring', 'Welcome', 'Alsace']);
	expect(await names('discount.shop', MILANO)).toEqual(['Spring', 'Welcome']);
	client.sim.clock.advance(100 * DAY);
	client.cloud.sessions.endAll();
	await client.renew();
	expect(await names('discount.shop', MILANO)).toEqual([]);
	expect((await client.call('discount.list')).data).toMatchObject(Array(3).fill({ active: false }));
	await client.renew('rider@example.com', 'Rider-2026');
	expect(await names('discount.list')).toEqual(['Spring']);
});
