/** The entry point of what the page loads later: the views that are not shown at first. */
export { ThroughputChart } from './chart/throughputChart.ts';
export { StreamView } from './stream/streamView.ts';
