import { describeOutage } from './outage.ts';

describeOutage('crm', 'erp');
