// One file for the folder: to load n8n-core takes longer than most of these tests.
import './checks.suite';
import './order.suite';
import './dryRun.suite';
import './stop.suite';
import './failedItems.suite';
import './reads.suite';
import './limits.suite';
import './cancel.suite';
