/** What an alert or fault is called: the vendor's words, Traccar's name where it has one, MDS event types. */
export interface CodeName {
	name: string;
	/** When it disappears, where the vendor words it differently. */
	ended?: string;
	alarm: string | null;
	/** MDS event types when it appears. */
	event_types: string[];
}

const UNSPECIFIED = ['unspecified'];
const alert = (name: string, alarm: string | null, event_types = UNSPECIFIED): CodeName => ({
	name,
	alarm,
	event_types,
});

/** segway-emoped, Push, "vehicle alert", table of `code`. */
export const ALERTS: Record<string, CodeName> = {
	1: alert('Illegal moving', 'movement'),
	2: { ...alert('Vehicle fell down when locked', 'fallDown'), ended: 'Vehicle fell down' },
	3: alert('Illegal dismantling', 'tampering'),
	4: alert('Vehicle fell down when unlocked', 'fallDown'),
	10: alert('Battery 1 taken out', 'removing'),
	11: alert('Battery 2 taken out', 'removing'),
	12: alert('Low power', 'lowBattery', ['battery_low']),
};

/** segway-emoped, Appendix 2 "Fault code list": code, system, description. E-moped only. */
export const FAULTS: Record<string, { system: string; name: string }> = {
	E0: { system: 'IoT', name: 'ECU communication error' },
	E1: { system: 'IoT', name: 'Backup battery abnormality' },
	E2: { system: 'IoT', name: 'RTC clock error' },
	E3: { system: 'IoT', name: 'File system error' },
	E4: { system: 'IoT', name: 'I2C communication error' },
	E5: { system: 'IoT', name: 'GNSS communication error' },
	E6: { system: 'IoT', name: '4G modem communication error' },
	E7: { system: 'IoT', name: 'Bluetooth communication error' },
	E8: { system: 'IoT', name: 'NFC communication error' },
	E9: { system: 'IoT', name: 'G-sensor communication error' },
	10: { system: 'centralControl', name: 'ECU communication error: check the ECU, dashboard and cables' },
	11: { system: 'drive', name: 'Motor controller undervoltage protection: charge before use' },
	12: { system: 'drive', name: 'Motor Hall failure: check the motor, motor controller and cables' },
	13: { system: 'drive', name: 'MOS tube malfunction: check the motor, motor controller and cables' },
	14: { system: 'drive', name: 'Throttle malfunction: check the throttle handle, motor controller and cables' },
	15: { system: 'drive', name: 'Brake switch abnormal: check the brake lever, motor controller and cables' },
	16: { system: 'centralControl', name: 'Saving the configuration failed: replace the ECU' },
	17: { system: 'centralControl', name: 'Dashboard communication error: check the LCD cables in the dashboard' },
	18: { system: 'BMS', name: 'Reserved' },
	19: { system: 'BMS', name: 'Battery 1 temperature sensor error: check the battery' },
	20: { system: 'BMS', name: 'Battery 1 communication error: check the dashboard, battery and cables' },
	21: { system: 'BMS', name: 'Battery 1 has the default serial number: check whether it is genuine' },
	22: { system: 'BMS', name: 'Battery 1 password error: check whether it is genuine' },
	23: { system: 'BMS', name: 'Battery 2 temperature sensor error: check the battery' },
	24: { system: 'BMS', name: 'Battery 2 communication error: check the dashboard, battery and cables' },
	25: { system: 'BMS', name: 'Battery 2 has the default serial number: check whether it is genuine' },
	26: { system: 'BMS', name: 'Battery 2 password error: check whether it is genuine' },
	27: { system: 'BMS', name: 'Reserved' },
	28: { system: 'BMS', name: 'Reserved' },
	29: { system: 'BMS', name: 'Reserved' },
	30: { system: 'BMS', name: 'Reserved' },
	31: { system: 'centralControl', name: 'The vehicle has the default serial number: check whether it is genuine' },
	32: { system: 'centralControl', name: 'Vehicle password error: check whether it is genuine' },
	33: { system: 'centralControl', name: 'The dashboard program upgrade has failed' },
	34: {
		system: 'centralControl',
		name: 'Abnormal vehicle temperature detection: check the dashboard temperature sensor',
	},
	35: { system: 'centralControl', name: 'Dashboard and ECU communication error: check the ECU, dashboard and cables' },
	36: { system: 'centralControl', name: 'Reserved' },
	37: { system: 'centralControl', name: 'Reserved' },
	38: { system: 'centralControl', name: 'Electric lock malfunction: check the cables for a short circuit or a break' },
	39: { system: 'centralControl', name: 'The storage compartment is not locked' },
	40: { system: 'centralControl', name: 'Reserved' },
	41: {
		system: 'centralControl',
		name: 'The handlebar lock is not in place: restart the vehicle and move the handlebar',
	},
	42: { system: 'centralControl', name: 'The tail box is not locked' },
	43: { system: 'centralControl', name: 'Reserved' },
	44: { system: 'centralControl', name: 'Reserved' },
	45: { system: 'centralControl', name: 'Reserved' },
	46: { system: 'centralControl', name: 'Reserved' },
	47: { system: 'centralControl', name: 'The battery compartment is unlocked' },
};
