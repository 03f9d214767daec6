/** Names of the alarm types: digits come from the device, words from the platform (later document). */
const TABLE = `
1 SOS|2 Power cut off|3 Vibration|4 Enter fence (terminal)|5 Exit fence (terminal)|6 Overspeed (terminal)
9 Displacement (terminal)|10 Enter GPS blind zone|11 Exit GPS blind zone|12 Booting|13 GPS first fix
14 Low external power|15 Low power protection|16 SIM change|17 Power off|18 Airplane mode after low power
19 Disassembly|20 Door detection|21 Battery low shutdown|22 Voice alarm|24 Cover move|25 Internal low battery
28 Door open|29 Door close|35 Fall|36 Plug in charger|39 Unauthorized open|40 Initiative offline
41 Sudden acceleration|42 Sharp turn left|43 Sharp turn right|44 Collision|45 Vehicle turn over
48 Sudden deceleration|50 Device pull out|55 Collision|58 Cancel unauthorized open|71 Fatigue driving|76 Sharp turn
77 Abrupt lane switching|78 Vehicle stability|79 Vehicle angle abnormality|80 Door close|81 Door open|82 Temperature
83 Stealing oil|86 Start charging|87 Stop charging|89 Full of reminders|90 Low battery
91 High temperature (terminal)|92 Low temperature (terminal)|100 Cancel temperature alert|101 Cancel collision alert
113 Increase in oil level|114 Install|115 Oil sense timeout|119 High voltage ADC1|120 Low voltage ADC1
126 High humidity|127 Low humidity|128 DVR vibration|135 Overspeed (DVR)|136 Power off (DVR)|138 Immobilization ON
139 Immobilization OFF|140 Close eyes|141 Switch land transport mode|142 Environmental anomaly|143 Distraction
144 Sudden acceleration (DVR)|145 Sudden deceleration (DVR)|146 Sharp turn (DVR)|147 Collision (DVR)|148 No face
149 Switch ocean transport mode|150 Switch static transport mode|151 Phone calling|154 Smoking|160 Yawn
163 Head lowered|165 RFID event|168 Engine failure|169 Undervoltage|170 Drinking|171 Light detected
172 Bluetooth MAC searched|173 Bluetooth MAC lost|191 Device plug-out|197 Engine ON|198 Engine OFF
199 Overtime driving|202 Overspeed warning|203 Overtime parking warning|204 Forward collision warning
205 Lane departure warning|206 Vehicle too close|207 Pedestrian collision warning|208 DMS fatigue warning
224 Device plug-in|227 Overheating|230 INPUT1 activated|231 INPUT1 deactivated|232 INPUT2 activated
233 INPUT2 deactivated|254 Ignition on|256 Fence entry (Bluetooth)|257 Fence exit (Bluetooth)|258 Fence entry (WIFI)
259 Fence exit (WIFI)|260 Long stillness|261 Start exercise|262 Stop exercise|263 LTE jamming detected
266 LTE jamming ended|267 GPS jamming detected|268 GPS jamming ended
ACC_ON ACC on|ACC_OFF ACC off|in Enter fence|out Exit fence|geozone Geo-fence|fenceOverspeed Fence overspeed
sensitiveAreasFence Sensitive area|stayTimeIn Long time not entered|stayTimeOut Long time not left
overSpeed Overspeed (platform)|offline Offline|stayAlert Parking|stayAlertOn Idling|mileageAlarm Maintenance
laneshift Route deviation|displacementAlarm Night driving|high_temp_alarm High temperature
low_temp_alarm Low temperature|carFault Vehicle fault|obd OBD|other Other|DMSAlert DMS
drivingBehaviorAlert Driving behaviour|drivingBehaviorAlertDVR Driving behaviour (DVR)|ubiAcce Harsh acceleration
ubiDece Harsh braking|ubiTurn Harsh cornering|ubiLane Harsh lane change|ubiColl Collision|ubiRoll Rollover
ubiSatt Roll and pitch|ubiStab Skidding|burglarStatus_0 Disarm|burglarStatus_1 Arm|burglarStatus_2 Alert`;

/** Name by type. */
export const ALARM_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
	TABLE.trim()
		.split(/[|\n]/)
		.map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]),
);

/** The name of a type; its own word for those that are not in the table, which devices send too. */
export function alarmName(type: string): string {
	return Object.hasOwn(ALARM_TYPES, type) ? ALARM_TYPES[type] : `Alarm ${type}`;
}
