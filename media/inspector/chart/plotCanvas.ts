/** Draws the throughput chart's lines on its canvas. */
import { shownBuckets, type ChartSeries } from './chartSeries.ts';
import type { BucketRange } from './bucketRange.ts';

export interface Plot {
  readonly series: ChartSeries | undefined;
  readonly received: Float64Array;
  readonly sent: Float64Array;
  readonly peak: Peak | undefined;
  /** The bucket at the pointer or the keyboard cursor. */
  readonly mark: number | undefined;
  /** The buckets being selected. */
  readonly range: BucketRange | undefined;
}

export interface Peak {
  readonly bucket: number;
  readonly direction: 'in' | 'out';
  readonly figure: number;
}

/** The bucket with the highest figure; undefined: all are zero. */
export function peakOf(received: Float64Array, sent: Float64Array): Peak | undefined {
  const figure = Math.max(0, ...received, ...sent);
  if (figure === 0) return undefined;
  const bucket = received.indexOf(figure);
  return bucket >= 0
    ? { bucket, direction: 'in', figure }
    : { bucket: sent.indexOf(figure), direction: 'out', figure };
}

const topPx = 16;
const peakPx = 3;

/** Received as an area, sent as a dashed line, the highest figure as a dot. */
export function drawPlot(
  canvas: HTMLCanvasElement,
  { width, height }: { readonly width: number; readonly height: number },
  style: CSSStyleDeclaration,
  { series, received, sent, peak, mark, range }: Plot,
): void {
  // An opaque canvas is cheaper, as it is not blended with what is below.
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null || width === 0) return;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const colour = (name: string): string => style.getPropertyValue(name).trim() || style.color;
  context.fillStyle = colour('--page');
  context.fillRect(0, 0, width, height);
  if (series === undefined) return;
  const { figure: most = 1 } = peak ?? {};
  const step = width / shownBuckets(series);
  const xOf = (bucket: number): number => (bucket + 0.5) * step;
  const yOf = (figure: number): number => height - 1 - (figure / most) * (height - 1 - topPx);
  if (range !== undefined) {
    context.globalAlpha = 0.3;
    context.fillStyle = colour('--selection');
    context.fillRect(range.from * step, 0, (range.to - range.from) * step, height);
    context.globalAlpha = 1;
  }
  const trace = (column: Float64Array): void => {
    context.beginPath();
    column.forEach((figure, bucket) => {
      if (bucket === 0) context.moveTo(xOf(bucket), yOf(figure));
      else context.lineTo(xOf(bucket), yOf(figure));
    });
  };
  context.lineWidth = 1.5;
  context.strokeStyle = colour('--in');
  trace(received);
  context.stroke();
  context.lineTo(xOf(series.notice.count - 1), height);
  context.lineTo(xOf(0), height);
  context.globalAlpha = 0.2;
  context.fillStyle = colour('--in');
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = colour('--out');
  context.setLineDash([4, 2]);
  trace(sent);
  context.stroke();
  context.setLineDash([]);
  if (peak !== undefined) {
    context.fillStyle = colour(peak.direction === 'in' ? '--in' : '--out');
    context.beginPath();
    context.arc(xOf(peak.bucket), yOf(most), peakPx, 0, 2 * Math.PI);
    context.fill();
  }
  if (mark === undefined) return;
  context.lineWidth = 1;
  context.strokeStyle = style.color;
  context.beginPath();
  context.moveTo(xOf(mark), 0);
  context.lineTo(xOf(mark), height);
  context.stroke();
}
