// One file for the folder: to load n8n-core takes longer than most of these tests.
import './polls.suite';
import './cursors.suite';
import './starts.suite';
import './list2.suite';
