// One file for the folder: to load n8n-core takes longer than most of these tests.
import './reads.suite';
import './acts.suite';
import './complete.suite';
import './apiRequest.suite';

jest.setTimeout(60_000);
