interface Named {
	imei: string;
}

export const ALARM_MANY = ({ imei }: Named): unknown[] => [
	{
		vendor: 'jimi',
		event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
		event_types: ['unspecified'],
		alarm: 'sos',
		code: '1',
		name: 'SOS',
		phase: null,
		device_id: imei,
		timestamp: '2026-05-24T12:00:00.000Z',
		location: {
			lat: -20.25,
			lng: 57.5,
			altitude: null,
			heading: null,
			speed: null,
			horizontal_accuracy: null,
			satellites: null,
		},
		vehicle: null,
		received_at: expect.stringMatching(/Z$/),
		jimi: {
			device_name: 'GT06N-01234',
			model: 'GT06N',
			account: 'jimitest',
			positioned_at: '2026-05-24T11:59:55.000Z',
			geofence_id: null,
		},
	},
];

export const ALARM_MANY_RAW = ({ imei }: Named): unknown[] => [
	{
		deviceName: 'GT06N-01234',
		IMEI: imei,
		model: 'GT06N',
		account: 'jimitest',
		alertTypeId: '1',
		alertType: 'SOS',
		alertTime: '2026-05-24 12:00:00',
		positioningTime: '2026-05-24 11:59:55',
		lat: -20.25,
		lng: 57.5,
	},
];

export const MEDIA_MANY = ({ imei }: Named): unknown[] => [
	{
		file_url: `https://media.domain.com/${imei}_1779624060_02.mp4?token=word`,
		thumbnail_url: `https://media.domain.com/${imei}_1779624060_02_thumb.jpg?token=word`,
		media_type: 'video',
		mime_type: 'video/mp4',
		camera: 'inward',
		created_at: '2026-05-24T12:01:00.000Z',
		file_size: 9000000,
	},
];

export const MEDIA_MANY_RAW = ({ imei }: Named): unknown[] => [
	{
		thumb_URL: `https://media.domain.com/${imei}_1779624060_02_thumb.jpg?token=word`,
		file_URL: `https://media.domain.com/${imei}_1779624060_02.mp4?token=word`,
		mime_type: 'video/mp4',
		create_time: '2026-05-24 12:01:00',
		media_type: 2,
		camera: 1,
		file_size: '9000000',
	},
];

export const MEDIA_GETLIVEPAGE = ({ imei }: Named): unknown[] => [
	{
		vendor: 'jimi',
		device_id: imei,
		vehicle_id: 'AB 123 CD',
		vehicle_type: null,
		vehicle_state: null,
		online: null,
		locked: null,
		charging: null,
		ignition: null,
		battery_percent: null,
		current_range_meters: null,
		odometer_meters: null,
		location: {
			lat: -20.25,
			lng: 57.5,
			altitude: null,
			heading: 90,
			speed: 10,
			horizontal_accuracy: null,
			satellites: 9,
		},
		position_source: 'gps',
		last_reported: '2026-05-24T12:00:00.000Z',
		jimi: {
			live_url: `https://www.domain.com/device/video/${imei}`,
			vin: 'ZFA25000001234567',
			plate_number: 'AB 123 CD',
		},
	},
];

export const MEDIA_GETLIVEPAGE_RAW = ({ imei }: Named): unknown[] => [
	{
		lat: -20.25,
		lng: 57.5,
		gpsTime: '2026-05-24 12:00:00',
		direction: 90,
		gpsSpeed: 36,
		posType: 1,
		satellite: 9,
		VIN: 'ZFA25000001234567',
		plateNo: 'AB 123 CD',
		UrlCamera: `https://www.domain.com/device/video/${imei}`,
		imei: imei,
	},
];
