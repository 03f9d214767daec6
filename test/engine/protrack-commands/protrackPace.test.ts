import './pace.suite';
