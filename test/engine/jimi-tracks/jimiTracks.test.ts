// One file for the folder: to load n8n-core takes longer than most of these tests.
import './track.suite';
import './alarms.suite';
import './mileage.suite';

jest.setTimeout(60_000);
