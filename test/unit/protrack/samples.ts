/** Signatures of the vendor's documents (P1, P3) and of another page of the same API (P2), with the MD5 of the password. */
export const VECTORS = [
	{
		name: 'P1',
		password: 'Abc@34590',
		time: 1556243443,
		md5: '9d591136280b3ec563e3062dbb6f915b',
		signature: '3844afd2c3bf68f0f3f4aa0a9ee8ee6c',
	},
	{
		name: 'P2',
		password: '123456',
		time: 1504084954,
		md5: 'e10adc3949ba59abbe56e057f20f883e',
		signature: 'ecca11e8e116455c48c8ad2ef5c1e0ee',
	},
];

/** The new password of protrack 2.16 and what goes on the wire for it. */
export const NEW_PASSWORD = { typed: 'Abc@34590', sent: '9d591136280b3ec563e3062dbb6f915b' };

export const IMEI = '358899051025339';
export const OTHER_IMEI = '355139000000234';
