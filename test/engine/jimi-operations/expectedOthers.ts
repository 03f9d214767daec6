interface Named {
	imei: string;
}

export const ACCOUNT_MANY = (): unknown[] => [
	{
		account: 'north-depot',
		name: 'north-depot name',
		role: 'ordinary_user',
		email: 'north-depot@fleet.invalid',
		phone: null,
		company_name: null,
		address: null,
		birth_date: '2017-04-22',
		sex: 'male',
		language: 'en',
		enabled: true,
		displayed: true,
		remark: null,
		parent: 'north',
	},
];

export const ACCOUNT_MANY_RAW = (): unknown[] => [
	{
		account: 'north-depot',
		name: 'north-depot name',
		type: 9,
		displayFlag: 1,
		address: null,
		birth: '2017-04-22 00:00:00',
		companyName: '',
		email: 'north-depot@fleet.invalid',
		phone: '',
		language: 'en',
		sex: 0,
		enabledFlag: 1,
		remark: null,
		parent: 'north',
	},
];

export const COMMAND_MANY = (): unknown[] => [
	{
		instruction_id: '82',
		name: 'Call',
		template: 'CALL,{0}#',
		explanation: 'The number that the device calls.',
		prompt: null,
		waits_for_offline_device: true,
	},
	{
		instruction_id: '95',
		name: 'User-defined command',
		template: '{0}',
		explanation: null,
		prompt: null,
		waits_for_offline_device: true,
	},
];

export const COMMAND_MANY_RAW = (): unknown[] => [
	{
		id: 82,
		orderName: 'Call',
		orderContent: 'CALL,{0}#',
		orderExplain: 'The number that the device calls.',
		orderMsg: '',
		isOffLine: '1',
	},
	{ id: 95, orderName: 'User-defined command', orderContent: '{0}', orderExplain: '', orderMsg: '', isOffLine: '1' },
];

export const COMMAND_GETRESULT = ({ imei }: Named): unknown[] => [
	{
		device_id: imei,
		instruction_id: '113',
		command: 'RELAY,1#',
		status: 'done',
		response: 'Cut off the fuel supply: Success! Speed: 36 km/h',
		sent_at: '2026-05-24T12:00:00.000Z',
		sender: 'jimitest',
		sent_offline: true,
		description: 'Cut off fuel and power',
	},
];

export const COMMAND_GETRESULT_RAW = ({ imei }: Named): unknown[] => [
	{
		codeId: '113',
		code: 'RELAY,1#',
		content: 'Cut off the fuel supply: Success! Speed: 36 km/h',
		isExecute: '1',
		sendTime: '2026-05-24 12:00:00',
		sender: 'jimitest',
		receiveDevice: imei,
		isOffLine: '1',
		idsource: 'Cut off fuel and power',
	},
];

export const CELLLOCATION_GETADDRESS = (): unknown[] => [
	{
		location: {
			lat: expect.closeTo(45.46, 1),
			lng: expect.closeTo(9.19, 1),
			altitude: null,
			heading: null,
			speed: null,
			horizontal_accuracy: null,
			satellites: null,
		},
		accuracy: expect.any(Number),
	},
];

export const CELLLOCATION_GETADDRESS_RAW = (): unknown[] => [
	{ lat: expect.closeTo(45.46, 1), lng: expect.closeTo(9.19, 1), accuracy: expect.any(Number) },
];
