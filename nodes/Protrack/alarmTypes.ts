/** One alarm of Protrack: the vendor's name, the panel's, the word of Traccar and those of MDS. */
export interface AlarmType {
	/** protrack 2.8. */
	name: string;
	label: string;
	/** Traccar's name of the alarm; `null` where it has none. */
	alarm: string | null;
	events: string[];
}

const row = (name: string, label: string, alarm: string | null = null, ...events: string[]): AlarmType => ({
	name,
	label,
	alarm,
	events: events.length > 0 ? events : ['unspecified'],
});

/** The 44 alarm types of protrack 2.8, by their number. */
export const ALARM_TYPES: Record<string, AlarmType> = {
	1: row('sosAlarm', 'SOS', 'sos'),
	2: row('lowBatteryAlarm', 'Low Battery', 'lowBattery', 'battery_low'),
	3: row('powerDisconnectAlarm', 'Power Disconnect', 'powerCut'),
	4: row('vibrationAlarm', 'Vibration', 'vibration'),
	5: row('geoFenceInAlarm', 'Geofence In', 'geofenceEnter', 'changed_geographies'),
	6: row('geoFenceOutAlarm', 'Geofence Out', 'geofenceExit', 'changed_geographies'),
	7: row('speedingAlarm', 'Speeding', 'overspeed'),
	8: row('carMoveAlarm', 'Car Move', 'movement'),
	9: row('engineOn', 'Engine On'),
	10: row('engineOff', 'Engine Off'),
	11: row('tireTemperatureAlarm', 'Tire Temperature', 'temperature'),
	12: row('tireLeakPressureAlarm', 'Tire Leak'),
	13: row('tireLowPressureAlarm', 'Tire Pressure Low'),
	14: row('tireHighPressureAlarm', 'Tire Pressure High'),
	15: row('gpsDeadZoneInAlarm', 'GPS Dead Zone In', null, 'not_located'),
	16: row('gpsDeadZoneOutAlarm', 'GPS Dead Zone Out', null, 'located'),
	17: row('obdDtcAlarm', 'OBD Fault Code', 'fault'),
	18: row('disassembleAlarm', 'Disassemble', 'removing'),
	19: row('powerOffAlarm', 'Power Off', 'powerOff'),
	20: row('collisionAlarm', 'Collision', 'accident'),
	21: row('dropAlarm', 'Drop', 'fallDown'),
	22: row('routeAlarm', 'Route'),
	23: row('rapidAccelerationAlarm', 'Rapid Acceleration', 'hardAcceleration'),
	24: row('rapidDecelerationAlarm', 'Rapid Deceleration', 'hardBraking'),
	25: row('sharpTurnAlarm', 'Sharp Turn', 'hardCornering'),
	26: row('dooropenAlarm', 'Door Open', 'door'),
	27: row('doorcloseAlarm', 'Door Close', 'door'),
	28: row('offlineAlarm', 'Offline', null, 'comms_lost'),
	29: row('engineIdleAlarm', 'Engine Idle', 'idle'),
	30: row('parkingAlarm', 'Parking', 'parking'),
	31: row('oilLeakAlertAlarm', 'Oil Leak', 'fuelLeak'),
	32: row('oilTheftAlertAlarm', 'Oil Theft', 'fuelLeak'),
	33: row('jammingAlarm', 'Jamming', 'jamming'),
	34: row('restrictedDrivingAlarm', 'Restricted Driving'),
	35: row('lowTemperatureAlarm', 'Low Temperature', 'temperature'),
	36: row('highTemperatureAlarm', 'High Temperature', 'temperature'),
	37: row('dumpSwitchOnAlarm', 'Dump Switch On'),
	38: row('dumpSwitchOffAlarm', 'Dump Switch Off'),
	39: row('armAlarm', 'Arm'),
	40: row('rolloverAlarm', 'Rollover', 'fallDown'),
	41: row('fatigueDrivingAlarm', 'Fatigue Driving', 'fatigueDriving'),
	42: row('lackBreakFatigueDrivingAlarm', 'Fatigue Driving Without Break', 'fatigueDriving'),
	43: row('lowOilAlarm', 'Low Oil'),
	44: row('lowExternalBatteryAlarm', 'Low External Battery', 'lowPower', 'battery_low'),
};
