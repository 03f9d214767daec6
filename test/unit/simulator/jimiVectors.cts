import type { Values } from './jimiClient.cjs';

/** Parameters that the vectors V2 to V4 share. */
export const C = {
	app_key: 'TESTKEY',
	format: 'json',
	sign_method: 'md5',
	timestamp: '2026-01-02 03:04:05',
	v: '1.0',
	access_token: 'tok',
};
export const V1 = {
	app_key: '8FB345B8693CCD00CE073CAB5F094009339A22A4105B6558',
	expires_in: '7200',
	format: 'json',
	method: 'jimi.oauth.token.get',
	sign_method: 'md5',
	timestamp: '2025-05-19 10:23:00',
	user_id: 'JMTEST123',
	user_pwd_md5: '21218cca77804d2ba1922c33e0151105',
	v: '1.0',
};
export const V1_SECRET = 'c0aa0226fddc4365a3c67fef45427f8a';
export const V2: Values = {
	...C,
	method: 'jimi.user.child.create',
	account_id: 'a_b@c.d',
	nick_name: '测试',
	account_type: '2',
	password: '5f4dcc3b5aa765d61d8327deb882cf99',
	Email: 'x@example.com',
	permissions: '111000',
};
const INSTRUCTION = '{"inst_id":"113","inst_template":"RELAY,1#","params":[],"is_cover":"true"}';
export const V3 = { ...C, method: 'jimi.open.instruction.send', imei: '868120145233604', inst_param_json: INSTRUCTION };
export const V4 = { ...C, method: 'jimi.device.location.get', imeis: '868120145233604,868120145233605' };
export const VECTORS: Array<[string, string, Values, string]> = [
	[
		'V0',
		'h9lri085eachcz4sn7gwnkh6j0jt0yz4',
		{ foo: '1', bar: '2', foo_bar: '3', foobar: '4' },
		'2CEB0E3B7EA209555DFFC9296378FDD9',
	],
	['V1', V1_SECRET, V1, '4EE067D88EA65FF2AFD4890955E042CB'],
	['V2', 'testsecret', { ...V2, telephone: '' }, '4538F65D7C3E8E4CA14EB0A9C898DF98'],
	['V3', 'testsecret', V3, '1C4400EED72549DAC58961F42DCF9951'],
	['V4', 'testsecret', { ...V4, map_type: '' }, '5044D27FF6D99E88817635CFD44751D4'],
];
