// One file for the folder: to load n8n-core takes longer than most of these tests.
import '../secrets/debugLog.cjs';
import './faults.suite';
import './echoes.suite';
